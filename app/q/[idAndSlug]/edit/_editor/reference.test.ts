import { expect, test } from 'vitest'
import { parseCard } from '#core/card/parse.ts'
import { referenceInto } from './reference.ts'

const fileWith = (fields: string): string =>
  `---\nid: q-x\ntitle: X\n${fields}category: project\ncreated: 2026-11-23\n---\n\n## 1. Question\n\nreferences:\n`

/** With the snippet filled in as its fields would be. */
function put(source: string): string {
  const place = referenceInto(source)
  if (place === null) throw new Error('no place')
  const text = place.snippet
    .replace('${https://}', 'https://nginx.org')
    .replace('${official}', 'official')
    .replace('${}', 'T')
  return source.slice(0, place.from) + text + source.slice(place.to)
}
const known = '  - { url: "https://a.org", kind: book, title: A }\n'

test.each([
  ['none yet', '', ['https://nginx.org']],
  ['an empty list', 'references: []\n', ['https://nginx.org']],
  ['a list with nothing in it', 'references:\n', ['https://nginx.org']],
  ['one there', `references:\n${known}`, ['https://a.org', 'https://nginx.org']],
  ['not indented', `references:\n${known.trim()}\n`, ['https://a.org', 'https://nginx.org']],
  [
    'over several lines',
    'references:\n  - url: "https://a.org"\n    kind: book\n    title: A\n',
    ['https://a.org', 'https://nginx.org'],
  ],
] as const)('with %s, one more is read as the last', (_, fields, urls) => {
  const { card, problems } = parseCard(put(fileWith(fields)), 'x.mdx')
  expect(card?.references.map(({ url }) => url)).toEqual(urls)
  expect(problems.filter(({ message }) => message.includes('reference'))).toEqual([])
})

test('a list in one line, or a file without frontmatter, is left alone', () => {
  expect(referenceInto(fileWith('references: [{ url: "https://a.org", kind: book, title: A }]\n'))).toBeNull()
  expect(referenceInto('# Notes\n')).toBeNull()
})
