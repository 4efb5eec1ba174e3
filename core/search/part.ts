import type { Kind, SearchDocument } from './document.ts'

/**
 * Some of the documents of an index, numbered from 0, with their terms. It does not know which of them were taken out
 * since: what is said of how many documents have a term includes those.
 */
export type Part = {
  readonly size: () => number
  /** What a document belongs to, and is replaced and taken out with. */
  readonly keyOf: (document: number) => string
  /** The documents that belong to a key, as they were added last. */
  readonly documentsOf: (key: string) => readonly number[]
  readonly kindOf: (document: number) => Kind
  /** Of each document: a row of lengths, as length.ts has them. */
  readonly lengths: () => Uint8Array
  readonly read: (document: number) => SearchDocument
  /** As posting.ts has them, in ascending order. They hold until the next list is asked for. */
  readonly postings: (term: string) => Uint32Array
  /** Documents that have the term. */
  readonly count: (term: string) => number
  /** Terms that begin like this, in the order of their UTF-16 units. */
  readonly startingWith: (start: string) => Iterable<string>
  /** Words that are within so many edits of this one, itself not among them. */
  readonly near: (word: string, most: number) => readonly { readonly text: string; readonly edits: number }[]
}

/** Documents of one key stand together. `last`: the first of those that were added last. */
export function runOf(keys: readonly string[], key: string, last: number | undefined): readonly number[] {
  const found: number[] = []
  for (let n = last ?? keys.length; keys[n] === key; n += 1) found.push(n)
  return found
}
