import type { ElementContent } from 'hast'
import { type Child, documentOf, el } from './html.ts'
import { CURL } from './icon.ts'
import type { PageName } from './places.ts'
import { authorsView, licenseView } from './rights-view.ts'
import type { Sheet } from './sheet.ts'

/** What stands in the head of every page of a site, beyond its title. */
export type Head = readonly Child[]

export type Page = {
  /** What the script goes by. */
  readonly kind: PageName | 'card' | 'file' | 'missing'
  /** Of the window; null: that of the chain. */
  readonly title: string | null
  readonly head: Head
  readonly main: readonly Child[]
  /** Last in the page: the script, and what it needs. */
  readonly end: readonly Child[]
}

/** A page as text, with the ways to the others above it and whose it is below. */
export function pageOf({ kind, title, head, main, end }: Page, sheet: Sheet): string {
  const { chain, words, lang } = sheet
  const name = title === null ? chain.manifest.title : `${title} · ${chain.manifest.title}`
  return documentOf(
    lang,
    [
      el('meta', { charSet: 'utf-8' }),
      head,
      el('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      el('meta', { name: 'referrer', content: 'no-referrer' }),
      el('meta', { name: 'color-scheme', content: 'light dark' }),
      el('title', {}, name),
    ],
    el(
      'body',
      { dataPage: kind },
      // In one file an address says which leaf is shown, so that this would lead away; there is little to skip.
      kind === 'file' ? null : el('a', { className: ['skip'], href: '#main' }, words.skip),
      top(kind, sheet),
      el('main', { id: 'main', tabIndex: -1 }, main),
      foot(sheet),
      end,
    ),
  )
}

const MARK = el('svg', { viewBox: '0 0 32 32', className: ['mark'], ariaHidden: 'true' }, [
  el('path', { fill: 'none', strokeWidth: '4', strokeLinecap: 'round', d: CURL }),
  el('circle', { cx: '16', cy: '27', r: '2.6' }),
])

const WAYS: readonly Exclude<PageName, 'index'>[] = ['practice', 'search', 'slides', 'print']

function top(kind: Page['kind'], { chain, places, words }: Sheet): ElementContent {
  const labels = { practice: words.practise, search: words.search, slides: words.slides, print: words.print }
  const link = (name: PageName, label: Child): Child => {
    const href = places.page(name)
    return href === null ? null : el('a', { href, ...(kind === name && { ariaCurrent: 'page' }) }, label)
  }
  const { title } = chain.manifest
  return el(
    'header',
    { className: ['top'] },
    el(
      'p',
      { className: ['home'] },
      link('index', [MARK, el('span', { dir: 'auto' }, kind === 'index' ? words.brand : title)]),
    ),
    el(
      'nav',
      { ariaLabel: words.pages },
      WAYS.map((name) => link(name, labels[name])),
    ),
  )
}

function foot({ chain: { manifest }, words }: Sheet): ElementContent {
  return el(
    'footer',
    {},
    el('span', {}, authorsView(manifest.authors, words)),
    el('span', {}, licenseView(manifest.license)),
    el('span', {}, words.version(manifest.version)),
    el('span', {}, words.madeWith),
    el('button', { type: 'button', className: ['keys'], dataKeys: true, hidden: true }, words.keys),
  )
}
