import { cardLink } from './card-link.ts'
import { PRACTISE_ALL, practiseHref } from './contract.ts'
import { type Child, el } from './html.ts'
import type { Sheet } from './sheet.ts'
import { dataOf } from './site-data.ts'

/** Which question to practise, and what was practised, which only the script knows. */
export function practiceMain(sheet: Sheet): readonly Child[] {
  const { chain, places, words } = sheet
  const [first] = chain.cards
  const all = first && practiseHref(dataOf(first, sheet), PRACTISE_ALL)
  return [
    el(
      'header',
      { className: ['lead'] },
      el('h1', {}, words.practise),
      el('p', { className: ['about'] }, words.practiseLead),
      el('noscript', {}, el('p', { className: ['soft'] }, words.practiseUnscripted)),
      el(
        'div',
        { dataScripted: true, hidden: true },
        el('p', { className: ['soft'] }, words.practisePrivate),
        el(
          'p',
          { className: ['actions'] },
          all === undefined ? null : el('a', { className: ['button'], href: all }, words.practiseAll),
        ),
      ),
    ),
    el(
      'ol',
      { className: ['rows', 'v-cards'], dataScripted: true, hidden: true },
      chain.cards.map((card) =>
        el(
          'li',
          {},
          cardLink(card, places, { dataWalk: true, href: practiseHref(dataOf(card, sheet)) }),
          el('span', { className: ['v-last'], dataLast: card.id }),
        ),
      ),
    ),
    el('section', { className: ['block', 'v-history'], dataHistory: true }),
  ]
}
