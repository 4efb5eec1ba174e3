import type { SearchDocument } from './document.ts'
import { ROW, rowOfLengths } from './length.ts'
import { editsBetween, isWord, mayBeNear, spelled } from './near.ts'
import { runOf, type Part } from './part.ts'
import { documentsIn, numberOfField, posting, type Posting } from './posting.ts'
import { termsOfDocument } from './terms-of-document.ts'

/** A part that documents can be added to. It is meant to be small: it is searched through where a segment looks up. */
export type Fresh = Part & {
  readonly add: (key: string, document: SearchDocument) => void
  /** All terms, by how they begin, so that few of them have to be put in order at a time. */
  readonly terms: () => ReadonlyMap<string, readonly string[]>
}

const NONE: readonly Posting[] = []

export function newFresh(): Fresh {
  const keys: string[] = []
  const last = new Map<string, number>()
  const documents: SearchDocument[] = []
  let lengths = new Uint8Array(64 * ROW)
  const lists = new Map<string, Posting[]>()
  const terms = new Map<string, string[]>()
  const at = <T>(items: readonly T[], n: number): T => {
    const item = items[n]
    if (item === undefined) throw new Error(`there is no document ${n} among ${items.length}`)
    return item
  }
  const addTerm = (term: string, one: Posting): void => {
    const list = lists.get(term)
    if (list) {
      list.push(one)
      return
    }
    lists.set(term, [one])
    const alike = terms.get(beginOf(term))
    if (alike) alike.push(term)
    else terms.set(beginOf(term), [term])
  }
  return {
    add: (key, document) => {
      const number = documents.push(document) - 1
      if (keys.at(-1) !== key) last.set(key, number)
      keys.push(key)
      const fields = termsOfDocument(document).sort((a, b) => numberOfField(a.field) - numberOfField(b.field))
      for (const { field, counts } of fields) {
        for (const [term, count] of counts) addTerm(term, posting(number, numberOfField(field), count))
      }
      if (lengths.length < documents.length * ROW) {
        const wider = new Uint8Array(lengths.length * 2)
        wider.set(lengths)
        lengths = wider
      }
      lengths.set(rowOfLengths(new Map(fields.map(({ field, length }) => [field, length]))), number * ROW)
    },
    terms: () => terms,
    size: () => documents.length,
    keyOf: (n) => at(keys, n),
    documentsOf: (key) => runOf(keys, key, last.get(key)),
    kindOf: (n) => at(documents, n).kind,
    lengths: () => lengths,
    read: (n) => at(documents, n),
    postings: (term) => Uint32Array.from(lists.get(term) ?? NONE),
    count: (term) => documentsIn(lists.get(term) ?? NONE),
    startingWith: (start) => (terms.get(beginOf(start)) ?? []).filter((term) => term.startsWith(start)).sort(),
    near: (word, most) => {
      const { letters } = spelled(word)
      const found: { text: string; edits: number }[] = []
      for (const [first, alike] of terms) {
        if (!isWord(first)) continue
        for (const text of alike) {
          if (text === word || Math.abs(text.length - word.length) > most) continue
          const edits = mayBeNear(letters, spelled(text).letters, most) ? editsBetween(word, text, most) : most + 1
          if (edits <= most) found.push({ text, edits })
        }
      }
      return found
    },
  }
}

/** Its first UTF-16 unit; of terms that no text has, which are sounds and filters, the one behind that as well. */
const beginOf = (term: string): string => term.slice(0, term < ' ' ? 2 : 1)
