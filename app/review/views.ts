import type { Route } from 'next'
import type { ReactNode } from 'react'
import type { CardId } from '#core/card/card.ts'
import type { Rating } from '#core/schedule/rating.ts'

export type Reveal = { readonly name: string; readonly node: ReactNode }

export type AskView = {
  readonly cardId: CardId
  readonly reps: number
  readonly title: string
  readonly lang: string
  readonly href: Route
  readonly reason: string
  readonly parent: { readonly title: string; readonly lang: string; readonly href: Route } | null
  readonly question: ReactNode
  readonly steps: readonly Reveal[]
}

export type RatingView = {
  readonly rating: Rating
  readonly key: string
  readonly name: string
  readonly interval: string
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
    | 'from'
    | 'unsent'
    | 'unreachable'
    | 'retry'
    | 'discard',
    string
  >
>
