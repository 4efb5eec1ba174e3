import type { Card } from '#core/card/card.ts'
import type { Use } from '#core/card/lint/uses.ts'

/** A card that `check` has read. */
export type CheckedCard = {
  /** Relative to the content folder. */
  readonly file: string
  readonly source: string
  readonly card: Card
  /** What it leads to and shows. Empty for a card that was not asked about. */
  readonly uses: readonly Use[]
}
