import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readFrontmatter } from '../frontmatter.ts'
import { parseCard } from '../parse.ts'
import { canonicalHeading, STAGES, type StageId } from '../stages.ts'
import { mergeCards } from './merge-cards.ts'
import { textOf } from './sections.ts'

type Parts = { readonly [stage in StageId]?: string } & { readonly fields?: string; readonly title?: string }

const card = (id: string, { fields = '', title = `Question ${id}?`, ...stages }: Parts = {}): string =>
  `---\nid: ${id}\ntitle: ${title}\nlang: en\ncategory: project\ncreated: 2026-11-23\n${fields}---\n` +
  STAGES.flatMap((stage) =>
    stages[stage] === undefined ? [] : `\n## ${canonicalHeading(stage, 'en')}\n\n${stages[stage]}\n`,
  ).join('')

function merge(into: string, from: string, paths: readonly [string, string] = ['net/a.mdx', 'net/b.mdx']) {
  const merged = mergeCards(parseCard(into, paths[0]), parseCard(from, paths[1]))
  return merged.ok ? parseCard(merged.value, paths[0]) : merged.error
}

function merged(into: string, from: string, paths?: readonly [string, string]) {
  const parsed = merge(into, from, paths)
  if ('kind' in parsed) throw new Error(parsed.path)
  return parsed
}

test('what one card says of a stage and the other does not is taken over, and what both say stands one below the other', () => {
  const parsed = merged(
    card('q-a', { question: 'Why a?', answer: '1. One.' }),
    card('q-b', { question: 'Why b?', answer: '1. Two.', gap: '    code' }),
  )
  expect(textOf(parsed, 'answer')).toBe('1. One.\n\n---\n\n1. Two.')
  expect(textOf(parsed, 'gap')).toBe('    code')
})

test.each([
  ['title and question are variants', 'Why b?', 'Why a?\n\n- Question q-b?\n- Why b?'],
  ['a question in the same words is none', 'Why a?', 'Why a?\n\n- Question q-b?'],
  ['a title that is the question is one variant', 'question q-b', 'Why a?\n\n- question q-b'],
  ['a question of several lines stays as it is', 'Why\n\nb?', 'Why a?\n\n- Question q-b?\n\n---\n\nWhy\n\nb?'],
])('stage 1: %s', (_, theirs, expected) => {
  expect(textOf(merged(card('q-a', { question: 'Why a?' }), card('q-b', { question: theirs })), 'question')).toBe(
    expected,
  )
})

test('stage 6 asks everything once, a card rather than an open question, and not the two one another', () => {
  const parsed = merged(
    card('q-a', { followups: '- [b](card:q-b)\n- [to c](card:q-c)\n- Open?\n- Known?' }),
    card('q-b', { followups: '- [a](card:q-a)\n- [c again](card:q-c)\n- open\n- [Known](card:q-d)\n- New?' }),
  )
  expect(textOf(parsed, 'followups')).toBe('- [to c](card:q-c)\n- Open?\n- [Known](card:q-d)\n- New?')
})

test('in the text, links from one to the other go and their words stay', () => {
  const parsed = merged(
    card('q-a', { answer: 'As [that *other* one](card:q-b) says.' }),
    card('q-b', { answer: 'See [this](card:q-a) and [c](card:q-c).' }),
  )
  expect(textOf(parsed, 'answer')).toBe('As that *other* one says.\n\n---\n\nSee this and [c](card:q-c).')
})

test('the frontmatter takes over what the other has more of, and leaves all else as it is written', () => {
  const a =
    'topics: [nginx]   # mine\nkeyPoints:\n  - { point: One, aliases: [uno] } # kept\nreferences:\n- url: https://a.org\n  kind: official\n  title: A\nspoils: [q-b, q-c]\n'
  const b =
    'topics: [nginx, "a, b"]\nkeyPoints: [one, { point: "Two, three", aliases: [] }]\nreferences:\n  - { url: https://a.org, kind: book, title: Again }\n  - { url: https://b.org, kind: book, title: "B: b" }\nspoils: [q-a, q-d]\nmergedFrom: [q-z]\nnote: |\n  kept\n'
  const parsed = merged(card('q-a', { fields: a }), card('q-b', { fields: b }).replace('2026-11-23', '2025-01-02'))
  const { frontmatter, problems } = readFrontmatter(parsed.source, 'a.mdx')
  expect(problems).toEqual([])
  expect(frontmatter).toMatchObject({
    id: 'q-a',
    title: 'Question q-a?',
    created: '2025-01-02',
    topics: ['nginx', 'a, b'],
    keyPoints: [
      { point: 'One', aliases: ['uno'] },
      { point: 'Two, three', aliases: [] },
    ],
    references: [
      { url: 'https://a.org', kind: 'official' },
      { url: 'https://b.org', title: 'B: b' },
    ],
    spoils: ['q-c', 'q-d'],
    mergedFrom: ['q-b', 'q-z'],
  })
  expect(parsed.source).toContain('   # mine\n')
  expect(parsed.source).toContain('# kept\n')
  expect(parsed.source).toContain('note: |\n  kept\n')
})

