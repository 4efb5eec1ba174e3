import type { CardId, Problem } from '#core/card/card.ts'
import type { Author } from '#core/card/rights.ts'
import type { Bundle } from '#core/share/bundle/bundle.ts'

export type PackOptions = {
  /** SPDX expression. Left out: that of what came in or was forked, or else of the settings. */
  readonly license?: string
  /** Who is named besides the authors of the cards. Left out: the author of the settings. */
  readonly authors?: readonly Author[]
  /** As a chain of its own, which says what it began from. */
  readonly fork?: boolean
  /** Only what is otherwise than it came in, for a library that has the rest. */
  readonly patch?: boolean
}

/** A chain as it can go out. */
export type Packed = {
  readonly bundle: Bundle
  /** It is not what the library last sent out or took in. */
  readonly isNew: boolean
  readonly remarks: readonly Remark[]
}

/** Why a chain cannot go out. */
export type PackRefusal =
  | { readonly kind: 'unknown-card'; readonly cardId: CardId }
  /** Its file, the place in it, and how to mend it. */
  | { readonly kind: 'unreadable-card'; readonly cardId: CardId; readonly problem: Problem }
  | { readonly kind: 'too-many-cards'; readonly limit: number }
  | { readonly kind: 'too-large'; readonly bytes: number; readonly limit: number }
  /** Of a patch: all is as it came in. */
  | { readonly kind: 'nothing-changed' }
  /** Of a patch: nothing of it came in. */
  | { readonly kind: 'not-taken-in' }

/** Why a file that a card names does not go along. `metadata`: it may hold what nobody sees, and that cannot be taken out. */
export const LEFT_OUT = ['missing', 'too-large', 'svg', 'no-image', 'metadata'] as const

type Of<Kind extends string, More = unknown> = { readonly kind: Kind; readonly cardId: CardId } & More
/** 1-based, in the card's file. Null: it cannot be told. */
type AtLine = { readonly line: number | null }

/** Something about a chain that whoever sends it out should know. */
export type Remark =
  /** A file that the card shows or links to stays here. `path`: relative to the content folder. */
  | Of<'file-left-out', AtLine & { readonly path: string; readonly why: (typeof LEFT_OUT)[number] }>
  /** A photograph was turned by its metadata, which do not go along. */
  | Of<'image-turned', AtLine & { readonly path: string }>
  /** A demo is not there, or cannot be read. */
  | Of<'demo-left-out', { readonly demoId: string }>
  /** A demo that came from somebody else goes along. */
  | Of<'demo-of-others', { readonly demoId: string }>
  /** What no page shows and the file holds. */
  | Of<'comment', AtLine>
  /** An address of a place on this computer, which may hold names of people and folders. */
  | Of<'local-address', AtLine & { readonly address: string }>
  /** A follow-up that leads to no card of this library. */
  | Of<'missing-follow-up', AtLine & { readonly to: CardId }>
  /** A link to a card that is not part of the chain. */
  | Of<'leads-outside', AtLine & { readonly to: CardId }>
  /** A link by a name that no card of the chain has. */
  | Of<'name-outside', AtLine & { readonly name: string }>
  /** A link by the name of a card's file, which may be called otherwise elsewhere. */
  | Of<'name-of-file', AtLine & { readonly name: string }>
  | Of<'archived'>
  /** The card keeps a licence that is not that of the chain. */
  | Of<'other-license', { readonly license: string }>
  /** More than most libraries take in. */
  | { readonly kind: 'large'; readonly files: number; readonly bytes: number }
