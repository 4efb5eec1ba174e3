import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Rating } from '#core/schedule/rating.ts'
import { openNewCards } from '#core/store/queue.ts'
import { scheduleOf } from '#core/store/reviews.ts'
import { countOverdue } from './backlog.ts'
import { chainAsRead, listChains } from './cards.ts'
import { schedulesAstray } from './doctor.ts'
import { organise } from './organise.ts'
import { forecast, nextCards, remaining } from './queue.ts'
import { answerCard } from './review.ts'
import { startRun, viewRun } from './runs.ts'
import { nextInSession } from './session-queue.ts'
import { presentState } from './simulate.ts'
import { viewStats } from './stats.ts'
import { syncContent } from './sync.ts'
import { cardId, cardSource, emptyLibrary, type TestLibrary } from './testing.ts'

/** Cards by name with their follow-ups; `all` are those that want all of their parents. */
async function library(links: Record<string, readonly string[]>, all: readonly string[] = []): Promise<TestLibrary> {
  const made = await emptyLibrary('2026-11-01T09:00:00Z')
  for (const [name, children] of Object.entries(links)) {
    const source = cardSource(`q-${name}`, children.map(idOf))
    await made.write(`${name}.mdx`, all.includes(name) ? source.replace('created:', 'requires: all\ncreated:') : source)
  }
  await syncContent(made)
  return made
}
const idOf = (name: string) => cardId(`q-${name}`)
const on = (made: TestLibrary, day: number): void => made.travel(new Date(Date.UTC(2026, 10, day, 9)).toISOString())

async function archive(made: TestLibrary, name: string, archived = true): Promise<void> {
  expect(await organise(made, idOf(name), { archived, expectedHash: null })).toMatchObject({ ok: true })
}
async function answer(made: TestLibrary, name: string, rating: Rating = 'good'): Promise<void> {
  const expectedReps = (await scheduleOf(made.db, idOf(name)))?.reps ?? 0
  expect(await answerCard(made, { cardId: idOf(name), rating, expectedReps })).toMatchObject({ ok: true })
}
const names = (cards: readonly { readonly card: { readonly id: string } }[]) =>
  cards.map(({ card }) => card.id.slice(2))
const queue = async (made: TestLibrary) => names(await nextCards(made, 50))
const fresh = async (made: TestLibrary) =>
  (await openNewCards(made.db, made.now(), 50)).map((card) => card.cardId.slice(2)).toSorted()

test('an archived card is asked nowhere and counted nowhere, and taken out again it is as it was', async () => {
  const made = await library({ a: [], b: [] })
  await answer(made, 'a')
  await answer(made, 'b')
  on(made, 20)
  const all = async () => ({
    queue: await nextCards(made, 9),
    remaining: await remaining(made),
    overdue: await countOverdue(made),
    forecast: await forecast(made, 3),
    present: (await presentState(made)).cards.length,
    session: (await nextInSession(made, { filter: { kind: 'search', query: 'Question' }, since: null }, 9))?.left,
    schedule: await scheduleOf(made.db, idOf('b')),
    stats: (await viewStats(made, 'all')).forecast,
  })
  const before = await all()
  await archive(made, 'b')
  const meanwhile = await all()
  expect(meanwhile).toMatchObject({
    queue: [{ card: { id: 'q-a' } }],
    remaining: { due: 1, fresh: 0 },
    overdue: 1,
    present: 1,
    session: { toAsk: 1 },
    schedule: before.schedule,
    stats: { backlog: { cards: 1 } },
  })
  expect(meanwhile.forecast.map(({ due }) => due)).toEqual([1, 0, 0])
  expect(await schedulesAstray(made)).toEqual([])
  await archive(made, 'b', false)
  expect(await all()).toEqual(before)
})

test('what an archived card leads to does not wait for it, but for the other cards that lead there', async () => {
  const made = await library({ root: ['mid'], mid: ['leaf', 'shared'], other: ['shared'], leaf: [], shared: [] })
  expect(await fresh(made)).toEqual(['other', 'root'])
  await archive(made, 'mid')
  expect(await fresh(made)).toEqual(['leaf', 'other', 'root'])
  await archive(made, 'other')
  expect(await fresh(made)).toEqual(['leaf', 'root', 'shared'])
  await archive(made, 'mid', false)
  await archive(made, 'other', false)
  expect(await fresh(made)).toEqual(['other', 'root'])
})

