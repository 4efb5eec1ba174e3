import type { CardId } from '#core/card/card.ts'

export type OutcomeLink = { readonly href: string; readonly title: string; readonly lang: string }

/** What became of an answer, an action or an undo, already in the reader's words. */
export type Outcome =
  | {
      readonly kind: 'saved'
      readonly cardId: CardId
      readonly text: string
      readonly opened: { readonly text: string; readonly links: readonly OutcomeLink[] } | null
    }
  /** `isAway`: the card is not asked any more today. */
  | { readonly kind: 'acted'; readonly cardId: CardId; readonly text: string; readonly isAway: boolean }
  /** `askAgain`: the card to go back to. `link`: the one it was about, where there is no going back to it. */
  | {
      readonly kind: 'undone'
      readonly text: string
      readonly askAgain: CardId | null
      readonly link: OutcomeLink | null
    }
  /** Nothing was recorded, and sending it again would not help. */
  | { readonly kind: 'refused'; readonly text: string; readonly link: OutcomeLink | null }
  /** The server was not reached, or failed. */
  | { readonly kind: 'unsent' }
