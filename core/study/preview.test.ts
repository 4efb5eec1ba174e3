import { expect, test } from 'vitest'
import { MAX_CARD_BYTES } from '#core/card/disk.ts'
import { loadHighlighter } from '#core/card/render/highlight.ts'
import type { TextProblem } from '#core/card/text-problems.ts'
import type { Written } from '#core/card/with-text.ts'
import { countRevisions } from '#core/store/revisions.ts'
import { previewText } from './preview.ts'
import { syncContent } from './sync.ts'
import { cardId, cardSource, emptyLibrary, type TestLibrary } from './testing.ts'
import { openText } from './write-card.ts'

const root = cardId('q-root')
// Loading it takes half a second.
const highlighter = loadHighlighter()
const source = cardSource(root, ['What else?'])

async function library(text = source): Promise<TestLibrary> {
  const lib = await emptyLibrary()
  await lib.write('net/root.mdx', text)
  await lib.write('net/other.mdx', cardSource('q-other'))
  await syncContent(lib)
  return { ...lib, highlighter: () => highlighter }
}

async function preview(lib: TestLibrary, part: Written, text: string) {
  const opened = await openText(lib, root)
  if (!opened.ok) throw new Error(opened.error.kind)
  const shown = await previewText(lib, root, { baseHash: opened.value.hash, part, text })
  if (!shown.ok) throw new Error(shown.error.kind)
  const htmlOf = (id: string) =>
    shown.value.sections
      .filter((section) => section.id === id)
      .flatMap(({ blocks }) => blocks.map((block) => (block.kind === 'html' ? block.html : block.id)))
      .join('')
  return { ...shown.value, htmlOf }
}
/** What is marked in the text, and what is said of it. Null: it is elsewhere. */
const marked = (text: string, problems: readonly TextProblem[]) =>
  problems.map(({ from, to, message }) => [from === null || to === null ? null : text.slice(from, to), message])

test('a card is shown as it would be, and nothing of it is kept', async () => {
  const lib = await library()
  const { sections, htmlOf, problems } = await preview(lib, 'answer', '1. It *forks*.')
  expect(sections.map(({ id }) => id)).toEqual(['question', 'answer', 'followups'])
  expect(htmlOf('answer')).toContain('<em>forks</em>')
  expect(problems).toEqual([])
  expect(await countRevisions(lib.db, root)).toBe(1)
  expect(await openText(lib, root)).toMatchObject({ value: { source } })
})

test('each problem is where it stands in the text, blank lines before it and other line ends included', async () => {
  const text =
    '\n \nSee [that](card:q-other) and [this](card:q-nobody).\n<Chart />\n\n![x](gone.png) {1}\n\n<Demo id="gone" />'
  const said = [
    ['[this](card:q-nobody).', 'links to card:q-nobody, which does not exist'],
    ['<Chart', expect.stringContaining('Chart')],
    ['![x](gone.png)', 'there is no file net/gone.png'],
    ['{1}', expect.any(String)],
    ['<Demo', 'there is no demo "gone"'],
  ]
  for (const [written, eol] of [
    [source, '\n'],
    [source.replaceAll('\n', '\r\n'), '\n'],
    [source, '\r\n'],
  ] as const) {
    const shown = text.replaceAll('\n', eol)
    const { problems } = await preview(await library(written), 'question', shown)
    const places = marked(shown, problems).toSorted(([a], [b]) => shown.indexOf(a ?? '') - shown.indexOf(b ?? ''))
    expect(places).toEqual(said)
  }
})

test('what is wrong elsewhere in the file has no place in the text, but in the whole file it has', async () => {
  const text = source.replace('lang: en', 'lang: "no language"')
  const { problems } = await preview(await library(text), 'answer', 'Because.')
  expect(marked('Because.', problems)).toEqual([[null, 'lang is not a language tag such as zh or en']])
  const whole = await preview(await library(), null, text)
  expect(marked(text, whole.problems)).toEqual([['lang:', 'lang is not a language tag such as zh or en']])
})

test('code that is not closed yet is shown in its section, and the others as they are', async () => {
  const text = 'So:\n\n```js\nlet x'
  const { sections, htmlOf, problems } = await preview(await library(), 'question', text)
  expect(sections.map(({ id }) => id)).toEqual(['question', 'followups'])
  expect(htmlOf('question')).toContain('let')
  expect(htmlOf('followups')).toContain('What else?')
  expect(marked(text, problems)).toEqual([['```js', 'this takes in the sections that stand after it']])
})

test('a heading that begins another section is named', async () => {
  const text = '\nSo:\n\n## 4. Nitpick\n\nx'
  const { problems } = await preview(await library(), 'question', text)
  expect(marked(text, problems)).toEqual([
    ['## 4. Nitpick', 'the heading "4. Nitpick" begins another section of the card'],
  ])
})

test('a whole file that is no card is said to be none, where it begins', async () => {
  const { sections, problems } = await preview(await library(), null, 'no card')
  expect(sections).toEqual([])
  expect(marked('no card', problems)).toEqual([['no', 'there is no frontmatter']])
})

test('a text is shown on the base it was begun from, whatever the file is by now', async () => {
  const lib = await library()
  const opened = await openText(lib, root)
  const baseHash = opened.ok ? opened.value.hash : ''
  await lib.write('net/root.mdx', cardSource(root, ['Theirs?']))
  await syncContent(lib)
  const shown = await previewText(lib, root, { baseHash, part: 'question', text: 'Why?' })
  expect(JSON.stringify(shown)).toContain('What else?')
  expect(await previewText(lib, root, { baseHash: '0'.repeat(64), part: null, text: '' })).toEqual({
    ok: false,
    error: { kind: 'unknown-base' },
  })
})

test.each([
  ['words', '为什么 '],
  ['links', '[a](card:q-other) '],
  ['marks', '*a_'],
  ['open brackets', '['],
  ['items', '- '],
  ['tags', '<Aa'],
  ['lines', 'a\n'],
])('a megabyte of %s is shown, if only as source', async (_, piece) => {
  const lib = await library()
  const text = piece.repeat(Math.floor(MAX_CARD_BYTES / Buffer.byteLength(piece)))
  const { sections, problems } = await preview(lib, 'question', text)
  expect(sections.map(({ id }) => id)).toEqual(['question', 'followups'])
  expect(problems.length).toBeGreaterThan(0)
})

test('more than a card may hold is not looked at', async () => {
  const text = 'a'.repeat(MAX_CARD_BYTES + 1)
  expect(await previewText(await library(), root, { baseHash: '', part: null, text })).toEqual({
    ok: false,
    error: { kind: 'too-large', limit: MAX_CARD_BYTES },
  })
})

test('a link by a name leads to the card that it means, and one that means none is complained of', async () => {
  const lib = await library()
  const { problems, htmlOf } = await preview(lib, 'question', 'See [[Q-OTHER]] and [[nobody]].')
  expect(htmlOf('question')).toContain('href="/q/q-other"')
  expect(htmlOf('question')).toContain('href="/new?q=nobody"')
  expect(problems.map(({ message }) => message)).toContain('[[nobody]] is no card')
})
