import { expect, test } from 'vitest'
import { applyIndex, type IndexedCard } from './cards.ts'
import { folders } from './questions.ts'
import { testDb } from './testing.ts'
import { id, indexed } from './testing-rows.ts'

const revision = ({ card, hash, path }: IndexedCard) => ({
  cardId: card.id,
  hash,
  path,
  sourceGz: new Uint8Array([1]),
  seenAt: new Date(0),
})

test('folders are named once, with that of the card that changed last', async () => {
  await using t = await testDb()
  expect(await folders(t.db)).toEqual({ all: [], latest: null })
  const [a, b, c] = [
    indexed({ id: id('a') }, 'net/deep/a.mdx'),
    indexed({ id: id('b') }, 'net/b.mdx'),
    indexed({ id: id('c') }, 'c.mdx'),
  ] as const
  const change = { upsert: [a, b, c], remove: [], touched: [], graph: null }
  await applyIndex(t.db, { ...change, revisions: [c, a, b].map(revision) })
  expect(await folders(t.db)).toEqual({ all: ['net', 'net/deep'], latest: 'net' })
  await applyIndex(t.db, { ...change, upsert: [], revisions: [revision(c)] })
  expect(await folders(t.db)).toEqual({ all: ['net', 'net/deep'], latest: null })
})
