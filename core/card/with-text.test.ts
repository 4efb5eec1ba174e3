import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseCard } from './parse.ts'
import { SECTIONS } from './stages.ts'
import { textOf, withText, type Written } from './with-text.ts'

const HEAD = '---\nid: q-root\ntitle: Why?\nlang: en\n---\n'
const QUESTION = '\n## 1. Question\n\nWhy?\n'
const ANSWER = '\n## 3. One-minute answer\n\nBecause.\n'
const GAP = '\n## 8. Demo vs. real project\n\nMuch.\n'
const put = (source: string, part: Written, text: string) => withText(parseCard(source, 'a.mdx'), part, text)

test.each([
  ['in its place', QUESTION + ANSWER + GAP, `${QUESTION}${ANSWER.replace('Because.', 'It forks.')}${GAP}`],
  ['where there was none', QUESTION + GAP, `${QUESTION}${ANSWER.replace('Because.', 'It forks.')}${GAP}`],
  ['at the end', QUESTION, QUESTION + ANSWER.replace('Because.', 'It forks.')],
  ['before all others', GAP, ANSWER.replace('Because.', 'It forks.') + GAP],
  ['alone', '', ANSWER.replace('Because.', 'It forks.')],
  [
    'under a heading with nothing',
    `${QUESTION}\n## 3. Answer\n${GAP}`,
    `${QUESTION}\n## 3. Answer\n\nIt forks.\n${GAP}`,
  ],
  ['under a heading that ends the file', `${QUESTION}\n## 3. Answer`, `${QUESTION}\n## 3. Answer\n\nIt forks.\n`],
  [
    'close to its heading',
    `\nOne-minute answer\n===\nNo.  \n\n\n${GAP}`,
    `\nOne-minute answer\n===\nIt forks.\n\n\n${GAP}`,
  ],
  ['the first of two', `${ANSWER}${GAP}${ANSWER}`, `${ANSWER.replace('Because.', 'It forks.')}${GAP}${ANSWER}`],
])('an answer is written: %s', (_, before, after) => {
  expect(put(HEAD + before, 'answer', '\n \nIt forks.\n\n')).toEqual({ ok: true, value: HEAD + after })
})

test.each([
  ['the preface', 'preface', `${HEAD}${QUESTION}`, `${HEAD}\nText.\n${QUESTION}`],
  [
    'the preface, where nothing stands above the heading',
    'preface',
    `${HEAD}## 1. Question`,
    `${HEAD}\nText.\n\n## 1. Question`,
  ],
  ['the preface of an empty card', 'preface', HEAD.trimEnd(), `${HEAD}\nText.\n`],
  ['the review notes', 'review-notes', HEAD + GAP, `${HEAD}${GAP}\n## 9. Review notes\n\nText.\n`],
] as const)('what is missing gets its place: %s', (_, part, before, after) => {
  expect(put(before, part, 'Text.')).toEqual({ ok: true, value: after })
})

test('a section that is emptied keeps its heading, and takes text again', () => {
  const emptied = put(HEAD + ANSWER + GAP, 'answer', ' \n')
  expect(emptied).toEqual({ ok: true, value: `${HEAD}\n## 3. One-minute answer\n${GAP}` })
  expect(put(emptied.ok ? emptied.value : '', 'answer', 'Because.')).toEqual({ ok: true, value: HEAD + ANSWER + GAP })
})

test('nothing written where nothing was changes nothing', () => {
  expect(put(HEAD + QUESTION, 'gap', '\n')).toEqual({ ok: true, value: HEAD + QUESTION })
})

test('lines end as the file has them, each as it did where it stayed', () => {
  const mixed = `${HEAD}\r\n## 3. Answer\r\n\r\na\r\nb\nc\r\n\r\n## 8. Gap\n`.replaceAll('---\n', '---\r\n')
  expect(put(mixed, 'answer', 'a\nb\nc')).toEqual({ ok: true, value: mixed })
  expect(put(mixed, 'answer', 'a\nX\nY\nb\nc')).toEqual({ ok: true, value: mixed.replace('a\r\n', 'a\r\nX\r\nY\r\n') })
  expect(put(mixed, null, mixed.replace(/\r\n/g, '\n'))).toEqual({ ok: true, value: mixed })
})

test('a blank line below a line that ends in CR alone stays one', () => {
  const source = `${HEAD}\n## 3. Answer\n\na\rc\n`
  expect(put(source, 'answer', 'a\n\nc')).toEqual({ ok: true, value: source.replace('a\r', 'a\r\r\n') })
})

