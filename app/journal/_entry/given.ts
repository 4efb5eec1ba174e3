import type { EntryKind } from '#core/journal/entry.ts'
import type { StudyDay } from '#core/schedule/study-day.ts'
import type { ShownEntry } from '#core/study/journal/shown-entries.ts'
import type { Saved } from './writing.ts'
import type { Words } from './words.ts'

/** The card that an entry is about, as its form names it. */
export type BoundCard = { readonly id: string; readonly title: string; readonly lang: string }

/** An entry as its form begins with it. `version` null: it is yet to be written. */
export type Written = {
  readonly id: string
  readonly version: number | null
  readonly kind: EntryKind
  readonly day: StudyDay
  readonly text: string
  readonly cardId: string | null
  readonly card: BoundCard | null
}

/** What a form of an entry says, and how it tells the time. */
export type Manner = { readonly words: Words; readonly locale: string; readonly timeZone: string }

export const knownOf = ({ id, version, text, cardId }: Written): Saved => ({ id, version, text, cardId })

export const writtenOf = ({ id, version, kind, day, text, cardId, card }: ShownEntry): Written => ({
  id,
  version,
  kind,
  day,
  text,
  cardId,
  card,
})
