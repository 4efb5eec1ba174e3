import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { answerCard } from './review.ts'
import { search } from './search.ts'
import { readSearchFile } from './search-file.ts'
import { syncContent } from './sync.ts'
import { titlesOf } from './titles.ts'
import { writeTestDemo } from './testing-demos.ts'
import { cardId, cardSource, emptyLibrary, type TestLibrary } from './testing.ts'

const a = cardId('q-aaaa')
const b = cardId('q-bbbb')

const found = async (library: TestLibrary, typed: string): Promise<string[]> =>
  (await search(library, typed, 10)).cards.map(({ id }) => id)

/** A card about Nginx with an open question and a reference, and one about nothing in particular. */
async function library(): Promise<TestLibrary> {
  const made = await emptyLibrary()
  const source = cardSource(a, [b, 'Who closes the listening socket?'], '监听的端口怎样平滑升级？')
  const head =
    'topics: [nginx]\nkeyPoints:\n  - { point: 平滑升级, aliases: [] }\nreferences:\n  - { url: "https://nginx.org/en/docs/control.html", kind: official, title: Controlling nginx }\n'
  await made.write('x/a.mdx', source.replace('created:', `${head}created:`))
  await made.write('x/b.mdx', cardSource(b, [], 'A quorum.'))
  await syncContent(made)
  return made
}

test('a card is found by what stands in it, with the stage and the text; open questions and references as what they are', async () => {
  const lib = await library()
  const { cards } = await search(lib, '平滑升级', 10)
  expect(cards).toMatchObject([
    { id: a, path: 'x/a.mdx', archived: false, topics: ['nginx'], standing: { state: 'new' }, stage: 'question' },
  ])
  const excerpt = cards[0]?.excerpt
  expect(excerpt?.marks.map(([from, to]) => excerpt.text.slice(from, to))).toEqual(['平滑升级'])
  expect(await search(lib, 'listening socket', 10)).toMatchObject({
    open: [{ card: { id: a }, text: 'Who closes the listening socket?' }],
  })
  expect(await search(lib, 'controlling', 10)).toMatchObject({
    references: [{ card: { id: a }, title: 'Controlling nginx', url: 'https://nginx.org/en/docs/control.html' }],
  })
  expect(await found(lib, 'phsj')).toEqual([a])
  expect(await found(lib, 'topic:nginx ref:nginx.org lang:en')).toEqual([a])
})

test('what changed is found as it is now: files that are edited, gone, and back', async () => {
  const lib = await library()
  expect(await found(lib, 'quorum')).toEqual([b])
  await lib.write('x/b.mdx', cardSource(b, [], 'A lease.'))
  await syncContent(lib)
  expect([await found(lib, 'quorum'), await found(lib, 'lease')]).toEqual([[], [b]])
  await lib.remove('x/b.mdx')
  await syncContent(lib)
  expect(await found(lib, 'lease')).toEqual([])
  await lib.write('x/b.mdx', cardSource(b, [], 'A lease.'))
  await syncContent(lib)
  expect(await found(lib, 'lease')).toEqual([b])
})

test('one file goes while another comes back as it was, as between two branches: what is there is found', async () => {
  const lib = await library()
  const c = cardId('q-cccc')
  const sources = [cardSource(b, [], 'A quorum.'), cardSource(c, [], 'A quorum.')]
  const there = async () => [
    await found(lib, 'quorum'),
    (await titlesOf(lib)).find('Question q-bbbb? Question q-cccc?').map(({ key }) => key),
  ]
  expect(await there()).toEqual([[b], [b]])
  for (const id of [c, b, c, b]) {
    await lib.remove(id === c ? 'x/b.mdx' : 'x/c.mdx')
    await lib.write(id === c ? 'x/c.mdx' : 'x/b.mdx', sources[id === c ? 1 : 0] ?? '')
    await syncContent(lib)
    expect(await there()).toEqual([[id], [id]])
  }
})

test('a card that was read while its file was gone or half written is read again at the next start', async () => {
  const lib = await library()
  const source = cardSource(b, [], 'A quorum.')
  await lib.remove('x/b.mdx')
  expect(await found(lib, 'quorum')).toEqual([])
  expect((await found(lib, 'bbbb'))[0]).toBe(b)
  await lib.write('x/b.mdx', source)
  await syncContent(lib)
  expect(await found({ ...lib, dataDir: `${lib.dataDir}/.` }, 'quorum')).toEqual([b])
})

