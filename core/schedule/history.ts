import type { Rating } from './rating.ts'
import { dueAfter, type Policy, remember, type ReviewFact, type Schedule, type Undated } from './memory.ts'

/** What a learner does to a card besides answering it. */
export const EVENT_KINDS = ['suspend', 'resume', 'bury', 'set-due', 'reset', 'open', 'studied', 'rehearse'] as const
export type EventKind = (typeof EVENT_KINDS)[number]

export type CardEvent = { readonly at: Date } & (
  | {
      /**
       * suspend, resume: it is asked no more, and again. reset: it is new again. open: it may be asked though no parent
       * opens it. studied: what made it a leech was looked into.
       */
      readonly kind: Exclude<EventKind, 'bury' | 'set-due' | 'rehearse'>
    }
  | {
      /** bury: it is not asked until then. set-due: it is due from then on, until the next answer says otherwise. */
      readonly kind: 'bury' | 'set-due'
      /** Start of a study day. */
      readonly until: Date
    }
  | {
      /** It was asked and rated to no effect: the schedule stays what the reviews make it. */
      readonly kind: 'rehearse'
      readonly rating: Rating
      /** From question to rating. Null: not measured. */
      readonly durationMs: number | null
    }
)

/** Everything that happened to a card and counts, in order. */
export type History = readonly (({ readonly what: 'review' } & ReviewFact) | ({ readonly what: 'event' } & CardEvent))[]

/** Where the learner put a card, whatever its schedule says. */
export type CardState = {
  readonly suspendedAt: Date | null
  readonly buriedUntil: Date | null
  /** It may be asked from then on: it was opened by hand, or had been introduced before it was reset. */
  readonly openedAt: Date | null
  /** Lapses it had when it was last studied as a leech. */
  readonly studiedLapses: number | null
}

export const UNTOUCHED: CardState = { suspendedAt: null, buriedUntil: null, openedAt: null, studiedLapses: null }

export type Folded = { readonly schedule: Schedule; readonly state: CardState }

/** A history folded so far. The day of a card is worked out once, at the end: a log of a million reviews needs no others. */
export type Unfinished = {
  readonly undated: Undated
  readonly last: { readonly before: Undated; readonly review: ReviewFact } | null
  /** The day that the learner set since. */
  readonly setDue: Date | null
  readonly state: CardState
}

/** A card to which nothing has happened. */
export const UNSEEN: Unfinished = { undated: { state: 'new' }, last: null, setDue: null, state: UNTOUCHED }

/** What a history amounts to. To take something back, leave it out. */
export const foldHistory = (history: History, policy: Policy): Folded =>
  finished(
    history.reduce<Unfinished>(
      (folded, one) => (one.what === 'event' ? afterEvent(folded, one) : afterReview(folded, one, policy)),
      UNSEEN,
    ),
    policy,
  )

/** What has been folded so far, with the day on which the card comes back. */
export function finished({ undated, last, setDue, state }: Unfinished, policy: Policy): Folded {
  if (undated.state === 'new' || last === null) return { schedule: { state: 'new' }, state }
  return { schedule: { ...undated, dueAt: setDue ?? dueAfter(last.before, last.review, policy) }, state }
}

/** What a review makes of a card. */
export const afterReview = ({ undated, state }: Unfinished, review: ReviewFact, policy: Policy): Unfinished => ({
  undated: remember(undated, review, policy),
  last: { before: undated, review },
  setDue: null,
  state,
})

/** What an event makes of a card. One that does not fit (a new card has no day to be set) changes nothing. */
export function afterEvent(folded: Unfinished, event: CardEvent): Unfinished {
  const { undated, state } = folded
  const put = (some: Partial<CardState>): Unfinished => ({ ...folded, state: { ...state, ...some } })
  switch (event.kind) {
    case 'suspend':
      return put({ suspendedAt: event.at })
    case 'resume':
      return put({ suspendedAt: null, buriedUntil: null })
    case 'bury':
      return put({ buriedUntil: event.until })
    case 'open':
      return put({ openedAt: state.openedAt ?? event.at })
    case 'set-due':
      return undated.state === 'new' ? folded : { ...folded, setDue: event.until }
    case 'reset':
      // What was introduced once never locks again.
      return {
        ...UNSEEN,
        state: { ...UNTOUCHED, openedAt: state.openedAt ?? (undated.state === 'new' ? null : event.at) },
      }
    case 'rehearse':
      return folded
    case 'studied':
      return put({ studiedLapses: undated.state === 'new' ? null : undated.lapses })
    default:
      return event satisfies never
  }
}

/** Lapses that make a card a leech, and further ones that make it one again after it was studied. */
export const LEECH = { lapses: 5, lapsesAfterStudy: 3 } as const

/**
 * A card that was forgotten again and again: asking it once more teaches nothing. It is out of the queue until the
 * learner has studied how others answer it, as stage 5 advises.
 */
export const isLeech = (lapses: number, studiedLapses: number | null): boolean =>
  lapses >= LEECH.lapses && (studiedLapses === null || lapses >= studiedLapses + LEECH.lapsesAfterStudy)
