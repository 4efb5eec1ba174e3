import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CardId } from '#core/card/card.ts'
import { UNTOUCHED } from '#core/schedule/history.ts'
import { putStates } from './card-states.ts'
import { applyIndex, cardSchedules, edgeKey } from './cards.ts'
import { prismaOf, type Db } from './client.ts'
import { countNewIntroducedSince, dueByDay, dueCounts, dueSchedules, openNewCards } from './queue.ts'
import { addReview, addUndo, lastReview, reviewCountBetween, reviewsBetween, reviewsOf } from './reviews.ts'
import { putSchedule, putSchedules, scheduleOf } from './schedules.ts'
import { id, indexed, schedule } from './testing-rows.ts'
import { testDb } from './testing.ts'

const NOW = new Date(1000)
const [OPENS, CLOSED] = [new Date(1001), new Date(1000)]

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

test('due cards come as much of their stability has passed, and those without a file not at all', async () => {
  await using t = await testDb()
  await plant(t.db, { a: [], b: [], c: [] }, ['a', 'b', 'c'])
  for (const [name, due] of [
    ['a', 30],
    ['b', 10],
    ['c', 20],
    ['gone', 5],
  ] as const) {
    await putSchedule(t.db, schedule(name, { dueAt: new Date(due), lastReviewAt: new Date(due) }))
  }
  const due = async (until: number, limit = 9) =>
    (await dueSchedules(t.db, new Date(until), limit)).map((s) => s.cardId)
  expect(await due(20)).toEqual([id('b'), id('c')])
  expect(await due(100, 1)).toEqual([id('b')])
  expect(await dueCounts(t.db, [new Date(9), new Date(10), new Date(29), new Date(30)])).toEqual([0, 1, 2, 3])
})

test('follow-ups of the parent reviewed last come first, in the author’s order, then roots by path', async () => {
  await using t = await testDb()
  await plant(t.db, { a: ['x', 'y'], b: ['z', 'x'], r2: [], r1: ['never'], x: [], y: [], z: [], never: [] }, [
    'a',
    'b',
    'r1',
    'r2',
  ])
  await putSchedule(t.db, schedule('a', { opensUntil: OPENS, lastReviewAt: new Date(10) }))
  await putSchedule(t.db, schedule('b', { opensUntil: OPENS, lastReviewAt: new Date(20) }))
  const open = await openNewCards(t.db, NOW, 10)
  expect(open).toEqual([
    { cardId: id('z'), how: 'follow-up', parentId: id('b'), openedAt: new Date(20) },
    { cardId: id('x'), how: 'follow-up', parentId: id('b'), openedAt: new Date(20) },
    { cardId: id('y'), how: 'follow-up', parentId: id('a'), openedAt: new Date(10) },
    { cardId: id('r1'), how: 'root' },
    { cardId: id('r2'), how: 'root' },
  ])
  expect(await openNewCards(t.db, NOW, 4)).toEqual(open.slice(0, 4))
  expect(await openNewCards(t.db, NOW, 2)).toEqual(open.slice(0, 2))
})

test('a back-edge opens nothing, and a rated card is not new', async () => {
  await using t = await testDb()
  await plant(t.db, { a: ['b'], b: ['a'] }, ['a'], [['b', 0]])
  await putSchedule(t.db, schedule('b', { opensUntil: OPENS }))
  expect(await openNewCards(t.db, NOW, 9)).toEqual([{ cardId: id('a'), how: 'root' }])
})

test('a parent opens its follow-ups up to its last day, and not beyond', async () => {
  await using t = await testDb()
  await plant(t.db, { a: ['x'], x: [] }, ['a'])
  const open = async () => (await openNewCards(t.db, NOW, 9)).map((card) => card.cardId)
  await putSchedule(t.db, schedule('a', { opensUntil: CLOSED }))
  expect(await open()).toEqual([])
  await putSchedule(t.db, schedule('a', { opensUntil: OPENS }))
  expect(await open()).toEqual([id('x')])
})

test('what the learner put aside is not asked; what he opened is asked first', async () => {
  await using t = await testDb()
  await plant(t.db, { a: [], b: [], c: ['d'], d: [] }, ['a', 'b', 'c'])
  const open = async () => (await openNewCards(t.db, NOW, 9)).map((card) => card.cardId)
  await putStates(t.db, new Map([[id('a'), { ...UNTOUCHED, suspendedAt: new Date(1) }]]))
  await putStates(t.db, new Map([[id('b'), { ...UNTOUCHED, buriedUntil: OPENS }]]))
  await putStates(t.db, new Map([[id('d'), { ...UNTOUCHED, openedAt: new Date(1) }]]))
  expect(await open()).toEqual([id('d'), id('c')])
  await putStates(t.db, new Map([[id('b'), { ...UNTOUCHED, buriedUntil: NOW }]]))
  expect(await open()).toEqual([id('d'), id('b'), id('c')])
})

test('a due card that was put aside is not asked, nor is a leech until it is studied', async () => {
  await using t = await testDb()
  await plant(t.db, { a: [], b: [], c: [] }, ['a', 'b', 'c'])
  for (const [name, lapses] of [
    ['a', 4],
    ['b', 5],
    ['c', 0],
  ] as const) {
    await putSchedule(t.db, schedule(name, { dueAt: new Date(1), lapses }))
  }
  await putStates(t.db, new Map([[id('c'), { ...UNTOUCHED, suspendedAt: new Date(1) }]]))
  const due = async () => (await dueSchedules(t.db, NOW, 9)).map(({ cardId }) => cardId)
  expect([await due(), await dueCounts(t.db, [NOW])]).toEqual([[id('a')], [1]])
  await putStates(t.db, new Map([[id('b'), { ...UNTOUCHED, studiedLapses: 5 }]]))
  await putStates(t.db, new Map([[id('c'), UNTOUCHED]]))
  expect([await due(), await dueCounts(t.db, [NOW])]).toEqual([[id('a'), id('b'), id('c')], [3]])
})

