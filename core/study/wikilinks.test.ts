import { readFile } from 'node:fs/promises'
import path from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { backlinksOf, findCard } from '#core/store/cards.ts'
import { viewCard } from './cards.ts'
import { checkContent } from './check.ts'
import { mergeCards, planMerge } from './merge.ts'
import { viewOrganising } from './organise-view.ts'
import { organise } from './organise.ts'
import { renderStored } from './rendering.ts'
import { syncContent } from './sync.ts'
import { takeBack } from './take-back.ts'
import { cardId, emptyLibrary, type TestLibrary } from './testing.ts'

const card = (id: string, title: string, text = '', followUps = ''): string =>
  `---\nid: ${id}\ntitle: ${title}\nlang: en\n---\n\n## 1. Question\n\n${text}\n\n## 6. Next questions\n\n${followUps}\n`

async function library(files: Readonly<Record<string, string>>): Promise<TestLibrary> {
  const lib = await emptyLibrary()
  for (const [file, source] of Object.entries(files)) await lib.write(file, source)
  await syncContent(lib)
  return lib
}
const textOf = (lib: TestLibrary, file: string): Promise<string> => readFile(path.join(lib.contentDir, file), 'utf8')

async function htmlOf(lib: TestLibrary, id: string): Promise<string> {
  const found = await findCard(lib.db, cardId(id))
  if (!found) throw new Error(`there is no ${id}`)
  const { sections } = await renderStored(lib, found)
  return sections.flatMap(({ blocks }) => blocks.map((block) => (block.kind === 'html' ? block.html : ''))).join('\n')
}

test('a name leads to the card that has it, and to a new card once none does; the text itself is not rendered anew', async () => {
  const lib = await library({
    'a.mdx': card('q-aa', 'A', 'See [[Why fork?]] and [[fork-file|the file]] and [[q-bb#answer]].'),
    'fork-file.mdx': card('q-bb', 'Why fork'),
  })
  const html = await htmlOf(lib, 'q-aa')
  expect(html.match(/href="\/q\/q-bb(#stage-answer)?" data-card="q-bb"/g)).toHaveLength(3)
  await lib.remove('fork-file.mdx')
  await syncContent(lib)
  expect(await htmlOf(lib, 'q-aa')).toContain('href="/new?q=Why%20fork%3F" data-dead=""')
})

test('a link to an id that no card has is marked as dead, one to a card that was taken in is not', async () => {
  const lib = await library({
    'a.mdx': card('q-aa', 'A', '[x](card:q-nowhere) [y](card:q-was) [z](card:q-bb)'),
    'b.mdx': card('q-bb', 'B').replace('lang: en', 'lang: en\nmergedFrom: [q-was]'),
  })
  expect((await htmlOf(lib, 'q-aa')).match(/<a [^>]*>/g)).toEqual([
    '<a href="/q/q-nowhere" data-card="q-nowhere" data-dead="">',
    '<a href="/q/q-was" data-card="q-was">',
    '<a href="/q/q-bb" data-card="q-bb">',
  ])
})

test('what only looks like such a link in code stays as it is', async () => {
  const lib = await library({
    'a.mdx': card('q-aa', 'A', '`<a href="/q/~B">` [[B]]\n\n```html\n<a href="/q/~B">\n```'),
    'b.mdx': card('q-bb', 'B'),
  })
  const html = await htmlOf(lib, 'q-aa')
  expect(html.match(/data-card="q-bb"/g)).toHaveLength(1)
  expect(html.match(/\/q\/~B/g)).toHaveLength(2)
})

test('a title counts before the name of a file, and an id before both', async () => {
  const lib = await library({
    'a.mdx': card('q-aa', 'A', '[[fork]]'),
    'fork.mdx': card('q-bb', 'B'),
    'c.mdx': card('q-cc', 'Fork'),
  })
  expect(await htmlOf(lib, 'q-aa')).toContain('data-card="q-cc"')
  expect([await backlinksOf(lib.db, cardId('q-bb'), 9), await backlinksOf(lib.db, cardId('q-cc'), 9)]).toEqual([
    [],
    ['q-aa'],
  ])
})

test('a card shows who links to it, by id or by name, with the sentence and the words', async () => {
  const lib = await library({
    'a.mdx': card('q-aa', 'A', 'One thing. Then [it forks](card:q-bb) first. Else.', '- so [[B|the other]]'),
    'b.mdx': card('q-bb', 'B'),
    'p.mdx': card('q-pp', 'Parent', '', '- [B](card:q-bb)'),
  })
  const view = await viewCard(lib, cardId('q-bb'))
  const places = view?.backlinks.flatMap((one) =>
    one.places.map(({ section, context }) => [one.id, section, context.text, context.text.slice(...context.mark)]),
  )
  expect(places).toEqual([
    ['q-aa', 'question', 'Then it forks first.', 'it forks'],
    ['q-aa', 'followups', 'so the other', 'the other'],
  ])
})

test('renaming a card renames the links by its title and by its file, keeps their labels, and all of it is taken back', async () => {
  const before = card('q-aa', 'A', '[[Why fork?]] [[why fork#answer|so]] [[why-fork]] `[[Why fork?]]`')
  const lib = await library({ 'a.mdx': before, 'why-fork.mdx': card('q-bb', 'Why fork') })
  const done = await organise(lib, cardId('q-bb'), { title: 'Why not', expectedHash: null })
  if (!done.ok) throw new Error(done.error.kind)
  expect(await textOf(lib, 'a.mdx')).toBe(
    card('q-aa', 'A', '[[Why not]] [[Why not#answer|so]] [[why-not]] `[[Why fork?]]`'),
  )
  expect(await takeBack(lib, done.value.batch ?? '')).toMatchObject({ ok: true })
  expect(await textOf(lib, 'a.mdx')).toBe(before)
})

