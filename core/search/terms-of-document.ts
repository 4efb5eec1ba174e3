import type { SearchDocument } from './document.ts'
import type { Field } from './fields.ts'
import { occurrencesOf } from './occurrences.ts'
import { soundsOfText } from './pinyin.ts'

/** A filter's term. No text has it, for its first character. */
export const facetTerm = (facet: string): string => `\u0001${facet}`

/** What names a question in few words may be typed as it sounds: in prose three initials stand everywhere. */
export const SOUNDED: ReadonlySet<Field> = new Set(['title', 'keyPoints'])

export type FieldTerms = {
  readonly field: Field
  /** How often each stands in the field. */
  readonly counts: ReadonlyMap<string, number>
  /** Terms in the field, each as often as it stands there; without those that only filter or sound like it. */
  readonly length: number
}

/** What a document is found by, field by field. */
export function termsOfDocument({ title, texts, facets }: SearchDocument): FieldTerms[] {
  const joined = new Map<Field, string>([['title', title]])
  for (const [field, text] of texts) joined.set(field, joined.has(field) ? `${joined.get(field)}\n${text}` : text)
  return [...joined].map(([field, text]) => {
    const occurrences = occurrencesOf(text)
    const extra = [
      ...(field === 'title' ? facets.map(facetTerm) : []),
      ...(SOUNDED.has(field) ? soundsOfText(text).map(({ term }) => term) : []),
    ]
    const counts = new Map<string, number>()
    for (const { term } of occurrences) counts.set(term, (counts.get(term) ?? 0) + 1)
    for (const term of extra) counts.set(term, 1)
    return { field, counts, length: occurrences.length }
  })
}

/** Each term a document is found by, once. */
export const distinctTerms = (document: SearchDocument): ReadonlySet<string> =>
  new Set(termsOfDocument(document).flatMap(({ counts }) => [...counts.keys()]))
