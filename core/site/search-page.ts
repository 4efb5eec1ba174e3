import { cardLink } from './card-link.ts'
import { type Child, dataScript, el } from './html.ts'
import { searchCard } from './search-data.ts'
import type { Sheet } from './sheet.ts'

/** Cards by what they say; where nothing can search, all of them by their titles, to be looked through by eye. */
export const searchMain = ({ chain, places, words }: Sheet): readonly Child[] => [
  el('header', { className: ['lead'] }, el('h1', {}, words.search)),
  el(
    'search',
    { className: ['v-search'], dataScripted: true, hidden: true },
    el('input', {
      type: 'search',
      ariaLabel: words.searchLabel,
      placeholder: words.searchHint,
      autoComplete: ['off'],
      spellCheck: 'false',
      enterKeyHint: 'go',
    }),
    el('p', { className: ['v-found'], role: 'status' }),
    el('ol', { className: ['v-results'] }),
  ),
  el(
    'ul',
    { className: ['rows'], dataAll: true },
    chain.cards.map((card) => el('li', {}, cardLink(card, places, { dataWalk: true }))),
  ),
  dataScript('search-data', chain.cards.map(searchCard)),
]
