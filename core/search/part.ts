import type { Kind, SearchDocument } from './document.ts'
import type { Posting } from './posting.ts'

/** What is known of a document besides its terms. `key`: what it belongs to, and is replaced and taken out with. */
export type Entry = { readonly key: string; readonly kind: Kind; readonly lengths: Uint8Array }

/**
 * Some of the documents of an index, numbered from 0, with their terms. What is said of how many documents have a term
 * includes those that were taken out since.
 */
export type Part = {
  readonly size: () => number
  readonly entry: (document: number) => Entry
  readonly read: (document: number) => SearchDocument
  /** In ascending order. Holds until the next list is asked for. */
  readonly postings: (term: string) => ArrayLike<Posting>
  /** Documents that have the term. */
  readonly count: (term: string) => number
  readonly startingWith: (start: string, most: number) => readonly string[]
  /** Words that are within so many edits of this one, itself not among them. */
  readonly near: (word: string, most: number) => readonly { readonly text: string; readonly edits: number }[]
}
