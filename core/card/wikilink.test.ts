import fc from 'fast-check'
import { toString } from 'mdast-util-to-string'
import { expect, test } from 'vitest'
import { CardId } from './card.ts'
import { linkPlaces } from './link-places.ts'
import { parseMarkdown, parseMdx } from './syntax.ts'
import { nameKey, namesOf, readWikiUrl } from './wikilink.ts'

/** The wikilinks of a text: name and words. */
function linksIn(text: string): readonly (readonly [name: string, words: string])[] {
  const found = linkPlaces(text, [{ id: 'question', heading: '', start: 0, end: text.length }], () => true)
  return found.flatMap(({ to, words }) => (to.kind === 'name' ? [[to.written, words] as const] : []))
}

test.each([
  ['see [[Nginx 怎么升级]].', [['Nginx 怎么升级', 'Nginx 怎么升级']]],
  [
    '[[a|b]] and [[c#answer|d]]',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  ['| x | y |\n|---|---|\n| [[a\\|b]] | c |', [['a', 'b']]],
  ['*[[C# and F#]]*', [['C# and F#', 'C# and F#']]],
  ['{/* x */} <b>[[a]]</b>', [['a', 'a']]],
  [String.raw`\[[a]] and ${'`[[b]]`'}`, []],
  ['```\n[[a]]\n```', []],
  ['[[ ]] [[]] [[a\nb]] [[^1]] ![[a.png]]', []],
  ['spread [[...]] and [[?]] and [[#answer]]', []],
  ['[[a]](https://nginx.org) [[a]][b]\n\n[b]: https://nginx.org', []],
] as const)('%s', (text, links) => {
  expect(linksIn(text)).toEqual(links)
})

test('names that differ in case, width, blanks or the mark at the end are one', () => {
  const same = ['Why fork?', 'why  FORK', 'ｗｈｙ fork？', ' why fork。']
  expect(new Set(same.map(nameKey)).size).toBe(1)
  expect(nameKey('Why fork')).not.toBe(nameKey('Why forks'))
})

test('a name is whole characters, folded once and for all, however long what is written is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 20 }), fc.nat(310), (end, length) => {
      const name = nameKey('a'.repeat(length) + end)
      expect([name.isWellFormed(), nameKey(name)]).toEqual([true, name])
    }),
  )
  // Of so many a stretch that is looked for from each of them would be looked for in vain for minutes.
  expect(nameKey(`${'. '.repeat(200_000)}a`)).toBe('')
})

test('a card is called by its id, its title and the name of its file, each once', () => {
  const card = { id: CardId.parse('q-fork'), title: 'Fork' }
  expect(namesOf(card, 'os/fork.mdx')).toEqual([
    { name: 'q-fork', rank: 0 },
    { name: 'fork', rank: 1 },
  ])
})

test('only a stage is cut off behind a #', () => {
  expect([
    readWikiUrl('wiki:a%23answer'),
    readWikiUrl('wiki:a%23b'),
    readWikiUrl('wiki:'),
    readWikiUrl('card:a'),
  ]).toEqual([{ name: 'a', stage: 'answer' }, { name: 'a#b', stage: null }, null, null])
})

test('whatever stands between the brackets is read or left as it is, and the parser never fails for it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (inside) => {
      const text = `x [[${inside}]] y`
      const tree = parseMarkdown(text)
      if (!tree.ok) return
      const [link] = linksIn(text)
      if (link) expect(nameKey(link[0])).not.toBe('')
      expect(toString(tree.value).length).toBeGreaterThan(0)
      parseMdx(text)
    }),
  )
})