test('a point of the same words has the other words of both', () => {
  const point = (aliases: string) => `keyPoints: [{ point: Fork, aliases: [${aliases}] }]\n`
  const parsed = merged(card('q-a', { fields: point('x') }), card('q-b', { fields: point('x, y') }))
  expect(parsed.card?.keyPoints).toEqual([{ point: 'Fork', aliases: ['x', 'y'] }])
})

test('a field that both have otherwise, and remarks, are kept as they are written', () => {
  const parsed = merged(card('q-a', { fields: 'note: mine\n' }), card('q-b', { fields: '# a remark\nnote: theirs\n' }))
  expect(textOf(parsed, 'review-notes')).toBe('```yaml\n# a remark\nnote: theirs\n```')
})

test('what the other shows by where it lies is still shown from the other folder', () => {
  const text =
    '![x](x.png) ![y](../img/y%20z.png?raw#top) [web](https://a.org/x.png)\n\n<Figure src="./f.svg" alt="f" />\n\n[l]: x.png'
  const parsed = merged(card('q-a'), card('q-b', { answer: text }), ['os/a.mdx', 'net/deep/b.mdx'])
  expect(textOf(parsed, 'answer')).toBe(
    '![x](../net/deep/x.png) ![y](../net/img/y%20z.png?raw#top) [web](https://a.org/x.png)\n\n<Figure src="../net/deep/f.svg" alt="f" />\n\n[l]: ../net/deep/x.png',
  )
})

test('where both have a label for something else, each still leads to its own', () => {
  const text = (note: string) =>
    `said[^1] [a][x] [X] [x][] [^2]\n\n[^1]: ${note}\n\n[x]: https://${note}.org\n\n[^2]: both`
  const parsed = merged(card('q-a', { answer: text('mine') }), card('q-b', { answer: text('theirs') }))
  expect(textOf(parsed, 'answer').split('\n\n---\n\n')).toEqual([
    text('mine'),
    'said[^1-2] [a][x-2] [X][x-2] [x][x-2] [^2]\n\n[^1-2]: theirs\n\n[x-2]: https://theirs.org\n\n[^2]: both',
  ])
})

test('a file that uses other line ends keeps them', () => {
  const parsed = merged(
    card('q-a', { answer: 'One.' }).replaceAll('\n', '\r\n'),
    card('q-b', { answer: 'Two.\nMore.', fields: 'topics: [x]\n' }),
  )
  expect(parsed.source.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
})

test('code that is never closed would take in what comes below: nothing is merged', () => {
  expect(merge(card('q-a', { answer: '```\nopen' }), card('q-b', { answer: 'Two.' }))).toEqual({
    kind: 'unreadable',
    path: 'net/b.mdx',
  })
})

const block = fc.oneof(
  fc.constantFrom(
    '### 1. Bind first',
    '- one\n  - two',
    '* three',
    '1. first',
    '```c\nint x<T> = {};\n```',
    '> quoted',
  ),
  fc.constantFrom(
    '<Callout kind="note">\n\nSo.\n\n</Callout>',
    '[a](card:q-c)',
    '- [to c](card:q-c)\n- Why?',
    '| a |\n|---|\n| b |',
  ),
  fc.constantFrom(
    '![x](x.png)',
    'said[^1]\n\n[^1]: a note',
    '    code',
    '一二三',
    '**bold** `a|b`',
    '$$\nx\n$$',
    '---',
    '<br />',
  ),
  // Not at the start of a line, where a mark may begin a block that is never closed.
  fc.string({ unit: fc.constantFrom(...'ab c?。*_`[]<{\\-1.'), maxLength: 20 }).map((end) => `x${end}`),
)
const text = fc.array(block, { maxLength: 4 }).map((blocks) => blocks.join('\n\n'))
const parts = fc.record(Object.fromEntries(STAGES.map((stage) => [stage, fc.option(text, { nil: undefined })])))

/** What the body of a card says, line by line. */
const linesOf = (source: string): readonly string[] =>
  source
    .slice(source.indexOf('---\n', 4) + 4)
    .split(/\r\n|\n|\r/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('## '))

test('of any two cards every line is in the merged one', () => {
  fc.assert(
    fc.property(parts, parts, (a, b) => {
      const [into, from] = [card('q-a', a), card('q-b', b)]
      const parsed = merged(into, from)
      const lines = new Set(linesOf(parsed.source))
      const isThere = (line: string): boolean => lines.has(line) || lines.has(`- ${line}`)
      expect([...linesOf(into), ...linesOf(from)].filter((line) => !isThere(line))).toEqual([])
      expect(parsed.card?.mergedFrom).toEqual(['q-b'])
    }),
    { numRuns: 40 },
  )
}, 120_000)
