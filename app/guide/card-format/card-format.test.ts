import { expect, test } from 'vitest'
import { parseCard } from '#core/card/parse.ts'
import { plainHighlighter } from '#core/card/render/highlight.ts'
import { renderCard } from '#core/card/render/render.ts'
import { NAMINGS, sectionOfHeading, STAGES } from '#core/card/stages.ts'
import { LOCALES } from '../../_server/locale.ts'
import { EXAMPLE } from './example.ts'
import { componentRows, KEYWORDS } from './vocabulary.ts'

test.each(LOCALES)('the example in %s is a card with nothing wrong and all eight stages', (locale) => {
  const source = EXAMPLE[locale]
  const { card, problems } = parseCard(source, 'nginx/example.mdx')
  expect(problems).toEqual([])
  expect(card?.lang).toBe(locale)
  expect(card?.sections.map(({ id }) => id)).toEqual(STAGES)
  expect(card?.followUps.map(({ kind }) => kind)).toEqual(['card', 'open'])
  expect(
    renderCard({ source, file: 'nginx/example.mdx', sections: card?.sections ?? [] }, plainHighlighter).problems,
  ).toEqual([])
})

test('a numbered heading with any of the words named is known as its stage', () => {
  for (const { id, number } of NAMINGS) {
    for (const word of KEYWORDS[id].begins) expect(sectionOfHeading(`${number}. ${word}`), word).toBe(id)
    for (const word of KEYWORDS[id].holds) expect(sectionOfHeading(`${number}. 我的${word}`), word).toBe(id)
  }
})

test('words that have to begin a heading do not count further in', () => {
  for (const { id, number } of NAMINGS) {
    for (const word of KEYWORDS[id].begins) expect(sectionOfHeading(`${number}. On ${word}`), word).toBeNull()
  }
})

test.each(LOCALES)('every component is explained in %s', (locale) => {
  for (const [name, , about] of componentRows(locale)) expect(about, name).toMatch(/^[^`].* `</)
})

/** Each line: a field, the most it may hold, and one more than that. */
const limits = [
  ['title', `title: ${'x'.repeat(300)}`, `title: ${'x'.repeat(301)}`],
  ['topics', `topics: [${'x, '.repeat(50)}]`, `topics: [${'x, '.repeat(51)}]`],
  ['topics', `topics: [${'x'.repeat(60)}]`, `topics: [${'x'.repeat(61)}]`],
  ['spoils', `spoils: [${'q-aaa, '.repeat(50)}]`, `spoils: [${'q-aaa, '.repeat(51)}]`],
  ['requires', 'requires: all', 'requires: some'],
  ['archived', 'archived: true', 'archived: yes'],
  ['mergedFrom', `mergedFrom: [${'q-aaa, '.repeat(500)}]`, `mergedFrom: [${'q-aaa, '.repeat(501)}]`],
  ['license', 'license: MIT OR CC-BY-4.0', 'license: all mine'],
  ['authors', `authors: [${'{ name: x }, '.repeat(100)}]`, `authors: [${'{ name: x }, '.repeat(101)}]`],
  ['keyPoints', `keyPoints: [${'x, '.repeat(100)}]`, `keyPoints: [${'x, '.repeat(101)}]`],
  ['keyPoints', `keyPoints: [${'x'.repeat(300)}]`, `keyPoints: [${'x'.repeat(301)}]`],
  [
    'keyPoints',
    `keyPoints: [{ point: x, aliases: [${'x, '.repeat(50)}] }]`,
    `keyPoints: [{ point: x, aliases: [${'x, '.repeat(51)}] }]`,
  ],
  [
    'keyPoints',
    `keyPoints: [{ point: x, aliases: [${'x'.repeat(100)}] }]`,
    `keyPoints: [{ point: x, aliases: [${'x'.repeat(101)}] }]`,
  ],
  [
    'references',
    `references: [${'{ url: "https://x.org", kind: book, title: x }, '.repeat(200)}]`,
    `references: [${'{ url: "https://x.org", kind: book, title: x }, '.repeat(201)}]`,
  ],
] as const

test.each(limits)('the limits of %s are those the guide names', (field, most, tooMuch) => {
  const complaints = (line: string) =>
    parseCard(`---\nid: q-limits\n${line}\n---\n`, 'x.mdx').problems.filter(({ message }) => message.startsWith(field))
  expect(complaints(most)).toEqual([])
  expect(complaints(tooMuch)).toHaveLength(1)
})
