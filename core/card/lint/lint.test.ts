import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseCard } from '../parse.ts'
import { lintCard } from './lint.ts'

const head = (extra = '') =>
  `---\nid: q-aaaa\ntitle: A?\nlang: en\ncategory: project\ncreated: 2026-11-23\nkeyPoints: [x]\n${extra}---\n`
const STAGES = [
  '1. Question',
  '2. Ten-second thought',
  '3. One-minute answer',
  '4. Nitpick',
  '5. Verdict',
  '6. Next questions',
  '7. Redesign',
  '8. Demo vs. real project',
]
const whole = STAGES.map((heading) => `## ${heading}\n\nText.\n`).join('\n')
const lint = (source: string) => lintCard(parseCard(source, 'net/a.mdx'))
/** Rule and place of what is found. */
const found = (source: string) =>
  lint(source).findings.map(({ rule, severity, line, column }) => [rule, severity, line, column])

test('a card with all its stages and a key point has nothing wrong', () => {
  expect(lint(`${head()}\n${whole}`)).toEqual({ findings: [], uses: [] })
})

test('a file without a usable id breaks the rule of the frontmatter', () => {
  expect(found('no card')).toEqual([['frontmatter', 'error', 1, 1]])
  expect(found('---\ntitle: A?\nid: A B\n---\n')).toEqual([['frontmatter', 'error', 3, 1]])
})

test('a field is complained of where it is wrong, however deep', () => {
  const lines = 'topics:\n  - tcp\n  - ""\nreferences:\n  - { url: "ftp://x.org", kind: book, title: X }\n'
  expect(found(`${head(lines)}\n${whole}`)).toEqual([
    ['frontmatter', 'warning', 10, 5],
    ['frontmatter', 'warning', 12, 12],
  ])
})

test('every reference without a kind is named, an address alone too', () => {
  const lines = `references:
  - { url: "https://x.org", title: X }
  - { url: "https://y.org", kind: book, title: Y }
  - url: https://z.org
    title: Z
  - https://w.org
`
  expect(found(`${head(lines)}\n${whole}`)).toEqual([
    ['reference-kind', 'warning', 9, 5],
    ['reference-kind', 'warning', 11, 5],
    ['reference-kind', 'warning', 13, 5],
  ])
})

test.each([
  ['left away', '', [2, 1]],
  ['an empty list', 'keyPoints: []\n', [7, 1]],
])('key points that are %s are a note', (_, line, [row, column]) => {
  const source = `${head()}\n${whole}`.replace('keyPoints: [x]\n', line)
  expect(found(source)).toEqual([['no-key-points', 'note', row, column]])
})

test('key points that cannot be read are complained of once', () => {
  expect(found(`${head()}\n${whole}`.replace('[x]', '3'))).toEqual([['frontmatter', 'warning', 7, 1]])
})

test('stages without text are one note, where the first of them would be written', () => {
  const source = `${head()}\n## 1. Question\n\nWhy?\n\n## 3. One-minute answer\n\n## 6. Next questions\n\n- Why not?\n`
  expect(lint(source).findings).toMatchObject([
    {
      rule: 'missing-stage',
      line: 14,
      column: 1,
      message: '6 of 8 stages have no text: thought, answer, nitpick, verdict, redesign, gap',
      mend: 'when you have something to say, write it under "## 2. Ten-second thought"',
    },
  ])
  expect(found(`${head()}\nProse.\n`)).toEqual([['missing-stage', 'note', 9, 1]])
  expect(found(`${head()}\n${whole.replace('8. Demo vs. real project\n\nText.\n', '')}`)[0]?.slice(2)).toEqual([38, 4])
  expect(found(`${head()}\n${whole.replace('## 7. Redesign\n\nText.\n', '## 7. Redesign')}`)).toEqual([
    ['missing-stage', 'note', 34, 15],
  ])
})

test('an unknown component is told from other markup that cannot be rendered', () => {
  const body = whole.replace('Text.', 'A <Chart /> and {1 + 1}, then\n<Demo />.')
  expect(found(`${head()}\n${body}`)).toEqual([
    ['unknown-component', 'warning', 12, 3],
    ['markup', 'warning', 12, 17],
    ['markup', 'warning', 13, 1],
  ])
})

test('a follow-up that names no card is complained of once, at its link', () => {
  const body = whole.replace('## 6. Next questions\n\nText.', '## 6. Next questions\n\n- see [that](card:../x)')
  expect(found(`${head()}\n${body}`)).toEqual([['bad-card-link', 'warning', 32, 7]])
})

test('what a card leads to is found wherever it is written, with its place', () => {
  const body = whole.replace(
    'Text.',
    `[one](card:q-bbbb), <a href="card:q-cccc">two</a>, ![a](a%20b.png) ![b][pic], [log](../log.txt)

<Figure src="f.png" alt="f" />

<Demo id="wal" />

https://x.org/ \`[not](card:q-dddd)\`

[pic]: pics/b.png`,
  )
  expect(lint(`${head()}\n${body}`).uses).toMatchObject([
    { kind: 'card', id: 'q-bbbb', line: 12, column: 1 },
    { kind: 'card', id: 'q-cccc', line: 12, column: 21 },
    { kind: 'image', path: 'net/a b.png', line: 12, column: 52 },
    { kind: 'file', path: 'log.txt', line: 12, column: 79 },
    { kind: 'image', path: 'net/f.png', line: 14, column: 1 },
    { kind: 'demo', id: 'wal', line: 16, column: 1 },
    { kind: 'web', url: 'https://x.org/', line: 18, column: 1 },
    { kind: 'image', path: 'net/pics/b.png', line: 20, column: 1 },
  ])
})

test('any text at all can be looked at', () => {
  const body = [
    '<',
    '{',
    '}',
    '/>',
    '<Demo id="a"',
    '[x](card:',
    ')',
    '![',
    '\n',
    '\r\n',
    '## 1. Question',
    '- ',
    '`',
    '$',
    '\0',
  ]
  const fields = [
    '---\n',
    'id: q-x\n',
    'references: [',
    'keyPoints:\n',
    ']',
    '- {',
    'kind: ',
    '&a ',
    '*a',
    '"',
    '\uD800',
    '题',
  ]
  const scrap = fc.constantFrom(...body, ...fields)
  const text = fc.array(fc.oneof(scrap, fc.string({ maxLength: 5 })), { maxLength: 40 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, fc.boolean(), fc.boolean(), (random, hasHead, isInHead) => {
      const source = (hasHead ? head(isInHead ? random : '') : '') + random
      for (const { line, column } of lint(source).findings) {
        expect(line).toBeGreaterThan(0)
        expect(column).toBeGreaterThan(0)
        expect(line).toBeLessThanOrEqual(source.split(/\r\n|\n|\r/).length)
      }
    }),
    { numRuns: 500 },
  )
})
