import type { SiteCard } from './chain.ts'
import type { DataCard, SiteData } from './contract.ts'
import type { Child } from './html.ts'
import { dataScript } from './html.ts'
import type { Sheet } from './sheet.ts'

/** A card as the script knows it, on this page. */
export const dataOf = ({ id, title, lang, place }: SiteCard, { places }: Pick<Sheet, 'places'>): DataCard => ({
  id,
  title,
  lang,
  href: places.card(id),
  place,
})

/** What the script has to know on a page. `cards`: those the page has to do with, in the order of the chain. */
export function siteData(sheet: Sheet, cards: readonly SiteCard[]): Child {
  const { chain, places, lang } = sheet
  const { chainId, version } = chain.manifest
  const data: SiteData = {
    chainId,
    version,
    lang,
    count: chain.cards.length,
    cards: cards.map((card) => dataOf(card, sheet)),
    pages: { practice: places.page('practice') ?? '#', search: places.page('search') ?? '#' },
  }
  return dataScript('site-data', data)
}
