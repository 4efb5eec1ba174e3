import type { CardId } from '#core/card/card.ts'
import type { Highlighter } from '#core/card/render/render.ts'
import { renderCard } from '#core/card/render/render.ts'
import type { RenderedCard } from '#core/card/render/rendered.ts'
import { cardPath } from '#core/share/bundle/bundle.ts'
import type { SiteCard } from './chain.ts'

/** Of markup that is kept: that of a thousand long cards. */
const KEPT_CHARS = 32_000_000

/** Renders cards, most of them once: several pages show the same, and rendering is what takes time. */
export function createRendering(highlighter: Highlighter): (card: SiteCard) => RenderedCard {
  const kept = new Map<CardId, RenderedCard>()
  let charsLeft = KEPT_CHARS
  return (card) => {
    const known = kept.get(card.id)
    if (known !== undefined) return known
    const made = renderCard({ source: card.source, file: cardPath(card.id), sections: card.sections }, highlighter)
    const chars = charsOf(made)
    if (chars <= charsLeft) {
      charsLeft -= chars
      kept.set(card.id, made)
    }
    return made
  }
}

const charsOf = ({ sections }: RenderedCard): number =>
  sections
    .flatMap(({ blocks }) => blocks)
    .reduce((sum, block) => sum + (block.kind === 'html' ? block.html.length : 0), 0)
