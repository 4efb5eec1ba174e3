import { z } from 'zod'
import type { CardId } from '#core/card/card.ts'
import type { StudyDay } from '#core/schedule/study-day.ts'

/** What an entry looks back on: nothing (`note`: it belongs to a day), or a span of days that its `day` begins. */
export const ENTRY_KINDS = ['note', 'week', 'month', 'year'] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

/** UUID, minted where the writing began. */
export const EntryId = z.uuid().brand<'EntryId'>()
export type EntryId = z.infer<typeof EntryId>

/** Characters of one entry at most. */
export const MAX_ENTRY_LENGTH = 100_000

/** Something written in the journal, as it reads now. */
export type Entry = {
  readonly id: EntryId
  /** Number of the version that holds; one is written on the basis of another. */
  readonly version: number
  readonly kind: EntryKind
  readonly day: StudyDay
  readonly cardId: CardId | null
  /** Markdown; never empty. */
  readonly text: string
  readonly beganAt: Date
  readonly changedAt: Date
}
