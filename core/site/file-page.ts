import { cardView } from './card-view.ts'
import { neighbours } from './card-page.ts'
import { type Child, el } from './html.ts'
import { indexMain } from './index-page.ts'
import { ofEach } from './of-each.ts'
import { practiceMain } from './practice-page.ts'
import { searchMain } from './search-page.ts'
import type { Sheet } from './sheet.ts'

/** All of a site on one page, of which one leaf is seen at a time: the one that its address names. */
export const fileMain = async (sheet: Sheet): Promise<readonly Child[]> => [
  leaf('index', indexMain(sheet)),
  await ofEach(sheet, (card) => leaf(null, [cardView(card, sheet, 'folded'), neighbours(card, sheet)])),
  leaf('practice', practiceMain(sheet)),
  leaf('search', searchMain(sheet)),
]

const leaf = (id: string | null, content: Child) =>
  el('div', { className: ['leaf'], ...(id !== null && { id }) }, content)
