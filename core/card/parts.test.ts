import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseCard } from './parse.ts'
import { changedParts, type PartId, PARTS, partsOf, withPart } from './parts.ts'

const HEAD = '---\nid: q-root\ntitle: Why?\nlang: en\n---\n'
const card = (...sections: readonly string[]): string => HEAD + sections.map((text) => `\n${text}\n`).join('')
const QUESTION = '## 1. Question\n\nWhy?'
const ANSWER = '## 3. One-minute answer\n\nBecause.'
const OTHER = '## 3. One-minute answer\n\nIt forks.'
const GAP = '## 8. Demo vs. real project\n\nMuch.'

const put = (now: string, version: string, part: PartId) => withPart(parseCard(now, 'a'), parseCard(version, 'a'), part)

test('a file is cut before its headings and the blank lines above them', () => {
  expect(partsOf(card('First of all.', QUESTION, GAP))).toEqual([
    { id: 'frontmatter', text: HEAD },
    { id: 'preface', text: '\nFirst of all.\n' },
    { id: 'question', text: `\n${QUESTION}\n` },
    { id: 'gap', text: `\n${GAP}\n` },
  ])
})

test.each([
  ['one stage', card(QUESTION, ANSWER), card(QUESTION, OTHER), ['answer']],
  ['a stage that is new at the end', card(QUESTION), card(QUESTION, ANSWER), ['answer']],
  ['a stage that is gone from the midst', card(QUESTION, ANSWER, GAP), card(QUESTION, GAP), ['answer']],
  ['a title', card(QUESTION), card(QUESTION).replace('Why?', 'How?'), ['frontmatter']],
  ['nothing but the order', card(QUESTION, ANSWER, GAP), card(QUESTION, GAP, ANSWER), []],
])('changed: %s', (_, before, after, changed) => {
  expect(changedParts(partsOf(before), partsOf(after))).toEqual(changed)
})

test.each([
  ['in its place', card(QUESTION, OTHER, GAP), card(ANSWER), card(QUESTION, ANSWER, GAP)],
  ['where there was none', card(QUESTION, GAP), card(ANSWER, GAP), card(QUESTION, ANSWER, GAP)],
  ['after a last line that has no end', `${HEAD}\n${QUESTION}`, card(ANSWER), card(QUESTION, ANSWER)],
  ['taken out', card(QUESTION, ANSWER, GAP), card(QUESTION), card(QUESTION, GAP)],
  ['doubled then', card(QUESTION, ANSWER, GAP), card(ANSWER, GAP, OTHER), card(QUESTION, ANSWER, OTHER, GAP)],
  ['doubled now', card(QUESTION, ANSWER, GAP, OTHER), card(OTHER), card(QUESTION, OTHER, GAP)],
])('an answer is put back: %s', (_, now, version, expected) => {
  expect(put(now, version, 'answer')).toEqual({ ok: true, value: expected })
})

test('a last stage without a line end is put before another one', () => {
  expect(put(card(QUESTION, OTHER, GAP), `${HEAD}\n${ANSWER}`, 'answer')).toEqual({
    ok: true,
    value: card(QUESTION, ANSWER, GAP),
  })
})

test('code that is never closed is not put before other stages', () => {
  expect(put(card(QUESTION, ANSWER, GAP), card(`${ANSWER}\n\n\`\`\`\ncode`), 'answer')).toEqual({
    ok: false,
    error: 'unreadable',
  })
})

const sections = fc.constantFrom(
  '## 一、问题\n\n为什么？\n',
  '\n## 1. Question\n\nWhy?\n\n\n',
  '\r\n## 三、一分钟回答\r\n\r\n1. 一。\r\n',
  '\n3. One-minute answer\n---\n\n    code\n\n',
  '\n### 6\n\n- [x](card:q-other)\n',
  '\n# 8. Demo vs. real project',
  '\n## Review notes\n\n```\n## 1. Question\n```\n',
  '\n<Callout kind="note">\n\n## 4. Nitpick\n\n</Callout>\n',
  'words\n',
  '\n \t\n',
  '\u00a0\n',
)
const sources = fc.tuple(fc.constantFrom('', HEAD, `\uFEFF${HEAD}`), fc.array(sections, { maxLength: 8 }))

test('the parts of any file, joined, are the file', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        sources.map(([head, all]) => head + all.join('')),
        fc.string({ unit: 'binary' }),
      ),
      (source) => {
        expect(
          partsOf(source)
            .map(({ text }) => text)
            .join(''),
        ).toBe(source)
      },
    ),
  )
})

test('of any two files, what is put back is there and the rest is as it was', () => {
  fc.assert(
    fc.property(sources, sources, fc.constantFrom(...PARTS), ([, now], [, version], part) => {
      const [mine, theirs] = [HEAD + now.join(''), HEAD + version.join('')]
      const edited = put(mine, theirs, part)
      if (!edited.ok) return
      const textsOf = (source: string, isMeant: (id: PartId) => boolean) =>
        partsOf(source).flatMap(({ id, text }) => (isMeant(id) ? [[id, text.trim()]] : []))
      expect(textsOf(edited.value, (id) => id === part)).toEqual(textsOf(theirs, (id) => id === part))
      expect(textsOf(edited.value, (id) => id !== part)).toEqual(textsOf(mine, (id) => id !== part))
      if (changedParts(partsOf(mine), partsOf(theirs)).length === 0) expect(edited.value).toBe(mine)
    }),
    { numRuns: 150 },
  )
})
