import type { Element } from 'hast'
import type { SiteCard } from './chain.ts'
import { cardLink } from './card-link.ts'
import { practiseHref } from './contract.ts'
import { type Child, el } from './html.ts'
import { anchorOf } from './places.ts'
import { authorsView, licenseView, webLink } from './rights-view.ts'
import { numberOf, type Written, writtenIn } from './sections.ts'
import type { Sheet } from './sheet.ts'
import { dataOf } from './site-data.ts'

/**
 * How much of a card is seen at once. `folded`: the question, the rest when it is asked for; `open`: all of it. Alone on its
 * page a card says what leads to it.
 */
export type CardLook = 'folded' | 'open'

/** A card with all it says. */
export function cardView(card: SiteCard, sheet: Sheet, look: CardLook): Element {
  const { words } = sheet
  return el(
    'article',
    { className: ['card'], id: anchorOf(card.id), dataCard: card.id, lang: card.lang },
    el(
      'header',
      { className: ['lead'] },
      askedBy(card, sheet, look),
      el('h1', { dir: 'auto' }, card.title),
      el(
        'p',
        { className: ['facts'] },
        el('span', { lang: sheet.lang }, words.category[card.category]),
        card.topics.map((topic) => el('span', {}, topic)),
        look === 'open' ? null : tools(card, sheet),
      ),
    ),
    writtenIn(card, sheet, 'whole').map((written) => stage(written, card, sheet, look)),
    references(card, sheet),
    rights(card, sheet),
  )
}

const tools = (card: SiteCard, sheet: Sheet): Child => {
  const { words, lang } = sheet
  const scripted = { dataScripted: true, hidden: true, lang }
  return [
    el('a', { href: practiseHref(dataOf(card, sheet)), dataPractise: true, ...scripted }, words.practiseThis),
    el('button', { type: 'button', className: ['quiet'], dataRevealAll: true, ...scripted }, words.revealAll),
  ]
}

function askedBy({ parents }: SiteCard, { chain, places, words, lang }: Sheet, look: CardLook): Child {
  if (parents.length === 0) return null
  const links = parents.flatMap((id) => {
    const parent = chain.byId.get(id)
    return parent === undefined ? [] : [cardLink(parent, places)]
  })
  const said = [el('span', { lang }, words.askedBy), links]
  // Among others it is no way to find one's way by.
  return look === 'open'
    ? el('p', { className: ['eyebrow'] }, said)
    : el('nav', { className: ['eyebrow'], ariaLabel: words.path }, said)
}

function stage({ id, name, content }: Written, card: SiteCard, sheet: Sheet, look: CardLook): Element {
  const number = numberOf(id)
  const attributes = { className: ['stage'], dataStage: id, id: sheet.places.idOf(card.id, `stage-${id}`) }
  const body = el('div', { dataBody: true }, content, id === 'answer' ? keyPoints(card, sheet) : null)
  if (number === null) return el('section', attributes, body)
  const head = el('h2', {}, el('span', { className: ['number'], ariaHidden: 'true' }, `${number}`), name)
  if (id === 'question' || look === 'open') return el('section', attributes, head, body)
  // What follows tells nothing away.
  const open = id === 'followups' ? { open: true } : {}
  return el('details', { ...attributes, ...open }, el('summary', { dataWalk: true }, head), body)
}

function keyPoints({ keyPoints: points }: SiteCard, { words, lang }: Sheet): Child {
  if (points.length === 0) return null
  return [
    el('h3', { className: ['head'], lang }, words.keyPoints),
    el(
      'ul',
      { className: ['points'], dataKeyPoints: true },
      points.map(({ point }) => el('li', {}, point)),
    ),
  ]
}

function references({ references: all }: SiteCard, { words, lang }: Sheet): Child {
  if (all.length === 0) return null
  return el(
    'section',
    { className: ['references'] },
    el('h2', { className: ['head'], lang }, words.references),
    el(
      'ul',
      {},
      all.map(({ url, kind, title }) =>
        el(
          'li',
          {},
          el('span', { className: ['kind'], lang }, words.kind[kind]),
          el('span', {}, webLink(url, title), ' ', el('span', { className: ['host'] }, hostOf(url))),
        ),
      ),
    ),
  )
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : '')

/** What is to be named wherever the card goes. */
function rights({ license, authors }: SiteCard, { chain, words, lang }: Sheet): Child {
  return el(
    'p',
    { className: ['rights'], lang },
    el('span', {}, authorsView(authors.length === 0 ? chain.manifest.authors : authors, words)),
    el('span', {}, licenseView(license ?? chain.manifest.license)),
  )
}
