import type { SearchDocument } from './document.ts'
import { rowOfLengths } from './length.ts'
import { editsBetween, mayBeNear, spelled } from './near.ts'
import type { Entry, Part } from './part.ts'
import { documentsIn, numberOfField, posting, type Posting } from './posting.ts'
import { termsOfDocument } from './terms-of-document.ts'

/** A part that documents can be added to. It is meant to be small: it is searched through where a segment looks up. */
export type Fresh = Part & {
  readonly add: (key: string, document: SearchDocument) => void
  readonly lists: () => ReadonlyMap<string, readonly Posting[]>
}

const NONE: readonly Posting[] = []

export function newFresh(): Fresh {
  const entries: Entry[] = []
  const documents: SearchDocument[] = []
  const lists = new Map<string, Posting[]>()
  const at = <T>(items: readonly T[], n: number): T => {
    const item = items[n]
    if (item === undefined) throw new Error(`there is no document ${n} among ${items.length}`)
    return item
  }
  return {
    add: (key, document) => {
      const number = documents.push(document) - 1
      const fields = termsOfDocument(document).sort((a, b) => numberOfField(a.field) - numberOfField(b.field))
      for (const { field, counts } of fields) {
        for (const [term, count] of counts) {
          const one = posting(number, numberOfField(field), count)
          const list = lists.get(term)
          if (list) list.push(one)
          else lists.set(term, [one])
        }
      }
      const lengths = rowOfLengths(new Map(fields.map(({ field, length }) => [field, length])))
      entries.push({ key, kind: document.kind, lengths })
    },
    lists: () => lists,
    size: () => documents.length,
    entry: (n) => at(entries, n),
    read: (n) => at(documents, n),
    postings: (term) => lists.get(term) ?? NONE,
    count: (term) => documentsIn(lists.get(term) ?? NONE),
    startingWith: (start, most) => {
      const found: string[] = []
      for (const term of lists.keys()) if (term.startsWith(start) && found.push(term) === most) break
      return found
    },
    near: (word, most) => {
      const { letters } = spelled(word)
      const found: { text: string; edits: number }[] = []
      for (const text of lists.keys()) {
        if (!isWord(text) || text === word || Math.abs(text.length - word.length) > most) continue
        const edits = mayBeNear(letters, spelled(text).letters, most) ? editsBetween(word, text, most) : most + 1
        if (edits <= most) found.push({ text, edits })
      }
      return found
    },
  }
}

/** Whether a term is a Latin word: others are not misspelt letter by letter. */
const isWord = (term: string): boolean => term >= 'a' && term < '{'
