import type { Kind, SearchDocument } from './document.ts'
import type { Field } from './fields.ts'
import type { SearchIndex } from './index.ts'
import { parseQuery } from './query.ts'

/** A document with a title, and whatever else is to be said of it. */
export const document = (
  title: string,
  texts: Partial<Record<Field, string>> = {},
  facets: readonly string[] = [],
  kind: Kind = 'card',
): SearchDocument => ({
  kind,
  title,
  texts: (Object.entries(texts) as [Field, string][]).map(([field, text]) => [field, text]),
  facets: [...facets],
})

/** Titles of the cards that are found, best first. */
export const titles = (index: SearchIndex, typed: string, kind: Kind = 'card'): string[] =>
  index.search(parseQuery(typed), { kind, limit: 40, mayBe: null }).map(({ document: { title } }) => title)