test('a new title that cannot stand between brackets makes links by id', async () => {
  const lib = await library({ 'a.mdx': card('q-aa', 'A', 'x [[B]] y'), 'b.mdx': card('q-bb', 'B') })
  await organise(lib, cardId('q-bb'), { title: 'What is [x] | y?', expectedHash: null })
  expect(await textOf(lib, 'a.mdx')).toContain('](card:q-bb) y')
  expect(await backlinksOf(lib.db, cardId('q-bb'), 9)).toEqual(['q-aa'])
})

test('a card renamed to what another is called is linked to by id from then on, and no link comes to mean the other', async () => {
  const lib = await library({
    'a.mdx': card('q-aa', 'A', '[[B]] and [[C]]'),
    'b.mdx': card('q-dd', 'B'),
    'c.mdx': card('q-cc', 'C'),
  })
  await organise(lib, cardId('q-dd'), { title: 'C?', expectedHash: null })
  expect(await textOf(lib, 'a.mdx')).toContain('[C?](card:q-dd) and [[C]]')
})

test('of two cards of one title the links mean the first, though its file is called so even when its title is not', async () => {
  const lib = await library({
    'a.mdx': card('q-aa', 'A', '[[C++]]'),
    'c++.mdx': card('q-t1', 'C++'),
    'x/t2.mdx': card('q-t2', 'C++'),
  })
  await organise(lib, cardId('q-t1'), { title: 'The first', expectedHash: null })
  expect(await textOf(lib, 'a.mdx')).toContain('[[The first]]')
  await organise(lib, cardId('q-t2'), { title: 'The second', expectedHash: null })
  expect(await textOf(lib, 'a.mdx')).toContain('[[The first]]')
})

test('a card that links to itself by its title does so by its new one', async () => {
  const lib = await library({ 'b.mdx': card('q-bb', 'B', 'As [[B|said]] in [[B]].') })
  await organise(lib, cardId('q-bb'), { title: 'New', expectedHash: null })
  expect(await textOf(lib, 'new.mdx')).toBe(card('q-bb', 'New', 'As [[New|said]] in [[New]].'))
})

test('the links that a new title would change are told of before', async () => {
  const lib = await library({
    'a.mdx': card('q-aa', 'A', '[[B]] [[b|words]] [B](card:q-bb) [[q-bb]]'),
    'b.mdx': card('q-bb', 'B'),
  })
  expect((await viewOrganising(lib, cardId('q-bb')))?.links).toMatchObject([{ card: { id: 'q-aa' }, count: 3 }])
})

test('whatever a card is renamed to and back, every other file is as it was', async () => {
  const text = 'a [[Old one]] b [[old ONE?|words]] c [[Old one#gap]] d [Old one](card:q-bb)'
  const lib = await library({ 'a.mdx': card('q-aa', 'A', text), 'keep.mdx': card('q-bb', 'Old one') })
  const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  await fc.assert(
    fc.asyncProperty(words, async (title) => {
      const there = await organise(lib, cardId('q-bb'), { title, expectedHash: null })
      if (!there.ok || there.value.batch === null) return
      expect(await backlinksOf(lib.db, cardId('q-bb'), 9)).toEqual(['q-aa'])
      expect(await takeBack(lib, there.value.batch)).toMatchObject({ ok: true })
      expect(await textOf(lib, 'a.mdx')).toBe(card('q-aa', 'A', text))
    }),
    { numRuns: 40 },
  )
}, 60_000)

test('merging a card points the links by its names to the one that takes it in', async () => {
  const lib = await library({
    'a.mdx': card('q-aa', 'A', '[[B]] and [[c]]'),
    'b.mdx': card('q-bb', 'B', 'text of B, unlike [[C]]'),
    'c.mdx': card('q-cc', 'C', 'like [[B]]'),
  })
  const plan = await planMerge(lib, cardId('q-bb'), cardId('q-cc'))
  if (!plan.ok) throw new Error(plan.error.kind)
  const { from, into } = plan.value
  const input = { from: from.id, into: into.id, expectedHash: from.hash, expectedIntoHash: into.hash }
  expect(await mergeCards(lib, input)).toMatchObject({ ok: true })
  expect(await textOf(lib, 'a.mdx')).toContain('[B](card:q-cc) and [[c]]')
  expect(await textOf(lib, 'c.mdx')).toMatch(/like B\n[^]*text of B, unlike C\n/)
})

test('check names what leads nowhere, what may be either of two, and what is no follow-up', async () => {
  const lib = await library({
    'a.mdx': card('q-aa', 'A', '[[nobody]] [[Twin]]', '- [[B]]'),
    'b.mdx': card('q-bb', 'B'),
    'x/t1.mdx': card('q-t1', 'Twin'),
    'x/t2.mdx': card('q-t2', 'twin?'),
  })
  const { problems } = await checkContent(lib.contentDir, (file) => file === 'a.mdx')
  const named = problems.filter(({ rule }) => rule.includes('wikilink'))
  expect(named.map(({ rule, line, column }) => [rule, line, column])).toEqual([
    ['dead-wikilink', 9, 1],
    ['ambiguous-wikilink', 9, 12],
    ['wikilink-follow-up', 13, 3],
  ])
})
