import { expect, test } from 'vitest'
import { loadHighlighter } from '#core/card/render/highlight.ts'
import { type Entry, EntryId } from '#core/journal/entry.ts'
import { StudyDay } from '#core/schedule/study-day.ts'
import { syncContent } from '../sync.ts'
import { cardId, cardSource, emptyLibrary } from '../testing.ts'
import { saveEntry } from './entries.ts'
import { showEntries, showEntriesNamed } from './shown-entries.ts'

const id = (n: number) => EntryId.parse(`0000000${n}-0000-4000-8000-000000000000`)
const day = StudyDay.parse('2026-11-23')
// Loading it takes half a second.
const highlighter = loadHighlighter()

async function library() {
  const lib = await emptyLibrary()
  await lib.write('a.mdx', cardSource('q-aaa'))
  await syncContent(lib)
  return { ...lib, highlighter: () => highlighter }
}
const entry = (n: number, text: string): Entry => {
  const at = new Date(0)
  return { id: id(n), version: n, kind: 'note', day, cardId: null, text, beganAt: at, changedAt: at }
}
async function htmlOf(...texts: readonly string[]): Promise<string> {
  const shown = await showEntries(
    await library(),
    texts.map((text, n) => entry(n, text)),
  )
  return shown
    .flatMap(({ section }) => section.blocks.map((block) => (block.kind === 'html' ? block.html : '')))
    .join('')
}

test('an entry is Markdown, and links to cards by id and by name lead to them', async () => {
  const html = await htmlOf('It *forks*: [so](card:q-aaa), [[Question q-aaa?]], [[nobody]].')
  expect(html).toContain('<em>forks</em>')
  expect(html.match(/href="\/q\/q-aaa"/g)).toHaveLength(2)
  expect(html).toContain('href="/new?q=nobody"')
})

test('nothing that was written is run, or leads where it must not', async () => {
  const html = await htmlOf('{1 + 1} <script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=alert(1)>')
  expect(html).toContain('{1 + 1}')
  expect(html).not.toMatch(/<script|href="javascript|<img/)
})

test('two entries of one page share no name of a heading or a footnote', async () => {
  const html = await htmlOf(...Array.from({ length: 2 }, () => '# Fork\n\nSo[^1]. See [above](#fork).\n\n[^1]: Why.'))
  const names = [...html.matchAll(/ id="([^"]*)"/g)].map(([, name]) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(names.length).toBeGreaterThan(5)
  const targets = [...html.matchAll(/ (?:href="#|aria-describedby=")([^"]*)"/g)].map(([, name]) => name)
  expect(names).toEqual(expect.arrayContaining(targets))
})

test('what only looks like a name stays as it was written', async () => {
  expect(await htmlOf('Write ` id="s-x"` and href="#fn-x".')).toContain('id="s-x"')
})

test('a long entry is rendered once, and its names are those of no other entry that says the same', async () => {
  const lib = await library()
  const text = `# Fork\n\n${'It forks. '.repeat(500)}`
  const [first] = await showEntries(lib, [entry(1, text)])
  const highlighter = (): never => {
    throw new Error('it was rendered before')
  }
  const [again, twin] = await showEntries({ ...lib, highlighter }, [entry(1, text), entry(2, text)])
  expect(again).toEqual(first)
  expect(JSON.stringify(twin?.section)).toBe(JSON.stringify(first?.section).replaceAll('e-00000001', 'e-00000002'))
})

test('entries are shown by their ids with the card that they are bound to, and those that are gone are not', async () => {
  const lib = await library()
  const input = { base: null, kind: 'note' as const, day, text: 'So.' }
  await saveEntry(lib, { ...input, id: id(1), cardId: cardId('q-aaa') })
  const shown = await showEntriesNamed(lib, [id(1), id(2)])
  expect([...shown.keys()]).toEqual([id(1)])
  expect(shown.get(id(1))?.card).toEqual({ id: 'q-aaa', title: 'Question q-aaa?', lang: 'en' })
})
