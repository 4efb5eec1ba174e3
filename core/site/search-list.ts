import { cardLink } from './card-link.ts'
import { type Child, el } from './html.ts'
import type { Sheet } from './sheet.ts'

/** Every card by its title, to be looked through by eye where nothing can search. */
export const searchMain = ({ chain, places, words }: Sheet): readonly Child[] => [
  el('header', { className: ['lead'] }, el('h1', {}, words.search)),
  el(
    'ul',
    { className: ['rows'] },
    chain.cards.map((card) => el('li', {}, cardLink(card, places, { dataWalk: true }))),
  ),
]
