import type { CardId } from '#core/card/card.ts'
import type { Bundle } from '#core/share/bundle/bundle.ts'
import { cardMain } from './card-page.ts'
import type { SiteCard } from './chain.ts'
import { FOLDER_CSP } from './csp.ts'
import type { SiteFile, SiteForm } from './form.ts'
import { type Page, pageOf } from './frame.ts'
import { headBeside } from './heads.ts'
import { el } from './html.ts'
import { indexMain } from './index-page.ts'
import { missingMain } from './missing-page.ts'
import { cardFile, type PageName, pageFile, placesAmong, placesOn } from './places.ts'
import { printMain } from './print-page.ts'
import { practiceMain } from './practice-page.ts'
import { searchMain } from './search-page.ts'
import type { Sheet } from './sheet.ts'
import { siteData } from './site-data.ts'
import { slidesMain } from './slides-page.ts'
import type { Writer } from './writer.ts'

/** `cards`: those the script is told of. */
type Content = Pick<Page, 'kind' | 'title' | 'main'> & { readonly cards: readonly SiteCard[] }

/** What there is one page of, and what stands on it. */
const NAMED: Readonly<Record<PageName, (sheet: Sheet) => Promise<Content>>> = {
  index: async (sheet) => ({ kind: 'index', title: null, main: indexMain(sheet), cards: [] }),
  practice: async (sheet) => ({
    kind: 'practice',
    title: sheet.words.practise,
    main: practiceMain(sheet),
    cards: sheet.chain.cards,
  }),
  search: async (sheet) => ({
    kind: 'search',
    title: sheet.words.search,
    main: searchMain(sheet),
    cards: sheet.chain.cards,
  }),
  slides: async (sheet) => ({ kind: 'slides', title: sheet.words.slides, main: await slidesMain(sheet), cards: [] }),
  print: async (sheet) => ({ kind: 'print', title: sheet.words.print, main: await printMain(sheet), cards: [] }),
}
const NAMES: readonly PageName[] = ['index', 'practice', 'search', 'slides', 'print']

/** A card, told with its neighbours: all cards on the page of each would be a million in a chain of a thousand. */
const cardContent = (card: SiteCard, sheet: Sheet): Content => ({
  kind: 'card',
  title: card.title,
  main: cardMain(card, sheet),
  cards: sheet.chain.cards.slice(Math.max(0, card.place - 1), card.place + 2),
})

/** The pages of a site that lie beside each other, by their paths. */
export function pagesBeside(
  bundle: Bundle,
  writer: Writer,
  form: Exclude<SiteForm, { kind: 'file' }>,
): ReadonlyMap<string, () => Promise<SiteFile | null>> {
  const page = (path: string, write: (sheet: Sheet) => Promise<Content | null>, isAmong = false) => {
    const make = async (): Promise<SiteFile | null> => {
      const places = placesOn(path, form)
      const sheet = await writer(isAmong ? placesAmong(places) : places)
      const content = await write(sheet)
      return content === null ? null : fileOf(content, sheet, form)
    }
    return [path, make] as const
  }
  const card = (id: CardId) =>
    page(cardFile(id), async (sheet) => {
      const found = sheet.chain.byId.get(id)
      return found === undefined ? null : cardContent(found, sheet)
    })
  return new Map([
    ...NAMES.map((name) => page(pageFile(name), NAMED[name], name === 'slides' || name === 'print')),
    ...bundle.chain.nodes.map(({ id }) => card(id)),
    page('404.html', async (sheet) => ({
      kind: 'missing',
      title: sheet.words.missing,
      main: missingMain(sheet),
      cards: [],
    })),
  ])
}

function fileOf({ cards, ...content }: Content, sheet: Sheet, form: Exclude<SiteForm, { kind: 'file' }>): SiteFile {
  const end = [siteData(sheet, cards), el('script', { src: sheet.places.file('viewer.js'), defer: true })]
  const body = pageOf({ ...content, head: headBeside(sheet, form), end }, sheet)
  return { type: 'text/html; charset=utf-8', body, csp: FOLDER_CSP }
}
