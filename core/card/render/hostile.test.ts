import { expect, test } from 'vitest'
import { findUnsafe } from '../../../tests/fixtures/hostile/find-unsafe.ts'
import { hostileCards } from '../../../tests/fixtures/hostile/index.ts'
import { parseFlow } from '../syntax.ts'
import { loadHighlighter, renderCard } from './render.ts'

// Alone on a machine no card takes two seconds; the bound only tells slow from hanging.
const BOUND_MS = 15_000

const highlighter = await loadHighlighter()

function render(bytes: Uint8Array) {
  const source = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  const start = /^\uFEFF?---\r?[\r\n][\s\S]*?[\r\n]---\r?(?:[\r\n]|$)/.exec(source)?.[0].length ?? 0
  parseFlow(source.slice(start))
  const section = { id: 'preface', heading: '', start, end: source.length } as const
  const card = renderCard({ source, file: 'hostile/card.mdx', sections: [section] }, highlighter)
  const blocks = card.sections.flatMap((one) => one.blocks)
  return {
    ...card,
    html: blocks.map((block) => (block.kind === 'html' ? block.html : '')).join('\n'),
    demos: blocks.flatMap((block) => (block.kind === 'demo' ? [block.id] : [])),
  }
}

const cards = hostileCards()
const named = (name: string): Uint8Array => cards.find((card) => card.name === name)?.bytes ?? new Uint8Array()

test.each(cards)('$name renders to nothing a browser would run, load or obey', { timeout: BOUND_MS }, ({ bytes }) => {
  const { html, demos } = render(bytes)
  if (new TextDecoder().decode(bytes).includes('\nBefore.')) expect(html).toContain('Before.')
  expect(findUnsafe(html)).toEqual([])
  expect(demos.filter((id) => !/^[a-z0-9][a-z0-9-]*$/.test(id))).toEqual([])
})

test('there are many hostile cards, none of them twice', () => {
  expect(cards.length).toBeGreaterThan(80)
  expect(new Set(cards.map((card) => card.name)).size).toBe(cards.length)
})

test.each([
  ['nul-bytes', 'U+0000'],
  ['invalid-utf-8', 'could not be read'],
  ['bidi-controls', 'U+202E'],
  ['control-characters', 'U+0001'],
  ['style-and-class', '<style> is not an element'],
  ['event-handlers', '"onclick" is not allowed'],
  ['javascript-urls', 'a link was taken off'],
  ['unsafe-images', 'the path leaves the content folder'],
  ['expressions', 'an expression is shown'],
  ['spread-attributes', 'cannot be spread'],
  ['demo-ids', '<Demo> needs the attribute "id"'],
  ['deep-quotes', 'more than 32 quotes'],
  ['one-megabyte-line', 'longer than'],
  ['katex', 'a formula is shown as source'],
])('%s is reported: %s', (name, message) => {
  expect(
    render(named(name))
      .problems.map((problem) => problem.message)
      .join('\n'),
  ).toContain(message)
})

test('the judge of this file finds what it looks for', () => {
  const planted = [
    '<script>',
    '<SCRIPT\n>',
    '<b onclick=x>',
    '<a href=javascript:x>',
    '<a href="&#106;avascript:x">',
    '<img src="https://e.org">',
  ]
  planted.push(
    '<a href="//e.org">',
    '<b style="position:fixed">',
    '<b id="app">',
    '<input>',
    '<!-- x -->',
    '<svg/onload=x>',
    '<button>',
  )
  for (const html of planted) expect(findUnsafe(`<p>text ${html} text</p>`), html).not.toEqual([])
})
