import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withArchived, withTitle, withTopic } from './edit-fields.ts'
import { readFrontmatter } from './frontmatter.ts'
import { parseCard } from './parse.ts'
import { plainLine } from './plain-answer.ts'

const card = (fields: string, eol = '\n'): string =>
  `---\n${fields}\n---\n\n## 1. Question\n\ntitle: not this one\n`.replaceAll('\n', eol)
const fieldsOf = (source: string) => readFrontmatter(source, 'a.mdx').frontmatter
const value = (edited: ReturnType<typeof withTitle>): string => (edited.ok ? edited.value : edited.error)

test.each([
  ['title: Old?', 'title: New?'],
  ['title:    Old?   # asked at work', 'title:    New?   # asked at work'],
  ["title: 'Old?'", 'title: "New?"'],
  ['"title": "Old?"', '"title": "New?"'],
  ['title: Old\n  and longer?', 'title: New?'],
  ['title: >-\n  Old\n  and longer?\n\n# after', 'title: New?\n\n# after'],
  ['title:', 'title: New?'],
  ['title: # to be found', 'title: New? # to be found'],
  ['title:\n  - Old', 'title:\n  New?'],
  ['? title\n: Old?', '? title\n: New?'],
])('a title written as %j is changed where it stands', (old, changed) => {
  const around = (title: string) => card(`# mine\nid: q-a\n${title}\nlang:   zh`)
  expect(value(withTitle(around(old), 'New?'))).toBe(around(changed))
})

test.each([
  ['id: q-a   # mine\nlang: zh', 'id: q-a   # mine\ntitle: New?\nlang: zh'],
  ['  id: q-a\n  lang: zh', '  id: q-a\n  title: New?\n  lang: zh'],
  ['id: >-\n  q-a\n\nlang: zh', 'id: >-\n  q-a\ntitle: New?\n\nlang: zh'],
  ['{id: q-a, lang: zh}', '{id: q-a, title: "New?", lang: zh}'],
])('a card without a title, %j, gets one below its id', (old, changed) => {
  expect(value(withTitle(card(old), 'New?'))).toBe(card(changed))
  expect(value(withTitle(card(old, '\r\n'), 'New?'))).toBe(card(changed, '\r\n'))
})

const anyTitle = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: fc.constantFrom(...`#:-?|>&*!%@"'[]{},\` 问a1~`), maxLength: 12 }),
    fc.constantFrom('null', 'true', '123', '---', '...', '2026-11-23', '~', '0x1f', 'a: b', 'a #b'),
  )
  .map(plainLine)
  .filter((title) => title.trim() !== '' && title.length <= 300)

const eol = fc.constantFrom('\n', '\r\n')

/** Fields around the title, as people write them. */
const fields = fc.subarray([
  '# a comment: with a colon',
  'topics: [nginx, "a b"]',
  'keyPoints:\n  - { point: "title: x", aliases: [继承] }\n  # within\n  - fork',
  'note: |\n  title: not me\n\n  ---\n  more',
  'created: 2026-11-23',
  "lang:   'zh'  # both",
  'references:\n- { url: https://a.b/#c, kind: official, title: "Its: title" }',
  '',
  'unknown: {title: inner}',
])
const old = fc.option(
  fc.oneof(
    anyTitle.map((title) => JSON.stringify(title)),
    fc.constantFrom('Old?', "'Old''s?'", '>-\n  Old\n  one?', '"a\\\n  b"', '', 'Old\n  one?', '|+\n  Old\n\n'),
  ),
)

test('any title goes into any frontmatter, and nothing else changes', () => {
  const world = fc.record({ title: anyTitle, above: fields, below: fields, old, isIdBelow: fc.boolean(), eol })
  fc.assert(
    fc.property(world, ({ title, above, below, old: before, isIdBelow, eol: lineEnd }) => {
      const isBelow = isIdBelow && before !== null
      const twice = below.filter((field) => !above.includes(field))
      const head = ['---', ...above, ...(isBelow ? [] : ['id: q-a']), ''].join('\n')
      const tail = [...(isBelow ? ['id: q-a'] : []), ...twice, '---', '', 'title: not this one'].join('\n')
      const [start, end] = [head.replaceAll('\n', lineEnd), tail.replaceAll('\n', lineEnd)]
      const source = start + (before === null ? '' : `title: ${before}\n`.replaceAll('\n', lineEnd)) + end

      const edited = value(withTitle(source, title))
      expect(edited.slice(0, start.length) + edited.slice(edited.length - end.length)).toBe(start + end)
      const line = edited.slice(start.length, edited.length - end.length)
      expect(line).toMatch(/^title: [^\r\n]+[\r\n]+$/)
      expect(parseCard(edited, 'a.mdx').card).toMatchObject({ id: 'q-a', title })
    }),
    { numRuns: 500 },
  )
})

test.each(['id: q-a\ntitle: Old?', '{id: q-a, title: Old?}', '  id: q-a', 'title: Old?\nid: q-a # mine'])(
  'a card with the fields %j is archived, and taken out again to what it was',
  (old) => {
    for (const source of [card(old), card(old, '\r\n')]) {
      const archived = value(withArchived(source, true))
      expect(fieldsOf(archived)).toEqual({ ...fieldsOf(source), archived: true })
      expect(fieldsOf(value(withArchived(archived, false)))).toEqual(fieldsOf(source))
      if (!old.startsWith('{')) expect(value(withArchived(archived, false))).toBe(source)
      expect(value(withArchived(archived, true))).toBe(archived)
    }
  },
)

test('a comment beside `archived` stays', () => {
  const source = card('id: q-a\narchived: true # since the move')
  expect(value(withArchived(source, false))).toBe(card('id: q-a\narchived: false # since the move'))
  expect(value(withArchived(card('id: q-a'), false))).toBe(card('id: q-a'))
})

test.each([
  ['topics: [nginx, tcp]', 'topics: [os, tcp]'],
  ['topics: ["nginx", tcp]', 'topics: ["os", tcp]'],
  ['topics:\n  - tcp\n  - nginx # main', 'topics:\n  - tcp\n  - os # main'],
  ['topics: [os, nginx]', 'topics: [os, nginx]'],
  ['topics: [tcp]', 'topics: [tcp]'],
  ['lang: zh', 'lang: zh'],
])('of %j the topic is replaced where it is, and not doubled', (old, changed) => {
  expect(value(withTopic(card(`id: q-a\n${old}`), 'nginx', 'os'))).toBe(card(`id: q-a\n${changed}`))
})

test('frontmatter that nothing can be put into is left alone', () => {
  for (const source of [card('title: Old?'), card('{id: q-a, title}'), 'no card']) {
    expect(withTitle(source, 'New?')).toEqual({ ok: false, error: 'unreadable' })
  }
})
