import { cardLink } from './card-link.ts'
import { cardView } from './card-view.ts'
import type { SiteCard } from './chain.ts'
import { type Child, el } from './html.ts'
import { marginView } from './outline-view.ts'
import type { Sheet } from './sheet.ts'

/** Cards of a chain whose outline stands beside each: more of it would outweigh the page. */
const OUTLINE_LIMIT = 40

/** A card by itself, with where it stands. */
export function cardMain(card: SiteCard, sheet: Sheet): readonly Child[] {
  const { chain, words } = sheet
  const hasOutline = chain.cards.length <= OUTLINE_LIMIT && chain.cards.length > 1
  return [
    el('div', { className: ['reading'] }, cardView(card, sheet, 'folded'), neighbours(card, sheet)),
    hasOutline ? el('nav', { className: ['margin'], ariaLabel: words.outline }, marginView(sheet, card.id)) : null,
  ]
}

/** Ways to the cards before and after it, in the order of the outline. */
export function neighbours({ place }: SiteCard, { chain, places, words }: Sheet): Child {
  const link = (at: number, rel: 'prev' | 'next', label: string): Child => {
    const card = chain.cards[at]
    if (card === undefined) return null
    return el('p', { className: [rel] }, el('span', {}, label), cardLink(card, places, { rel: [rel] }))
  }
  return el(
    'nav',
    { className: ['neighbours'], ariaLabel: words.neighbours },
    link(place - 1, 'prev', words.previous),
    link(place + 1, 'next', words.next),
  )
}
