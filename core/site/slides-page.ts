import type { Element } from 'hast'
import type { SiteCard } from './chain.ts'
import { type Child, el } from './html.ts'
import { ofEach } from './of-each.ts'
import { cover } from './print-page.ts'
import { numberOf, type Written, writtenIn } from './sections.ts'
import type { Sheet } from './sheet.ts'
import { anchorOf } from './places.ts'

/** The chain as a deck: a title, and of each card the question and then one stage after the other. */
export const slidesMain = async (sheet: Sheet): Promise<readonly Child[]> => [
  el('section', { className: ['slide'], dataSlide: true, id: 'title' }, cover(sheet)),
  await ofEach(sheet, (card) => {
    const written = writtenIn(card, sheet, 'named')
    const asked = written.filter(({ id }) => id === 'preface' || id === 'question')
    const stages = written.filter((one) => !asked.includes(one))
    return [question(card, asked, sheet), ...stages.map((one) => stage(card, one, sheet))]
  }),
]

function question(card: SiteCard, written: readonly Written[], { chain }: Sheet): Element {
  return el(
    'section',
    { className: ['slide'], dataSlide: true, id: anchorOf(card.id), lang: card.lang },
    el('p', { className: ['eyebrow'] }, `${card.place + 1} / ${chain.cards.length}`),
    el('h1', { dir: 'auto' }, card.title),
    written.map(({ content }) => content),
  )
}

function stage(card: SiteCard, { id, name, content }: Written, { places }: Sheet): Element {
  return el(
    'section',
    { className: ['slide'], dataSlide: true, dataStage: id, id: places.idOf(card.id, `stage-${id}`), lang: card.lang },
    el('p', { className: ['eyebrow'], dir: 'auto' }, card.title),
    el('h2', {}, el('span', { className: ['number'], ariaHidden: 'true' }, `${numberOf(id) ?? ''}`), name),
    content,
  )
}
