import type { CardId, FollowUp, Problem, Reference } from '#core/card/card.ts'
import type { ChainLayout } from '#core/chain/layout.ts'
import type { RenderedCard } from '#core/card/render/rendered.ts'
import type { CardState } from '#core/schedule/history.ts'
import type { Rating } from '#core/schedule/rating.ts'
import type { StoredCard } from '#core/store/cards.ts'
import type { Mentioned } from './backlinks.ts'

/** Where a card stands in its learner's memory, at one moment. `locked`: no parent opens it (now). */
export type Standing =
  | { readonly state: 'locked' }
  | { readonly state: 'new' }
  | {
      readonly state: 'review'
      /** Chance of recalling it now, 0..1. */
      readonly retrievability: number
      readonly stabilityDays: number
      /** 1 (easy) to 10 (hard), as FSRS has it. */
      readonly difficulty: number
      readonly dueAt: Date
      readonly isDue: boolean
      readonly reps: number
      readonly lapses: number
      readonly lastReviewAt: Date
      readonly lastRating: Rating
      readonly passedAt: Date | null
      /** Forgotten so often that it is not asked until its learner has studied it. */
      readonly isLeech: boolean
    }

/** A card in one line, as lists, outlines and links show it. */
export type CardBrief = {
  readonly id: CardId
  readonly title: string
  readonly lang: string
  readonly topics: readonly string[]
  readonly archived: boolean
  readonly standing: Standing
  /** Where its learner put it, whatever its memory. */
  readonly put: CardState
}

/** One line of a chain's outline. A card met before is named again but not opened again (`repeated`). */
export type OutlineNode =
  | {
      readonly kind: 'card'
      readonly card: CardBrief
      readonly children: readonly OutlineNode[]
      readonly repeated: boolean
    }
  | { readonly kind: 'open'; readonly text: string }
  | { readonly kind: 'broken'; readonly id: CardId; readonly text: string }

export type CardView = {
  readonly card: StoredCard
  readonly rendered: RenderedCard
  readonly problems: readonly Problem[]
  readonly standing: Standing
  /** Where its learner put it, whatever its memory. */
  readonly put: CardState
  /** From a root to this card's parent, along first parents. Empty for a root. */
  readonly breadcrumb: readonly CardBrief[]
  readonly parents: readonly CardBrief[]
  readonly followUps: readonly OutlineNode[]
  /** Cards whose text links here, and where in it; as a follow-up only those that do so by name. */
  readonly backlinks: readonly (CardBrief & { readonly places: readonly Mentioned[] })[]
  readonly references: readonly Reference[]
  /** The outline of the chain the card stands in, from its root. */
  readonly chain: OutlineNode | null
  readonly revisions: number
  /** Attempts saved, single sentences included. */
  readonly attempts: number
}

export type ChainSummary = {
  readonly root: CardBrief
  /** Those that are archived are not counted; nor among what was passed or is due. */
  readonly cards: number
  readonly openQuestions: number
  readonly passed: number
  readonly due: number
}

/** A card in the drawing of its chain. */
export type GraphNode = CardBrief & {
  /** Open questions among its follow-ups; they outnumber the cards and lead nowhere, so they are counted, not drawn. */
  readonly open: number
  /** Centre, in px. */
  readonly x: number
  readonly y: number
}

/** The cards of a chain and the edges between them, placed. `points`: the line to draw, in px. */
export type ChainGraph = Pick<ChainLayout, 'width' | 'height' | 'edges'> & { readonly nodes: readonly GraphNode[] }

/** `graph` is null for a chain too large to draw. */
export type ChainView = ChainSummary & { readonly outline: OutlineNode; readonly graph: ChainGraph | null }

export type QueueItem = {
  readonly card: CardBrief
  readonly reason: 'due' | 'probe' | 'follow-up' | 'root'
  /** Of a follow-up the parent that opened it; of a probe the follow-up that was failed. */
  readonly parent: CardBrief | null
  /** Reviews that count so far; what `expectedReps` must say. */
  readonly reps: number
}

/** What each rating would lead to, in whole days from today. */
export type Previews = Readonly<Record<Rating, number>>

export type Today = {
  /** In the whole library. */
  readonly cards: number
  readonly due: number
  readonly fresh: number
  readonly reviewedToday: number
  readonly queue: readonly QueueItem[]
  /** The card reviewed last, and what it leads to: where you stopped. */
  readonly lastReviewed: { readonly card: CardBrief; readonly at: Date; readonly rating: Rating } | null
  /** Cards due on each of the next days, today first. */
  readonly forecast: readonly { readonly day: string; readonly due: number }[]
  readonly chains: readonly ChainSummary[]
  /** Card files that have something wrong. */
  readonly problems: readonly Problem[]
}

/** Everything that is needed to ask one card. */
export type CardToAsk<T extends QueueItem = QueueItem> = {
  readonly item: T
  readonly rendered: RenderedCard
  readonly card: StoredCard
  readonly previews: Previews
  readonly followUps: readonly FollowUp[]
  readonly canUndo: boolean
}

/** One card of the day’s queue, and what is left of it. */
export type ReviewView = CardToAsk & { readonly remaining: { readonly due: number; readonly fresh: number } }
