import { expect, test } from 'vitest'
import { UNTOUCHED } from '#core/schedule/history.ts'
import { cardMemories } from './card-memories.ts'
import { putStates } from './card-states.ts'
import { applyIndex, edgesInTurn } from './cards.ts'
import type { Db } from './client.ts'
import { execute } from './rows.ts'
import { putSchedule } from './schedules.ts'
import { id, indexed, schedule } from './testing-rows.ts'
import { testDb } from './testing.ts'

const numbers = (count: number): string =>
  `WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ${count})`

/** So many cards, each a follow-up of the one before it. */
async function fill(db: Db, cards: number): Promise<void> {
  await execute(
    db,
    `INSERT INTO "Card" (id, path, title, lang, category, created, topics, keyPoints, "references", problems, problemCount, hash, mtimeMs, size, isRoot)
      ${numbers(cards)} SELECT 'q-' || i, i, '', 'en', 'project', '', '[]', '[]', '[]', '[]', 0, '', 0, 0, i = 0 FROM n`,
  )
  await execute(
    db,
    `INSERT INTO "Edge" (parentId, position, childId, text, gates)
      ${numbers(cards)} SELECT 'q-' || i, p.value, iif(p.value = 1, NULL, 'q-' || (i + 1 + p.value)), '', p.value = 0
      FROM n, json_each('[0, 1, 2]') AS p`,
  )
}
async function all<T>(batches: AsyncIterable<readonly T[]>): Promise<{ readonly sizes: number[]; readonly rows: T[] }> {
  const [sizes, rows]: [number[], T[]] = [[], []]
  for await (const batch of batches) {
    sizes.push(batch.length)
    rows.push(...batch)
  }
  return { sizes, rows }
}

test('every card that exists comes once, with its schedule and where it was put', async () => {
  await using t = await testDb()
  const change = { remove: [], touched: [], revisions: [], graph: null }
  await applyIndex(t.db, { ...change, upsert: ['a', 'b'].map((name) => indexed({ id: id(name) })) })
  await putSchedule(t.db, schedule('b', { passedAt: new Date(700) }))
  await putSchedule(t.db, schedule('gone'))
  await putStates(t.db, new Map([[id('b'), { ...UNTOUCHED, suspendedAt: new Date(800), studiedLapses: 5 }]]))
  const plain = {
    isRoot: true,
    archived: false,
    schedule: null,
    suspendedAt: null,
    buriedUntil: null,
    studiedLapses: null,
  }
  expect((await all(cardMemories(t.db))).rows).toEqual([
    { ...plain, id: id('a') },
    {
      ...plain,
      id: id('b'),
      schedule: schedule('b', { passedAt: new Date(700) }),
      suspendedAt: new Date(800),
      studiedLapses: 5,
    },
  ])
})

test('many cards and edges come in batches, none twice and none left out; open questions are no edges', async () => {
  await using t = await testDb()
  await fill(t.db, 4001)
  const cards = await all(cardMemories(t.db))
  expect(cards.sizes).toEqual([2000, 2000, 1])
  expect(new Set(cards.rows.map((card) => card.id)).size).toBe(4001)
  const edges = await all(edgesInTurn(t.db))
  expect(edges.sizes).toEqual([5000, 3002])
  const named = edges.rows.map(({ parentId, position }) => `${parentId} ${position}`)
  expect(new Set(named).size).toBe(8002)
  expect(edges.rows.every(({ position, gates }) => gates === (position === 0))).toBe(true)
})
