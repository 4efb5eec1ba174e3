import type { Element } from 'hast'
import { renderCode } from '#core/card/render/code.ts'
import { revealControls } from '#core/card/render/polish.ts'
import { type DemoLanguage, Manifest } from '#core/demo/manifest.ts'
import type { Bundle } from '#core/share/bundle/bundle.ts'
import { textIn } from '#core/share/bundle/bundle.ts'
import { el } from './html.ts'
import { lead, type Leading, treeOf } from './lead.ts'
import type { Sheet } from './sheet.ts'

const GRAMMARS: Readonly<Record<DemoLanguage, string>> = {
  c: 'c',
  cpp: 'cpp',
  go: 'go',
  python: 'python',
  node: 'javascript',
  typescript: 'typescript',
  sh: 'shellscript',
  sql: 'sql',
}

/** A demo as it can be read: its source, and what it printed once. */
export function demoView(id: string, leading: Leading, sheet: Sheet): Element {
  const { chain, lang, words, places, highlighter } = sheet
  const anchor = places.idOf(leading.card, `demo-${id}`)
  const manifest = manifestOf(id, chain.files)
  if (manifest === null) return demoName(id, leading, sheet)
  const sources = manifest.files.map((name) => textIn(chain, `demos/${id}/${name}`) ?? '')
  const code = renderCode(
    manifest.files.map((name, i) => ({ source: sources[i] ?? '', language: languageOf(name, manifest.lang) })),
    highlighter,
  )
  const recorded = textIn(chain, `demos/${id}/output.txt`)
  return el(
    'div',
    { className: ['demo'], id: anchor, role: 'group', ariaLabel: `${words.demo}: ${manifest.title[lang]}` },
    el('p', { className: ['demo-title'] }, manifest.title[lang]),
    el('p', { className: ['demo-note'] }, words.notRun),
    manifest.files.map((name, i) =>
      el(
        'details',
        {},
        el('summary', {}, el('code', {}, name)),
        el('pre', { className: ['shiki'], tabIndex: 0 }, el('code', {}, lead(treeOf(code[i] ?? ''), leading))),
      ),
    ),
    recorded === null
      ? null
      : el(
          'details',
          {},
          el('summary', {}, words.recorded),
          el('p', { className: ['demo-note'] }, words.recordedNote),
          el('pre', { tabIndex: 0 }, el('samp', {}, plainOutput(recorded))),
        ),
    said(words.look, manifest.look?.[lang]),
    said(words.beyond, manifest.beyond?.[lang]),
  )
}

/** Where there is no room for it. */
export function demoName(id: string, { card }: Leading, { chain, lang, words, places }: Sheet): Element {
  const title = manifestOf(id, chain.files)?.title[lang] ?? id
  return el('p', { className: ['demo', 'demo-title'], id: places.idOf(card, `demo-${id}`) }, `${words.demo}: ${title}`)
}

const said = (head: string, text: string | undefined): Element | null =>
  text === undefined
    ? null
    : el(
        'div',
        { className: ['demo-said'] },
        el('p', { className: ['head'] }, head),
        text.split(/\n\s*\n/).map((paragraph) => el('p', {}, paragraph)),
      )

/** Null: what is there is no demo. */
function manifestOf(id: string, files: Bundle['files']): Manifest | null {
  const text = textIn({ files }, `demos/${id}/demo.json`)
  if (text === null) return null
  try {
    return Manifest.safeParse(JSON.parse(text)).data ?? null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** By the end of its name; for others than the first that is what they have. */
function languageOf(name: string, lang: DemoLanguage): string {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  return (
    { json: 'json', conf: 'nginx', md: 'markdown', txt: 'text', sql: 'sql', sh: 'shellscript' }[ending] ??
    GRAMMARS[lang]
  )
}

// oxlint-disable-next-line no-control-regex
const CONTROLS = /\x1b\[[0-9;:<=>?]*[ -/]*[@-~]|\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)|[\0-\x08\x0b-\x1f\x7f-\x9f]/g

/** Without what would only colour it, or move a cursor. */
const plainOutput = (text: string): string => revealControls(text.replaceAll('\r\n', '\n').replace(CONTROLS, ''))
