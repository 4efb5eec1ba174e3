import type { Route } from 'next'
import type { ReactNode } from 'react'
import type { CardId } from '#core/card/card.ts'
import type { Rating } from '#core/schedule/rating.ts'

export type Reveal = { readonly name: string; readonly node: ReactNode }

/** What can be done with the card instead of answering it. */
export type AsideView = { readonly kind: 'suspend' | 'resume' | 'bury'; readonly key: string; readonly name: string }

export type AskView = {
  readonly cardId: CardId
  /** What an answer must say of the state in which it was given: the field, and the number. */
  readonly expected: { readonly field: 'expectedReps' | 'expectedRehearsals'; readonly count: number }
  readonly title: string
  readonly lang: string
  readonly href: Route
  readonly reason: string
  /** The card that it is asked because of, and how: the parent that opened it, or the follow-up that was missed. */
  readonly because: { readonly how: string; readonly title: string; readonly lang: string; readonly href: Route } | null
  /** Where the learner put it, if that would keep it from being asked. */
  readonly notes: readonly { readonly text: string; readonly href: Route | null }[]
  readonly asides: readonly AsideView[]
  readonly question: ReactNode
  readonly steps: readonly Reveal[]
}

export type RatingView = {
  readonly rating: Rating
  readonly key: string
  readonly name: string
  /** Null: the rating moves nothing. */
  readonly interval: string | null
  readonly full: string
}

export type Words = Readonly<
  Record<
    | 'think'
    | 'reveal'
    | 'practise'
    | 'revealNext'
    | 'revealed'
    | 'rate'
    | 'undo'
    | 'saving'
    | 'unsent'
    | 'unreachable'
    | 'retry'
    | 'discard',
    string
  >
>
