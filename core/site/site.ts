import { sharedHighlighter } from '#core/card/render/highlight.ts'
import type { Bundle } from '#core/share/bundle/bundle.ts'
import { cardMain } from './card-page.ts'
import { type Chain, readChain, type SiteCard } from './chain.ts'
import { FOLDER_CSP, fileCsp } from './csp.ts'
import { SITE_CSS } from './css/css.ts'
import { fileMain } from './file-page.ts'
import type { Site, SiteFile, SiteForm, SiteOptions } from './form.ts'
import { type Page, pageOf } from './frame.ts'
import { headBeside, headInside } from './heads.ts'
import { el, raw } from './html.ts'
import { ICON } from './icon.ts'
import { indexMain } from './index-page.ts'
import { missingMain } from './missing-page.ts'
import { cardFile, imageFile, type PageName, pageFile, placesAmong, placesInFile, placesOn } from './places.ts'
import { printMain } from './print-page.ts'
import { practiceMain } from './practice-page.ts'
import { viewerScript, viewerStyle } from './script.ts'
import { searchMain } from './search-page.ts'
import type { Sheet } from './sheet.ts'
import { siteData } from './site-data.ts'
import { slidesMain } from './slides-page.ts'
import { wordsIn } from './words.ts'

export type { Site, SiteFile, SiteForm, SiteLang, SiteOptions } from './form.ts'

const HTML = 'text/html; charset=utf-8'

/** A bundle as pages for a browser. The same bundle gives the same bytes. */
export function createSite(bundle: Bundle, { lang, form }: SiteOptions): Site {
  const chain = readChain(bundle)
  const makers = form.kind === 'file' ? inOneFile(chain, lang) : inFiles(chain, lang, form)
  return { paths: [...makers.keys()], page: async (path) => (await makers.get(path)?.()) ?? null }
}

type Makers = ReadonlyMap<string, () => Promise<SiteFile>>
/** `about`: cards the script has to know of on this page. None, if left out. */
type Written = Pick<Page, 'kind' | 'title' | 'main'> & { readonly about?: readonly SiteCard[] }
type Writing = (sheet: Sheet) => Written

function inFiles(chain: Chain, lang: SiteOptions['lang'], form: Exclude<SiteForm, { kind: 'file' }>): Makers {
  const page =
    (path: string, write: Writing, isAmong = false) =>
    async (): Promise<SiteFile> => {
      const places = placesOn(path, form)
      const sheet = await sheetOf(chain, lang, isAmong ? placesAmong(places) : places)
      const { about = [], ...written } = write(sheet)
      const end = [siteData(sheet, about), el('script', { src: places.file('viewer.js'), defer: true })]
      return { type: HTML, body: pageOf({ ...written, head: headBeside(sheet, form), end }, sheet), csp: FOLDER_CSP }
    }
  const plain = (type: string, body: SiteFile['body'] | (() => Promise<string>)) => async (): Promise<SiteFile> => ({
    type,
    body: typeof body === 'function' ? await body() : body,
    csp: FOLDER_CSP,
  })
  const named = (name: PageName, write: Writing, isAmong = false) => {
    return [pageFile(name), page(pageFile(name), write, isAmong)] as const
  }
  return new Map([
    named('index', (sheet) => ({ kind: 'index', title: null, main: indexMain(sheet) })),
    ...chain.cards.map((card) => {
      // And the ones before and after it, to go on to.
      const about = chain.cards.slice(Math.max(0, card.place - 1), card.place + 2)
      const write: Writing = (sheet) => ({ kind: 'card', title: card.title, main: cardMain(card, sheet), about })
      return [cardFile(card.id), page(cardFile(card.id), write)] as const
    }),
    named('practice', (sheet) => ({
      kind: 'practice',
      title: sheet.words.practise,
      main: practiceMain(sheet),
      about: chain.cards,
    })),
    named('search', (sheet) => ({
      kind: 'search',
      title: sheet.words.search,
      main: searchMain(sheet),
      about: chain.cards,
    })),
    named('slides', (sheet) => ({ kind: 'slides', title: sheet.words.slides, main: slidesMain(sheet) }), true),
    named('print', (sheet) => ({ kind: 'print', title: sheet.words.print, main: printMain(sheet) }), true),
    [
      '404.html',
      page('404.html', (sheet) => ({ kind: 'missing', title: sheet.words.missing, main: missingMain(sheet) })),
    ],
    ['site.css', plain('text/css; charset=utf-8', siteStyle)],
    ['viewer.js', plain('text/javascript; charset=utf-8', () => viewerScript(lang))],
    ['icon.svg', plain('image/svg+xml', ICON)],
    ...[...chain.images].map(([name, bytes]) => [imageFile(name), plain(imageType(name), bytes)] as const),
  ])
}

function inOneFile(chain: Chain, lang: SiteOptions['lang']): Makers {
  const data = (name: string): string => {
    const bytes = chain.images.get(name) ?? new Uint8Array()
    return `data:${imageType(name)};base64,${Buffer.from(bytes).toString('base64')}`
  }
  const make = async (): Promise<SiteFile> => {
    const sheet = await sheetOf(chain, lang, placesInFile(data))
    const [script, style] = await Promise.all([viewerScript(lang), siteStyle()])
    const end = [siteData(sheet, chain.cards), el('script', {}, raw(script))]
    const head = headInside(script, style)
    const body = pageOf({ kind: 'file', title: null, head, main: fileMain(sheet), end }, sheet)
    return { type: HTML, body, csp: fileCsp(script, style) }
  }
  return new Map([[pageFile('index'), make]])
}

const sheetOf = async (chain: Chain, lang: SiteOptions['lang'], places: Sheet['places']): Promise<Sheet> => ({
  chain,
  lang,
  words: wordsIn(lang),
  places,
  highlighter: await sharedHighlighter(),
})

/** The style of every page, and of what the script shows. */
const siteStyle = async (): Promise<string> => SITE_CSS + (await viewerStyle())

const imageType = (name: string): string => `image/${name.replace(/^.*\./, '').replace(/^jpg$/, 'jpeg')}`
