import { expect, test } from 'vitest'
import { applyIndex, type IndexedCard } from './cards.ts'
import { latestPath } from './questions.ts'
import { testDb } from './testing.ts'
import { id, indexed } from './testing-rows.ts'

const revision = ({ card, hash, path }: IndexedCard) => ({
  cardId: card.id,
  hash,
  path,
  sourceGz: new Uint8Array([1]),
  seenAt: new Date(0),
})

test('the card that changed last is the one of which a version was seen last, of those that are there', async () => {
  await using t = await testDb()
  expect(await latestPath(t.db)).toBeNull()
  const [a, b, gone] = [
    indexed({ id: id('a') }, 'net/deep/a.mdx'),
    indexed({ id: id('b') }, 'net/b.mdx'),
    indexed({ id: id('gone') }),
  ] as const
  const change = { upsert: [a, b], remove: [], touched: [], graph: null }
  await applyIndex(t.db, { ...change, revisions: [b, a, gone].map(revision) })
  expect(await latestPath(t.db)).toBe('net/deep/a.mdx')
  await applyIndex(t.db, { ...change, upsert: [], revisions: [revision(b)] })
  expect(await latestPath(t.db)).toBe('net/b.mdx')
})