test('where a card stands narrows what is found', async () => {
  const lib = await library()
  await answerCard(lib, { cardId: b, rating: 'again', expectedReps: 0 })
  expect(await found(lib, 'is:failed')).toEqual([b])
  expect([await found(lib, 'is:due'), await found(lib, 'is:leech')]).toEqual([[], []])
  lib.travel('2027-11-23T09:00:00Z')
  expect(await found(lib, 'is:due')).toEqual([b])
  expect(await search(lib, 'is:open', 10)).toMatchObject({ cards: [], open: [{ card: { id: a } }] })
})

test('demos are found by their titles in both languages, by their files, and by the cards that show them', async () => {
  const lib = await library()
  const source = cardSource(b, [], 'A quorum.\n\n<Demo id="hello" />')
  await writeTestDemo(lib, 'hello', { look: { zh: '看回显', en: 'Watch the echo' } }, { 'greet.sh': 'echo hello' })
  await writeTestDemo(lib, 'other', { title: { zh: '另一个', en: 'Another' }, lang: 'sql' }, { 'a.sql': '' })
  await lib.write('x/b.mdx', source)
  await syncContent(lib)
  const demos = async (typed: string) => (await search(lib, typed, 10)).demos
  expect(await demos('打招呼')).toMatchObject([{ id: 'hello', title: '打招呼', lang: 'zh', titleMarks: [[0, 3]] }])
  expect(await demos('echo')).toMatchObject([
    { id: 'hello', title: 'Says hello', lang: 'en', excerpt: { field: 'answer', text: 'Watch the echo' } },
  ])
  expect(await demos('greet.sh')).toMatchObject([{ id: 'hello' }])
  expect(await demos('lang:sql')).toMatchObject([{ id: 'other' }])
  expect(await demos('q-bbbb')).toMatchObject([{ id: 'hello' }])
  expect((await search(lib, 'quorum', 10)).cards).toMatchObject([{ id: b }])

  await writeTestDemo(lib, 'hello', { title: { zh: '道别', en: 'Says goodbye' } })
  await lib.remove('demos/other/demo.json')
  await lib.write('x/b.mdx', `${source}\n`)
  await syncContent(lib)
  expect(await demos('goodbye')).toMatchObject([{ id: 'hello' }])
  expect(await demos('another')).toEqual([])
  expect(await found(lib, 'quorum')).toEqual([b])
})

test('the index is kept in the data folder; one that is broken, or of another library, is made anew', async () => {
  const lib = await library()
  await search(lib, 'quorum', 10)
  const kept = await readSearchFile(lib.dataDir)
  expect([...(kept?.versions.keys() ?? [])].toSorted()).toEqual([a, b])

  // Another name for the data folder, of which nothing is in memory.
  let names = 0
  const reopened = (): TestLibrary => ({ ...lib, dataDir: lib.dataDir + '/.'.repeat((names += 1)) })
  const file = path.join(lib.dataDir, 'search/index.bin')
  const whole = await readFile(file)
  for (const spoilt of [whole.subarray(0, 100), Buffer.from('not an index'), Buffer.concat([whole, whole])]) {
    await writeFile(file, spoilt)
    expect(await readSearchFile(lib.dataDir)).toBeNull()
    expect(await found(reopened(), 'quorum')).toEqual([b])
  }
  // No disk that is full or shut keeps anybody from searching.
  await rm(file)
  await mkdir(file)
  expect(await found(reopened(), 'quorum')).toEqual([b])
  await rm(path.dirname(file), { recursive: true })
  await writeFile(path.dirname(file), 'no folder')
  expect(await found(reopened(), 'quorum')).toEqual([b])
  await rm(path.dirname(file))
  await mkdir(path.dirname(file))
  const other = await emptyLibrary()
  await other.write('c.mdx', cardSource('q-cccc', [], 'An epoch.'))
  await syncContent(other)
  await search(other, 'epoch', 10)
  await writeFile(file, await readFile(path.join(other.dataDir, 'search/index.bin')))
  expect([await found(reopened(), 'epoch'), await found(reopened(), 'quorum')]).toEqual([[], [b]])
})
