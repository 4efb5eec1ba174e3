import type { CardId } from '#core/card/card.ts'

export type OutcomeLink = { readonly href: string; readonly title: string; readonly lang: string }

/** What became of an answer or an undo, already in the reader's words. */
export type Outcome =
  | {
      readonly kind: 'saved'
      readonly cardId: CardId
      readonly text: string
      readonly opened: { readonly text: string; readonly links: readonly OutcomeLink[] } | null
    }
  | { readonly kind: 'undone'; readonly cardId: CardId; readonly text: string }
  /** Nothing was recorded, and sending it again would not help. */
  | { readonly kind: 'refused'; readonly text: string; readonly link: OutcomeLink | null }
  /** The server was not reached, or failed. */
  | { readonly kind: 'unsent' }
