import { z } from 'zod'
import type { Author } from './rights.ts'
import type { SectionId } from './stages.ts'

/** Identity of a card: minted once, survives edits, renames, moves and forks. Safe in a path and in a URL. */
export const CardId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{2,39}$/, 'must be 3 to 40 of a-z, 0-9 and "-", not starting with "-"')
  .brand<'CardId'>()
export type CardId = z.infer<typeof CardId>

export const CATEGORIES = ['system-design', 'project', 'fundamentals', 'open-source'] as const
export type Category = (typeof CATEGORIES)[number]

export const REFERENCE_KINDS = ['official', 'standard', 'source', 'book', 'article', 'talk', 'issue'] as const
export type ReferenceKind = (typeof REFERENCE_KINDS)[number]

export type Reference = { readonly url: string; readonly kind: ReferenceKind; readonly title: string }

/** A talking point an answer should cover. `aliases` are other words that count as having said it. */
export type KeyPoint = { readonly point: string; readonly aliases: readonly string[] }

/** An item of stage 6: an edge to another card, or a question not yet asked (an open question). */
export type FollowUp =
  | { readonly kind: 'card'; readonly id: CardId; readonly text: string }
  | { readonly kind: 'open'; readonly text: string }

/** A place in a card's source: 1-based line and column, 0-based UTF-16 offset. */
export type Place = { readonly line: number; readonly column: number; readonly offset: number }

/** Something wrong in a card file: where, what, and how to mend it. An `error` keeps the card out of the index. */
export type Problem = {
  readonly severity: 'error' | 'warning'
  readonly file: string
  readonly line: number
  readonly column: number
  readonly message: string
  readonly mend: string
}

/** The Markdown under one heading. `start` and `end` are UTF-16 offsets of the body in the source. */
export type Section = {
  readonly id: SectionId
  /** The heading as written, without its marks; empty for prose that stands before the first heading. */
  readonly heading: string
  readonly start: number
  readonly end: number
}

export type Card = {
  readonly id: CardId
  readonly title: string
  /** BCP 47. */
  readonly lang: string
  readonly category: Category
  readonly topics: readonly string[]
  readonly keyPoints: readonly KeyPoint[]
  readonly references: readonly Reference[]
  /** Calendar date, YYYY-MM-DD. */
  readonly created: string
  /** Whether one of the parents that gate it is enough to open it, or all are needed. */
  readonly requires: 'any' | 'all'
  /** Cards that give it away, or that it gives away: they are not asked on the same day. */
  readonly spoils: readonly CardId[]
  /** Put away by its author: kept and linked to, but not asked. */
  readonly archived: boolean
  /** Cards it has taken in: what happened to them counts as its own history. */
  readonly mergedFrom: readonly CardId[]
  /** SPDX expression. Null: nothing is said. */
  readonly license: string | null
  /** Who is to be named. */
  readonly authors: readonly Author[]
  /** In the order of the file. A stage that is missing has no section; one that is doubled has two. */
  readonly sections: readonly Section[]
  /** Stage 6, in the author's order. */
  readonly followUps: readonly FollowUp[]
  /** Cards linked to anywhere else than in stage 6. */
  readonly mentions: readonly CardId[]
  /** Names by which its text, stage 6 included, links to cards: folded, each once. See wikilink.ts. */
  readonly names: readonly string[]
  /** Ids of the demos shown. */
  readonly demos: readonly string[]
}
