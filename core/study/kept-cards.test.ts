import { expect, test } from 'vitest'
import { listInbox } from './inbox.ts'
import { likeQuestions } from './questions.ts'
import { search } from './search.ts'
import { syncContent } from './sync.ts'
import { cardSource, emptyLibrary, type TestLibrary } from './testing.ts'

const [LEASE, QUORUM] = [cardSource('q-a', ['What is a lease?']), cardSource('q-b', ['Who counts a quorum?'])]

/** What is asked, what is like it, and what is found: each keeps the library in memory. */
const told = async (lib: TestLibrary) => ({
  asked: (await listInbox(lib, { topic: null, chain: null }, 1)).questions.map(({ text }) => text),
  like: (await likeQuestions(lib, 'question q-a', 8)).cards.map(({ id }) => id),
  found: (await search(lib, 'lease', 8)).open.map(({ text }) => text),
})

test('a card that takes the place of another, as where a branch is changed, is told, though its file is as it was', async () => {
  const lib = await emptyLibrary()
  const change = async (to: string, source: string, from: string) => {
    await lib.write(to, source)
    await lib.remove(from)
    await syncContent(lib)
    return told(lib)
  }
  await lib.write('a.mdx', LEASE)
  await syncContent(lib)
  const first = await told(lib)
  expect(first).toEqual({ asked: ['What is a lease?'], like: ['q-a'], found: ['What is a lease?'] })
  expect(await change('b.mdx', QUORUM, 'a.mdx')).toMatchObject({ asked: ['Who counts a quorum?'], found: [] })
  expect(await change('a.mdx', LEASE, 'b.mdx')).toEqual(first)
})
