import { cardView } from './card-view.ts'
import { type Child, el } from './html.ts'
import { ofEach } from './of-each.ts'
import { outlineView } from './outline-view.ts'
import { authorsView, licenseView } from './rights-view.ts'
import type { Sheet } from './sheet.ts'

/** All of the chain unfolded, for paper. */
export const printMain = async (sheet: Sheet): Promise<readonly Child[]> => [
  cover(sheet, outlineView(sheet)),
  await ofEach(sheet, (card) => cardView(card, sheet, 'open')),
]

/** What it is and whose, before anything else. */
export function cover({ chain: { manifest, byId, cards }, words }: Sheet, ...more: readonly Child[]): Child {
  return el(
    'header',
    { className: ['lead', 'cover'] },
    el('p', { className: ['eyebrow'] }, words.chain),
    el('h1', { lang: byId.get(manifest.root)?.lang, dir: 'auto' }, manifest.title),
    el(
      'p',
      { className: ['facts'] },
      el('span', {}, authorsView(manifest.authors, words)),
      el('span', {}, words.cards(cards.length)),
      el('span', {}, licenseView(manifest.license)),
      el('span', {}, words.version(manifest.version)),
    ),
    more,
  )
}