test('an archived card is not due, however many of them there are before what is', async () => {
  await using t = await testDb()
  const many = Array.from({ length: 2100 }, (_, i) => `n${i}`)
  const cards = [...many, 'last'].map((name) => indexed({ id: id(name), archived: name !== 'last' }))
  const graph = { roots: new Set(cards.map(({ card }) => card.id)), back: new Set<string>() }
  await applyIndex(t.db, { upsert: cards, remove: [], touched: [], revisions: [], graph })
  const schedules = [...many, 'last'].map((name, i) => schedule(name, { lastReviewAt: new Date(i) }))
  await putSchedules(t.db, new Map(schedules.map((one) => [one.cardId, one])))
  expect((await dueSchedules(t.db, new Date(9000), 5)).map(({ cardId }) => cardId)).toEqual([id('last')])
  expect(await dueCounts(t.db, [new Date(9000)])).toEqual([1])
})

test('what is due is counted by day, each day once, though stretches overlap', async () => {
  await using t = await testDb()
  for (const [name, due] of Object.entries({ a: 10, b: 10, c: 20, d: 31 })) {
    await putSchedule(t.db, schedule(name, { dueAt: new Date(due) }))
  }
  const stretch = (from: number, to: number) => ({ from: new Date(from), to: new Date(to) })
  expect([...(await dueByDay(t.db, [stretch(5, 10), stretch(10, 30)]))]).toEqual([
    [10, 2],
    [20, 1],
  ])
})

test('what is open is what the rule says, whatever the graph', { timeout: 60_000 }, async () => {
  await using t = await testDb()
  const names = ['a', 'b', 'c', 'd', 'e']
  const name = fc.constantFrom(...names)
  const world = fc.record({
    links: fc.uniqueArray(fc.tuple(name, name), { maxLength: 8, selector: ([from, to]) => from + to }),
    /** Null: rated, and opening nothing. Else when it was reviewed last. */
    rated: fc.dictionary(name, fc.option(fc.integer({ min: 1, max: 3 })), { noNullPrototype: true }),
    demanding: fc.subarray(names),
    archived: fc.subarray(names),
  })
  await fc.assert(
    fc.asyncProperty(world, async ({ links, rated, demanding, archived }) => {
      const children = Object.fromEntries(
        names.map((from) => [from, links.filter((link) => link[0] === from).map((link) => link[1])]),
      )
      const parentsOf = (card: string) => links.filter(([, to]) => to === card).map(([from]) => from)
      const livingParentsOf = (card: string) => parentsOf(card).filter((parent) => !archived.includes(parent))
      const roots = names.filter((card) => livingParentsOf(card).length === 0)
      await plant(t.db, children, roots)
      await prismaOf(t.db).card.updateMany({ data: { requiresAll: false } })
      await prismaOf(t.db).card.updateMany({ where: { id: { in: demanding.map(id) } }, data: { requiresAll: true } })
      await prismaOf(t.db).card.updateMany({ data: { archived: false } })
      await prismaOf(t.db).card.updateMany({ where: { id: { in: archived.map(id) } }, data: { archived: true } })
      await prismaOf(t.db).schedule.deleteMany()
      for (const [card, at] of Object.entries(rated)) {
        const opening = at === null ? { opensUntil: CLOSED } : { opensUntil: OPENS, lastReviewAt: new Date(at) }
        await putSchedule(t.db, schedule(card, opening))
      }
      const opens = (parent: string) => (rated[parent] ?? null) !== null
      const mayBeAsked = (card: string) => {
        if (roots.includes(card)) return true
        return demanding.includes(card) ? livingParentsOf(card).every(opens) : parentsOf(card).some(opens)
      }
      const open = await openNewCards(t.db, NOW, 9)
      expect(open.map((card): CardId => card.cardId).toSorted()).toEqual(
        names.filter((one) => !Object.hasOwn(rated, one) && !archived.includes(one) && mayBeAsked(one)).map(id),
      )
      for (const card of open) {
        const reviewed = links.filter(([, to]) => id(to) === card.cardId).map(([from]) => rated[from] ?? 0)
        if (card.how === 'follow-up') expect(card.openedAt.getTime()).toBe(Math.max(...reviewed))
        else expect(roots.map(id)).toContain(card.cardId)
      }
      const standing = await cardSchedules(t.db, names.map(id), NOW)
      expect(names.filter((card) => standing.get(id(card))?.isOpen)).toEqual(names.filter(mayBeAsked))
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
    place: null,
  })
  const first = await addReview(t.db, at(10))
  const second = await addReview(t.db, at(20))
  await addReview(t.db, at(5, 'b'))
  expect(await lastReview(t.db)).toMatchObject({
    cardId: id('b'),
    reviewedAt: new Date(5),
    durationMs: null,
    place: null,
  })

  await addUndo(t.db, second, new Date(30))
  expect(await reviewsOf(t.db, id('a'))).toEqual([{ id: first, ...at(10), isGatePassed: false }])
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
    addReview(t.db, { cardId: id(name), reviewedAt: new Date(ms), rating: 'again', durationMs: 1, place: null })
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
  await putSchedules(t.db, new Map([[id('a'), null]]))
  expect(await scheduleOf(t.db, id('a'))).toBeNull()
})
