import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CardId } from '#core/card/card.ts'
import { applyIndex, edgeKey } from './cards.ts'
import { prismaOf, type Db } from './client.ts'
import { countNewIntroducedSince, dueCounts, dueSchedules, openNewCards } from './queue.ts'
import { addReview, addUndo, lastReview, reviewCountBetween, reviewsBetween, reviewsOf } from './reviews.ts'
import { dropSchedule, putSchedule, scheduleOf } from './schedules.ts'
import { id, indexed, schedule } from './testing-rows.ts'
import { testDb } from './testing.ts'

/** Cards by name with their follow-ups; `roots` are those nothing gates. */
async function plant(db: Db, links: Record<string, string[]>, roots: string[], back: [string, number][] = []) {
  await applyIndex(db, {
    upsert: Object.entries(links).map(([name, children]) =>
      indexed({ id: id(name), followUps: children.map((child) => ({ kind: 'card', id: id(child), text: child })) }),
    ),
    remove: [],
    touched: [],
    revisions: [],
    graph: {
      roots: new Set(roots.map(id)),
      back: new Set(back.map(([name, position]) => edgeKey(id(name), position))),
    },
  })
}

test('due cards come oldest first, and those without a file not at all', async () => {
  await using t = await testDb()
  await plant(t.db, { a: [], b: [], c: [] }, ['a', 'b', 'c'])
  for (const [name, due] of [
    ['a', 30],
    ['b', 10],
    ['c', 20],
    ['gone', 5],
  ] as const) {
    await putSchedule(t.db, schedule(name, { dueAt: new Date(due) }))
  }
  const due = async (until: number, limit = 9) =>
    (await dueSchedules(t.db, new Date(until), limit)).map((s) => s.cardId)
  expect(await due(20)).toEqual([id('b'), id('c')])
  expect(await due(100, 1)).toEqual([id('b')])
  expect(await dueCounts(t.db, [new Date(9), new Date(10), new Date(29), new Date(30)])).toEqual([0, 1, 2, 3])
})

test('follow-ups of the parent passed last come first, in the author’s order, then roots by path', async () => {
  await using t = await testDb()
  await plant(t.db, { a: ['x', 'y'], b: ['z', 'x'], r2: [], r1: ['never'], x: [], y: [], z: [], never: [] }, [
    'a',
    'b',
    'r1',
    'r2',
  ])
  await putSchedule(t.db, schedule('a', { passedAt: new Date(10) }))
  await putSchedule(t.db, schedule('b', { passedAt: new Date(20) }))
  const open = await openNewCards(t.db, 10)
  expect(open).toEqual([
    { cardId: id('z'), parentId: id('b'), openedAt: new Date(20) },
    { cardId: id('x'), parentId: id('b'), openedAt: new Date(20) },
    { cardId: id('y'), parentId: id('a'), openedAt: new Date(10) },
    { cardId: id('r1'), parentId: null, openedAt: null },
    { cardId: id('r2'), parentId: null, openedAt: null },
  ])
  expect(await openNewCards(t.db, 4)).toEqual(open.slice(0, 4))
  expect(await openNewCards(t.db, 2)).toEqual(open.slice(0, 2))
})

test('a back-edge opens nothing, and a rated card is not new', async () => {
  await using t = await testDb()
  await plant(t.db, { a: ['b'], b: ['a'] }, ['a'], [['b', 0]])
  await putSchedule(t.db, schedule('b', { passedAt: new Date(10) }))
  expect((await openNewCards(t.db, 9)).map((card) => [card.cardId, card.parentId])).toEqual([[id('a'), null]])
})

test('what is open is what the rule says, whatever the graph', { timeout: 60_000 }, async () => {
  await using t = await testDb()
  const names = ['a', 'b', 'c', 'd', 'e']
  const name = fc.constantFrom(...names)
  const world = fc.record({
    links: fc.uniqueArray(fc.tuple(name, name), { maxLength: 8, selector: ([from, to]) => from + to }),
    rated: fc.dictionary(name, fc.option(fc.integer({ min: 1, max: 3 })), { noNullPrototype: true }),
  })
  await fc.assert(
    fc.asyncProperty(world, async ({ links, rated }) => {
      const children = Object.fromEntries(
        names.map((from) => [from, links.filter((link) => link[0] === from).map((link) => link[1])]),
      )
      const roots = names.filter((to) => !links.some((link) => link[1] === to))
      await plant(t.db, children, roots)
      await prismaOf(t.db).schedule.deleteMany()
      for (const [card, passed] of Object.entries(rated)) {
        await putSchedule(t.db, schedule(card, { passedAt: passed === null ? null : new Date(passed) }))
      }
      const expected = names
        .filter((card) => !Object.hasOwn(rated, card))
        .filter(
          (card) => roots.includes(card) || links.some(([from, to]) => to === card && (rated[from] ?? null) !== null),
        )
      const open = await openNewCards(t.db, 9)
      expect(open.map((card): CardId => card.cardId).toSorted()).toEqual(expected.map(id))
      for (const { cardId, openedAt } of open) {
        const passes = links.filter(([, to]) => id(to) === cardId).map(([from]) => rated[from] ?? 0)
        expect(openedAt?.getTime() ?? 0).toBe(Math.max(0, ...passes))
      }
    }),
    { numRuns: 60 },
  )
})

test('a review taken back counts for nothing, and stays', async () => {
  await using t = await testDb()
  const at = (ms: number, name = 'a') => ({
    cardId: id(name),
    reviewedAt: new Date(ms),
    rating: 'good' as const,
    durationMs: null,
  })
  const first = await addReview(t.db, at(10))
  const second = await addReview(t.db, at(20))
  await addReview(t.db, at(5, 'b'))
  expect(await lastReview(t.db)).toMatchObject({ cardId: id('b'), reviewedAt: new Date(5), durationMs: null })

  await addUndo(t.db, second, new Date(30))
  expect(await reviewsOf(t.db, id('a'))).toEqual([{ id: first, ...at(10) }])
  expect(await reviewCountBetween(t.db, new Date(5), new Date(10))).toBe(1)
  expect((await reviewsBetween(t.db, new Date(0), new Date(100))).map((review) => review.cardId)).toEqual([
    id('a'),
    id('b'),
  ])
  expect(await prismaOf(t.db).review.count()).toBe(3)
  await expect(addUndo(t.db, second, new Date(31))).rejects.toThrow()
})

test('a card is introduced by its first review that counts', async () => {
  await using t = await testDb()
  const add = (name: string, ms: number) =>
    addReview(t.db, { cardId: id(name), reviewedAt: new Date(ms), rating: 'again', durationMs: 1 })
  await add('old', 10)
  await add('old', 100)
  await add('new', 100)
  await add('new', 101)
  const undone = await add('undone', 10)
  await add('undone', 100)
  expect(await countNewIntroducedSince(t.db, new Date(100))).toBe(1)
  await addUndo(t.db, undone, new Date(200))
  expect(await countNewIntroducedSince(t.db, new Date(100))).toBe(2)
})

test('a schedule comes back as it went in, and goes', async () => {
  await using t = await testDb()
  const written = schedule('a', {
    passedAt: new Date('2026-11-23T20:00:00.001Z'),
    memory: { stabilityDays: 1 / 3, difficulty: 9 },
  })
  await putSchedule(t.db, schedule('a'))
  await putSchedule(t.db, written)
  expect(await scheduleOf(t.db, id('a'))).toEqual(written)
  await dropSchedule(t.db, id('a'))
  expect(await scheduleOf(t.db, id('a'))).toBeNull()
})
