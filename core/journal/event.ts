import type { CardId } from '#core/card/card.ts'
import type { DemoId } from '#core/demo/manifest.ts'
import type { Verdict } from '#core/practice/gate.ts'
import type { AttemptId } from '#core/practice/record.ts'
import type { Rating } from '#core/schedule/rating.ts'
import type { StudyDay } from '#core/schedule/study-day.ts'
import type { EntryId, EntryKind } from './entry.ts'

/**
 * What the journal tells of a day.
 *
 * - `asked`: a question was written down: its card was seen for the first time.
 * - `attempt`: it was answered against the clock.
 * - `review`: it was recalled and rated.
 * - `rewrite`: its card reads otherwise than before.
 * - `run`: a demo was run.
 * - `read`: a reference was read, or marked as read.
 * - `opened`: a follow-up may be asked from then on.
 * - `passed`: it was passed for the first time.
 * - `entry`: something was written in the journal.
 */
export const EVENT_KINDS = [
  'entry',
  'asked',
  'attempt',
  'review',
  'rewrite',
  'run',
  'read',
  'opened',
  'passed',
] as const
export type EventKind = (typeof EVENT_KINDS)[number]

type Happened = { readonly at: Date }
type OfCard = Happened & { readonly cardId: CardId }

/** What was taken back is no event: the journal tells what holds. */
export type JournalEvent =
  | (OfCard & { readonly kind: 'asked' })
  | (OfCard & {
      readonly kind: 'attempt'
      readonly attemptId: AttemptId
      /** Null: a single sentence, which is not judged, or it was taken back. */
      readonly verdict: Verdict | null
      /** From its start until it was saved, ms. */
      readonly tookMs: number
    })
  | (OfCard & {
      readonly kind: 'review'
      readonly rating: Rating
      readonly tookMs: number | null
      /** It left the schedule alone. */
      readonly isRehearsal: boolean
    })
  | (OfCard & {
      readonly kind: 'rewrite'
      /** Numbers of the versions, as the versions of a card are numbered there. */
      readonly from: number
      readonly to: number
    })
  | (Happened & {
      readonly kind: 'run'
      readonly demoId: DemoId
      readonly runId: number
      readonly isEdited: boolean
      /** It printed what it must print. Null: nothing says what that is. */
      readonly isAsExpected: boolean | null
    })
  | (OfCard & { readonly kind: 'read'; readonly url: string; readonly spentMs: number; readonly isDone: boolean })
  | (OfCard & {
      readonly kind: 'opened'
      /** The card whose passing opened it. Null: the learner did, by hand. */
      readonly by: CardId | null
    })
  | (OfCard & { readonly kind: 'passed' })
  | (Happened & {
      readonly kind: 'entry'
      readonly entryId: EntryId
      readonly entryKind: EntryKind
      readonly day: StudyDay
      readonly cardId: CardId | null
      readonly text: string
    })
