import type { CardId } from '#core/card/card.ts'
import type { Author } from '#core/card/rights.ts'
import type { BundleManifest } from '#core/share/bundle/manifest.ts'

/** What a bundle holds, and what taking it in would do here. Nothing is written to find out. */
export type Inspection = {
  readonly manifest: BundleManifest
  readonly contains: {
    readonly cards: number
    readonly images: number
    readonly demos: number
    readonly files: number
    readonly bytes: number
    /** A bundle has no place for any. */
    readonly attempts: 0
  }
  /** Against what this library has sent out or taken in of this chain. `apart`: both have gone on since. */
  readonly known: 'never' | 'same' | 'newer' | 'older' | 'apart'
  readonly cards: readonly CardInspection[]
  readonly demos: readonly DemoInspection[]
  readonly images: readonly {
    readonly name: string
    readonly bytes: number
    readonly standing: 'new' | 'identical'
  }[]
  /** Every outside host that is linked to, with the addresses and the cards that name them. */
  readonly domains: readonly Domain[]
  /** Where new cards go, below the content folder. */
  readonly folder: string
  /** Those that are not settled. */
  readonly conflicts: number
  /** What it was told from, in hex: another one as soon as something that it is about changes here. */
  readonly seen: string
}

export type Domain = {
  readonly host: string
  readonly links: readonly { readonly url: string; readonly cardId: CardId }[]
}

export type CardInspection = {
  readonly id: CardId
  readonly title: string
  readonly lang: string
  readonly license: string | null
  readonly authors: readonly Author[]
  /** `kept`: only this library changed it, or it is no more here. `merged`: both did, without getting in each other's way. */
  readonly standing: 'new' | 'identical' | 'changed' | 'kept' | 'merged' | 'conflict'
  /** Where it lies, or would. Null: nowhere, as it was merged into another card, deleted, or is not to be taken. */
  readonly path: string | null
  /** What is otherwise there than here. */
  readonly parts: readonly PartInspection[]
}

export type PartInspection = {
  /** A stage, or `frontmatter.title` and so on. */
  readonly part: string
  readonly outcome: 'theirs' | 'mine' | 'both' | 'conflict'
  readonly base: string | null
  readonly mine: string
  readonly theirs: string
  /** What will stand here; of a conflict what stands here now. */
  readonly result: string
}

export type DemoInspection = {
  readonly id: string
  readonly title: { readonly zh: string; readonly en: string }
  readonly lang: string
  /** `text` is null where it is none. */
  readonly files: readonly { readonly name: string; readonly text: string | null; readonly bytes: number }[]
  readonly standing: 'new' | 'identical' | 'changed' | 'kept' | 'conflict'
  readonly outcome: 'mine' | 'theirs'
}

export type TakeChoices = {
  /** Where new cards go, below the content folder. Left out: as the inspection proposes. */
  readonly folder?: string
  /** Cards that are not taken. */
  readonly skip?: readonly CardId[]
  /** By `<card id>/<part>` or `demo:<id>`. */
  readonly settle?: Readonly<Record<string, 'mine' | 'theirs'>>
  /** As a chain of one's own, with a new identity and this one as where it comes from. */
  readonly asFork?: boolean
  /** Of the inspection by which was chosen: nothing is taken in where things are otherwise by now. */
  readonly seen?: string
}

/** Why nothing was taken in. */
export type TakeRefusal =
  /** By `<card id>/<part>` or `demo:<id>`: all that has to be settled first. */
  | { readonly kind: 'conflicts'; readonly parts: readonly string[] }
  /** Something was changed here while, or since, it was inspected. `path`: null where that cannot be told. */
  | { readonly kind: 'changed'; readonly path: string | null }
  | { readonly kind: 'bad-folder'; readonly folder: string }
  /** A patch is no whole chain. */
  | { readonly kind: 'fork-of-patch' }
  /** A link, or a file where a folder should be, relative to the content folder. */
  | { readonly kind: 'in-the-way'; readonly path: string }
  | { readonly kind: 'no-room' }
  | { readonly kind: 'unwritable'; readonly reason: string }

/** What was taken in. `batch`: what takes it back; null where nothing had to be written. `kept`: ids of cards left as they are here. */
export type Taken = {
  readonly batch: string | null
  readonly written: readonly string[]
  readonly kept: readonly string[]
  readonly versionId: string
}