test('of a card that wants all of its parents, those that are archived are not wanted', async () => {
  const made = await library({ one: ['both'], two: ['both'], both: [] }, ['both'])
  for (const day of [1, 4, 12]) {
    on(made, day)
    await answer(made, 'one')
  }
  expect(await fresh(made)).toEqual(['two'])
  await archive(made, 'two')
  expect(await fresh(made)).toEqual(['both'])
})

test('what was opened stays open when the card that opened it is archived', async () => {
  const made = await library({ one: ['both'], two: ['both'], both: [] })
  for (const day of [1, 4, 12]) {
    on(made, day)
    await answer(made, 'one')
  }
  await archive(made, 'one')
  expect(await fresh(made)).toEqual(['both', 'two'])
})

test('nothing waits for an archived card that was forgotten', async () => {
  const made = await library({ top: ['mid'], mid: ['leaf'], leaf: [] })
  for (const day of [1, 4, 12]) {
    on(made, day)
    await answer(made, 'top')
    await answer(made, 'mid')
  }
  on(made, 13)
  await answer(made, 'top', 'again')
  expect(await queue(made)).toEqual([])
  await archive(made, 'top')
  expect(await queue(made)).toEqual(['leaf'])
})

test('an archived card is not asked again for the sake of a follow-up that was failed', async () => {
  const made = await library({ parent: ['child'], child: [] })
  for (const day of [1, 5, 14]) {
    on(made, day)
    await answer(made, 'parent')
  }
  on(made, 34)
  await answer(made, 'child', 'again')
  on(made, 35)
  expect(await queue(made)).toEqual(['parent', 'child'])
  await archive(made, 'parent')
  expect(await queue(made)).toEqual(['child'])
})

test('a walk and a practice run leave it out, also one that has begun', async () => {
  const made = await library({ root: ['mid'], mid: ['leaf'], leaf: [] })
  const input = { source: { kind: 'chain', id: idOf('root') }, cards: 9, minutes: null, isInterview: false } as const
  const begun = await startRun(made, input)
  await archive(made, 'mid')
  const later = await startRun(made, input)
  for (const run of [begun, later]) {
    expect(names((run.ok && (await viewRun(made, run.value))?.cards) || [])).toEqual(['root', 'leaf'])
  }
  const walk = await nextInSession(made, { filter: { kind: 'walk', id: idOf('root') }, since: null }, 9)
  expect(names(walk?.items ?? [])).toEqual(['root', 'leaf'])
  expect((await chainAsRead(made, idOf('root')))?.map(({ archived }) => archived)).toEqual([false, true, false])
})

test('a chain goes on through an archived card; below an archived root others begin', async () => {
  const made = await library({ root: ['mid', 'side'], mid: ['leaf'], side: [], leaf: [] })
  const roots = async (archived = false) =>
    (await listChains(made, { archived })).map(({ root, cards }) => [root.id.slice(2), cards])
  await archive(made, 'mid')
  expect(await roots()).toEqual([['root', 3]])
  await archive(made, 'root')
  expect(await roots()).toEqual([
    ['leaf', 1],
    ['side', 1],
  ])
  expect(await roots(true)).toEqual([['root', 2]])
  expect((await viewStats(made, 'all')).chains).toMatchObject({ chains: 2, cards: 2 })
})

test('archiving a card never closes another, whatever the graph, and nothing is lost when it is taken out', async () => {
  const cards = ['aa', 'bb', 'cc', 'dd', 'ee']
  const card = fc.constantFrom(...cards)
  const world = fc.record({
    links: fc.uniqueArray(fc.tuple(card, card), { maxLength: 8, selector: ([from, to]) => from + to }),
    all: fc.subarray(cards),
    known: fc.subarray(cards),
    put: card,
  })
  await fc.assert(
    fc.asyncProperty(world, async ({ links, all, known, put }) => {
      const childrenOf = (name: string) => links.flatMap(([from, to]) => (from === name && to !== name ? to : []))
      const made = await library(Object.fromEntries(cards.map((name) => [name, childrenOf(name)])), all)
      for (const day of [1, 4, 12]) {
        on(made, day)
        for (const name of known) await answer(made, name)
      }
      const before = await openNewCards(made.db, made.now(), 9)
      await archive(made, put)
      expect(await fresh(made)).toEqual(
        expect.arrayContaining(before.map((one) => one.cardId.slice(2)).filter((name) => name !== put)),
      )
      expect(await fresh(made)).not.toContain(put)
      await archive(made, put, false)
      expect(await openNewCards(made.db, made.now(), 9)).toEqual(before)
    }),
    { numRuns: 12 },
  )
}, 120_000)
