import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { deadLinks } from './dead-links.ts'
import { mendLink } from './mend-link.ts'
import { syncContent } from './sync.ts'
import { takeBack } from './take-back.ts'
import { cardId, emptyLibrary, type TestLibrary } from './testing.ts'

const card = (id: string, title: string, text = '', fields = ''): string =>
  `---\nid: ${id}\ntitle: ${title}\nlang: en\n${fields}---\n\n## 1. Question\n\n${text}\n`

async function library(files: Readonly<Record<string, string>>): Promise<TestLibrary> {
  const lib = await emptyLibrary()
  for (const [file, source] of Object.entries(files)) await lib.write(file, source)
  await syncContent(lib)
  return lib
}
const ALL = { limit: 50, offset: 0 }

test('dead links are named where they stand, each with what was most likely meant and why', async () => {
  const lib = await library({
    'a.mdx': card(
      'q-aa11',
      'Start here',
      'x [how epoll wakes threads](card:q-gone1) y\n\n[[How does epol wake up threads]] and [z](card:q-bb2x) and [[nothing like it]]',
      'spoils: [q-away]\n',
    ),
    'b.mdx': card('q-bb22', 'How does epoll wake threads up?'),
    'm.mdx': card('q-mm33', 'Taker', '', 'mergedFrom: [q-away]\n'),
  })
  const { links, total } = await deadLinks(lib, ALL)
  expect(total).toBe(5)
  expect(links.map(({ target, place, likeliest }) => [target, place?.line, likeliest?.id, likeliest?.why])).toEqual([
    [{ kind: 'card', id: 'q-gone1' }, 10, 'q-bb22', 'title'],
    [{ kind: 'name', written: 'How does epol wake up threads' }, 12, 'q-bb22', 'title'],
    [{ kind: 'card', id: 'q-bb2x' }, 12, 'q-bb22', 'id'],
    [{ kind: 'name', written: 'nothing like it' }, 12, undefined, undefined],
    [{ kind: 'card', id: 'q-away' }, undefined, 'q-mm33', 'merged'],
  ])
})

test('a link by a name is known by the name, whatever its words are, and by the id that the name is', async () => {
  const lib = await library({
    'a.mdx': card('q-aa11', 'A', '[[How does epol wake up threads|here]] and [[q-away|there]]'),
    'b.mdx': card('q-bb22', 'How does epoll wake threads up?'),
    'm.mdx': card('q-mm33', 'Taker', '', 'mergedFrom: [q-away]\n'),
  })
  const { links } = await deadLinks(lib, ALL)
  expect(links.map(({ likeliest }) => [likeliest?.id, likeliest?.why])).toEqual([
    ['q-bb22', 'title'],
    ['q-mm33', 'merged'],
  ])
})

test('a link that stands in a card thousands of times is shown a hundred times, until some are mended', async () => {
  const lib = await library({ 'a.mdx': card('q-aa11', 'A', '[[nobody]]\n\n'.repeat(2000)) })
  expect((await deadLinks(lib, ALL)).links).toHaveLength(100)
})

test('a card that is gone is known by what it asked', async () => {
  const lib = await library({
    'a.mdx': card('q-aa11', 'Start here', '[it](card:q-zz99)'),
    'z.mdx': card('q-zz99', 'What does fsync promise?'),
    'y.mdx': card('q-yy88', 'What is it that fsync promises?'),
  })
  await lib.remove('z.mdx')
  await syncContent(lib)
  expect((await deadLinks(lib, ALL)).links).toMatchObject([{ likeliest: { id: 'q-yy88', why: 'title' } }])
})

test.each([
  ['[words](card:q-gone1 "t")', '[words](card:q-bb22 "t")'],
  ['[words][r]\n\n[r]: card:q-gone1', '[words][r]\n\n[r]: card:q-bb22'],
  ['[[Some *name*|words]]', '[words](card:q-bb22)'],
])('%s is pointed to another card and back', async (before, after) => {
  const lib = await library({ 'a.mdx': card('q-aa11', 'A', before), 'b.mdx': card('q-bb22', 'B') })
  const [dead] = (await deadLinks(lib, ALL)).links
  if (!dead?.place) throw new Error('no dead link was found')
  const { line, column } = dead.place
  const where = { cardId: cardId('q-aa11'), expectedHash: dead.hash, line, column, to: cardId('q-bb22') }
  const done = await mendLink(lib, where)
  if (!done.ok) throw new Error(done.error.kind)
  const text = () => readFile(path.join(lib.contentDir, 'a.mdx'), 'utf8')
  expect(await text()).toBe(card('q-aa11', 'A', after))
  expect((await deadLinks(lib, ALL)).total).toBe(0)
  expect(await mendLink(lib, where)).toEqual({ ok: false, error: { kind: 'changed', path: 'a.mdx' } })
  await takeBack(lib, done.value.batch)
  expect(await text()).toBe(card('q-aa11', 'A', before))
})

test('cards that no link leads to or from are alone; archived ones are left alone', async () => {
  const lib = await library({
    'a.mdx': card('q-aa11', 'A', '[[B]]'),
    'b.mdx': card('q-bb22', 'B'),
    'c.mdx': card('q-cc33', 'C', 'links to [itself](card:q-cc33)'),
    'd.mdx': card('q-dd44', 'D', '', 'archived: true\n'),
  })
  const { alone, aloneTotal } = await deadLinks(lib, ALL)
  expect([alone.map(({ id }) => id), aloneTotal]).toEqual([['q-cc33'], 1])
})
