import type { Origin } from '#core/share/bundle/manifest.ts'
import { graphView } from './graph-view.ts'
import { type Child, el } from './html.ts'
import { outlineView } from './outline-view.ts'
import { authorsView, licenseView } from './rights-view.ts'
import type { Sheet } from './sheet.ts'

/** What the chain is, and all ways into it. */
export function indexMain(sheet: Sheet): readonly Child[] {
  const { chain, words } = sheet
  const { manifest, cards, lines } = chain
  const open = lines.filter(({ kind }) => kind === 'text').length
  const root = chain.byId.get(manifest.root)
  const graph = graphView(sheet)
  return [
    el(
      'header',
      { className: ['lead', 'cover'] },
      el('p', { className: ['eyebrow'] }, words.chain),
      el('h1', { lang: root?.lang, dir: 'auto' }, manifest.title),
      el(
        'p',
        { className: ['facts'] },
        el('span', {}, authorsView(manifest.authors, words)),
        el('span', {}, words.cards(cards.length)),
        open === 0 ? null : el('span', {}, words.open(open)),
        el('span', {}, licenseView(manifest.license)),
      ),
      el('p', { className: ['about'] }, words.lead),
      actions(sheet),
    ),
    el(
      'section',
      { className: ['block'], ariaLabelledBy: ['outline'] },
      head('outline', words.outline),
      outlineView(sheet),
      open === 0 ? null : el('p', { className: ['soft'] }, words.unasked),
    ),
    graph === null
      ? null
      : el('section', { className: ['block'], ariaLabelledBy: ['graph'] }, head('graph', words.graph), graph),
    el('section', { className: ['block'], ariaLabelledBy: ['about'] }, head('about', words.about), about(sheet)),
  ]
}

const head = (id: string, text: string) => el('h2', { id, className: ['head'] }, text)

function actions({ places, words }: Sheet): Child {
  const button = (name: 'practice' | 'slides' | 'search', label: string, className: readonly string[]): Child => {
    const href = places.page(name)
    return href === null ? null : el('a', { href, className: [...className] }, label)
  }
  return el(
    'p',
    { className: ['actions'] },
    button('practice', words.practise, ['button']),
    button('slides', words.slides, ['button', 'quiet']),
    button('search', words.search, ['button', 'quiet']),
  )
}

function about({ chain: { manifest }, places: { bundle }, words, lang }: Sheet): Child {
  const names = new Intl.DisplayNames(lang, { type: 'language' })
  const row = (name: string, ...value: readonly Child[]): Child => [el('dt', {}, name), el('dd', {}, value)]
  return el(
    'dl',
    { className: ['details'] },
    row(words.authors, authorsView(manifest.authors, words)),
    row(words.license, licenseView(manifest.license)),
    row(words.languages, manifest.languages.map((one) => names.of(one) ?? one).join(words.and)),
    row(words.identity, `${manifest.chainId}, ${words.version(manifest.version)}`),
    manifest.forkedFrom.map((origin) => row(words.forkedFrom, originView(origin, words))),
    bundle === null
      ? null
      : row(words.takeIn, el('a', { href: bundle, download: `${manifest.chainId}.qchain` }, words.takeInFile)),
  )
}

const originView = ({ title, authors, license, version, chainId }: Origin, words: Sheet['words']): Child => [
  el('span', { dir: 'auto' }, title),
  ', ',
  authorsView(authors, words),
  ', ',
  licenseView(license),
  ` (${chainId}, ${words.version(version)})`,
]