test.each([
  ['code', '```js\nlet x'],
  ['code in a fence of tildes', 'Text.\n\n~~~\nx'],
  ['a formula', '$$\nx'],
  ['a comment', 'Text.\n\n<!-- not'],
  ['the heading of another stage', 'Text.\n\n## 4. Nitpick\n\nMore.'],
  ['a heading of its own name', 'Text.\n\n# 3. Answer'],
])('a text that does not keep to its section is refused: %s', (_, text) => {
  expect(put(HEAD + QUESTION + ANSWER + GAP, 'answer', text)).toEqual({ ok: false, error: 'not-its-own' })
})

test('code that is never closed may stand at the end, and no section is added behind it', () => {
  const open = put(HEAD + QUESTION, 'answer', '```\ncode')
  expect(open.ok).toBe(true)
  expect(put(open.ok ? open.value : '', 'gap', 'Much.')).toEqual({ ok: false, error: 'not-its-own' })
})

test('a whole file has to be a card', () => {
  expect(put(HEAD, null, 'no card')).toEqual({ ok: false, error: 'no-card' })
  expect(put('no card', 'answer', 'Text.')).toEqual({ ok: false, error: 'no-card' })
  expect(put('no card', null, HEAD)).toEqual({ ok: true, value: HEAD })
})

// prettier-ignore
const pieces = fc.constantFrom(
  '## 一、问题', '## 1. Question', '## 3. One-minute answer', '### 6', '# 8. Gap #', '## Review notes', '3. Answer\n---', '  ## 4. Nitpick', '## Other',
  'words', '为什么？', '    code', '```', '~~~', '$$', '<!--', '-->', '<Callout kind="note">', '</Callout>', '<Aa', '{x', '- item', '- ## 1. Question', '> q', '[a]: b', '===', '---',
  '', '', '', ' \t', '\u00a0', '\u3000', '\u2028', 'x  ',
)
const ends = fc.constantFrom('\n', '\n', '\n', '\r\n', '\r')
const texts = fc
  .tuple(fc.array(fc.tuple(pieces, ends), { maxLength: 12 }), fc.constantFrom('', 'last'))
  .map(([lines, last]) => lines.map(([line, end]) => line + end).join('') + last)
const sources = fc.tuple(fc.constantFrom(HEAD, `\uFEFF${HEAD.replaceAll('\n', '\r\n')}`, HEAD.trimEnd() + '\r'), texts)
const parts = fc.constantFrom(...SECTIONS, null)

test('of any file, the text of any part that was not changed gives the very same bytes', () => {
  fc.assert(
    fc.property(sources, parts, fc.constantFrom('\n', '\r\n'), ([head, body], part, eol) => {
      const parsed = parseCard(head + body, 'a.mdx')
      if (!parsed.card) return
      const text = textOf(parsed, part).replace(/\r\n|\n|\r/g, eol)
      expect(withText(parsed, part, text)).toEqual({ ok: true, value: head + body })
    }),
    { numRuns: 1000 },
  )
})

test('of any file, a text that is written stands there, and every other section is as it was', () => {
  let written = 0
  const othersOf = (source: string, part: Written) => {
    const { card } = parseCard(source, 'a.mdx')
    const index = card?.sections.findIndex(({ id }) => id === part)
    return card?.sections.flatMap(({ id, heading, start, end }, i) =>
      i === index ? [] : [[id, heading, source.slice(start, end).trim()]],
    )
  }
  fc.assert(
    fc.property(sources, parts, texts, ([head, body], part, text) => {
      const parsed = parseCard(head + body, 'a.mdx')
      const edited = withText(parsed, part, text)
      if (!edited.ok || part === null || !parsed.card) return
      written += 1
      const plain = (some: string) => some.replace(/\r\n|\r/g, '\n').trim()
      expect(plain(textOf(parseCard(edited.value, 'a.mdx'), part))).toBe(plain(text))
      expect(othersOf(edited.value, part)).toEqual(othersOf(head + body, part))
      // Written back, the file is as it was: no blank line more or less.
      const back = withText(parseCard(edited.value, 'a.mdx'), part, textOf(parsed, part))
      if (back.ok && textOf(parsed, part) !== '' && plain(text) !== '')
        expect(plain(back.value)).toBe(plain(head + body))
    }),
    { numRuns: 1500 },
  )
  expect(written).toBeGreaterThan(300)
})
