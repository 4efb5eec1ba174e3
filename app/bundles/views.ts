import type { DiffPiece } from '../_ui/diff-text.tsx'

/** What a bundle is and what would become of it, in words. */
export type InspectionSaid = {
  readonly title: string
  readonly lang: string
  readonly authors: readonly Named[]
  readonly license: Named
  /** What it was forked from, the nearest first. */
  readonly lineage: readonly string[]
  /** Its version, its kind, its languages. */
  readonly about: readonly string[]
  readonly contains: readonly string[]
  readonly checked: string
  readonly known: string
  /** Only what was changed: it is no chain that could go on by itself. */
  readonly isPatch: boolean
  /** Taking it in would change something here. */
  readonly hasNews: boolean
  readonly conflicts: readonly ConflictSaid[]
  readonly groups: readonly GroupSaid[]
  readonly demos: readonly DemoSaid[]
  readonly images: readonly ImageSaid[]
  readonly domains: readonly DomainSaid[]
  readonly folder: string
  /** Names the state of things here by which is chosen. */
  readonly seen: string
}

export type Named = { readonly name: string; readonly url: string | null }

/** Cards of which the same is to be said. */
export type GroupSaid = {
  readonly standing: string
  readonly title: string
  /** Whether each of them can be left out. */
  readonly isTaken: boolean
  readonly cards: readonly CardSaid[]
}

export type CardSaid = {
  readonly id: string
  readonly title: string
  readonly lang: string
  /** Null: it is not here. */
  readonly href: string | null
  readonly facts: readonly string[]
  readonly parts: readonly PartSaid[]
}

export type PartSaid = {
  readonly name: string
  /** Of the name; left out where it is in the reader's language. */
  readonly lang?: string | undefined
  readonly outcome: string
  readonly kind: string
  readonly pieces: readonly DiffPiece[]
}

/** One place that both sides changed. `key`: what a choice is named by. */
export type ConflictSaid = {
  readonly key: string
  /** Null: it is of a demo. */
  readonly cardId: string | null
  readonly title: string
  readonly lang: string
  readonly legend: string
  readonly base: string | null
  /** Null: there is more than can be shown beside one another. */
  readonly sides: Readonly<Record<'mine' | 'theirs', readonly DiffPiece[]>> | null
}

export type DemoSaid = {
  readonly id: string
  readonly title: string
  readonly facts: readonly string[]
  readonly files: readonly {
    readonly name: string
    readonly label: string
    readonly text: string | null
    readonly about: string
  }[]
}

/** `src`: as a data URL. Null: too large for that. */
export type ImageSaid = { readonly name: string; readonly src: string | null; readonly facts: readonly string[] }

export type DomainSaid = {
  readonly host: string
  readonly count: string
  readonly links: readonly { readonly url: string; readonly title: string; readonly lang: string }[]
}

/** Why a bundle is refused, and which of its files is at fault. `more`: something more exact, in English. */
export type FaultSaid = { readonly text: string; readonly path: string | null; readonly more: string | null }

/** What taking in came to. */
export type TakenSaid = {
  /** What takes it back. Null: no file was changed. */
  readonly batch: string | null
  readonly wrote: string
  readonly chainHref: string
  readonly cards: readonly {
    readonly id: string
    readonly title: string
    readonly lang: string
    readonly href: string
  }[]
  readonly kept: readonly string[]
}
