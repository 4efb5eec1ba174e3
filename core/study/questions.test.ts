import { expect, test } from 'vitest'
import { likeQuestions } from './questions.ts'
import { syncContent } from './sync.ts'
import { cardSource, emptyLibrary, type TestLibrary } from './testing.ts'

const asking = (id: string, title: string, followUps: readonly string[] = []): string =>
  cardSource(id, followUps).replace(/^title:.*$/m, `title: ${title}`)

async function library(): Promise<TestLibrary> {
  const lib = await emptyLibrary()
  await lib.write('net/a.mdx', asking('q-a', 'How does a mutex wait?', ['What is a spurious wakeup?', 'q-b']))
  await lib.write('net/b.mdx', asking('q-b', 'Why is a lease renewed?'))
  await lib.write('old.mdx', asking('q-old', 'What did a mutex cost?').replace('created:', 'archived: true\ncreated:'))
  await syncContent(lib)
  return lib
}
const found = async (lib: TestLibrary, typed: string) => {
  const { cards, open } = await likeQuestions(lib, typed, 8)
  return [...cards.map(({ id }) => id), ...open.map(({ text }) => text)]
}

test('cards and open questions that ask something like it are named, with where they are', async () => {
  const { cards, open } = await likeQuestions(await library(), 'how do mutexes wait', 8)
  expect(cards).toMatchObject([
    { id: 'q-a', title: 'How does a mutex wait?', lang: 'en', path: 'net/a.mdx', archived: false },
    { id: 'q-old', path: 'old.mdx', archived: true, standing: { state: 'new' } },
  ])
  expect(open).toEqual([])
  expect(await likeQuestions(await library(), 'spurious wakeups', 8)).toMatchObject({
    cards: [],
    open: [{ parentId: 'q-a', parentTitle: 'How does a mutex wait?', lang: 'en', text: 'What is a spurious wakeup?' }],
  })
})

test('of many at most as many are named as are asked for', async () => {
  expect((await likeQuestions(await library(), 'mutex', 1)).cards).toHaveLength(1)
})

test('what changes in the library is found by the next question', async () => {
  const lib = await library()
  expect(await found(lib, 'quorum')).toEqual([])
  await lib.write('net/b.mdx', asking('q-b', 'How large is a quorum?', ['Who counts a quorum?']))
  await syncContent(lib, { only: ['net/b.mdx'] })
  expect(await found(lib, 'quorum')).toEqual(['q-b', 'Who counts a quorum?'])
  expect(await found(lib, 'lease')).toEqual([])
})

test('a card that goes is not found, and is again once it is back as it was', async () => {
  const lib = await library()
  expect(await found(lib, 'lease')).toEqual(['q-b'])
  await lib.remove('net/b.mdx')
  await syncContent(lib)
  expect(await found(lib, 'lease')).toEqual([])
  await lib.write('net/b.mdx', asking('q-b', 'Why is a lease renewed?'))
  await syncContent(lib)
  expect(await found(lib, 'lease')).toEqual(['q-b'])
})

test('a card that moved is found where it is', async () => {
  const lib = await library()
  await found(lib, 'lease')
  await lib.remove('net/b.mdx')
  await lib.write('os/b.mdx', asking('q-b', 'Why is a lease renewed?'))
  await syncContent(lib)
  expect((await likeQuestions(lib, 'lease', 8)).cards).toMatchObject([{ path: 'os/b.mdx' }])
})

test('many questions at once are answered from what was read once', async () => {
  const lib = await library()
  const all = await Promise.all(Array.from({ length: 20 }, () => found(lib, 'lease')))
  expect(all.every((one) => one.join() === 'q-b')).toBe(true)
})
