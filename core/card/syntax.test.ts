import { expect, test } from 'vitest'
import { MAX_CHARS } from './syntax-limits.ts'
import { parseFlow, parseMarkdown, parseMdx } from './syntax.ts'

const blocksOf = (text: string): readonly string[] => {
  const tree = parseFlow(text)
  return tree.ok ? tree.value.children.map((node) => node.type) : [tree.error.reason]
}

test('a flow parse sees only top-level headings as such', () => {
  const text = '# a\n\n<Details summary="s">\n## in\n</Details>\n\n```\n# code\n```\n\n$$\n# math\n$$\n\n> # quoted\n'
  expect(blocksOf(text)).toEqual(['heading', 'mdxJsxFlowElement', 'code', 'math', 'blockquote'])
})

test('a flow parse of a text that is no MDX falls back to Markdown', () => {
  expect(blocksOf('# a\n\n<int> b\n\n<Details>\n\n## c\n')).toContain('heading')
  expect(blocksOf('{\n\n# a\n')).toEqual(['paragraph', 'heading'])
})

test('a byte order mark shifts no offset', () => {
  const tree = parseFlow('\uFEFF# a\n\n# b')
  const starts = tree.ok ? tree.value.children.map((node) => node.position?.start.offset) : []
  expect(starts).toEqual([1, 6])
})

test('invalid MDX is named with its place', () => {
  expect(parseMdx('fine\n\na {b')).toMatchObject({ ok: false, error: { kind: 'syntax', line: 3, offset: 10 } })
  expect(parseMarkdown('fine\n\na {b')).toMatchObject({ ok: true })
})

test('an expression is delimited, not understood', () => {
  expect(parseMdx('{ not javascript at all }')).toMatchObject({ ok: true })
  expect(parseMdx('import nothing from nowhere')).toMatchObject({ value: { children: [{ type: 'paragraph' }] } })
})

test('labels defined elsewhere are recognised', () => {
  const tree = parseMdx('[text][One] and [^two]', { links: ['one'], footnotes: ['two'] })
  expect(tree).toMatchObject({
    value: { children: [{ children: [{ type: 'linkReference' }, {}, { type: 'footnoteReference' }] }] },
  })
})

test.each([
  ['quotes', '>'.repeat(40), 'inside one another'],
  ['list items', `${'- '.repeat(40)}x`, 'inside one another'],
  ['emphasis', '*a_'.repeat(10_000), 'too many marks'],
  ['brackets', '['.repeat(50_000), 'too many marks'],
  ['length', 'a'.repeat(MAX_CHARS + 1), 'longer than'],
])('more %s than the parser can bear are refused before it starts', (_, text, reason) => {
  expect(parseMdx(`fine\n\n${text}`)).toMatchObject({ ok: false, error: { kind: 'limit' } })
  expect(parseMdx(text)).toMatchObject({ error: { reason: expect.stringContaining(reason) } })
})

test('a refusal names the line that weighs most', () => {
  expect(parseMdx(`fine\n\nfine\n\n${'*a_'.repeat(10_000)}\n\nfine`)).toMatchObject({ error: { line: 5, offset: 12 } })
})

test('a rule of many dashes is no list', () => {
  expect(blocksOf('- '.repeat(60))).toEqual(['thematicBreak'])
})
