import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RATINGS } from '#core/schedule/rating.ts'
import { addEvents, eventsOfBatch, undoEvents } from './card-events.ts'
import { type CardSet, membersOf } from './card-sets.ts'
import { putStates } from './card-states.ts'
import { applyIndex } from './cards.ts'
import { prismaOf, type Tx } from './client.ts'
import { addReview, addUndo } from './reviews.ts'
import { putSchedule } from './schedules.ts'
import { countLeft, doneIn, learntIn, leftIn, newIn } from './sessions.ts'
import { id, indexed, schedule } from './testing-rows.ts'
import { testDb } from './testing.ts'
import { categoryCounts, topicCounts } from './topics.ts'

const NAMES = ['a', 'b', 'c', 'd', 'e']
const [TODAY, SINCE, NOW] = [new Date(10), new Date(20), new Date(30)]
const TIMES = { now: NOW, since: SINCE, today: TODAY }
const UNTOUCHED = { suspendedAt: null, buriedUntil: null, openedAt: null, studiedLapses: null }

const answer = fc.record({
  what: fc.constantFrom('review' as const, 'rehearse' as const),
  card: fc.constantFrom(...NAMES),
  atMs: fc.constantFrom(9, 10, 15, 19, 20, 25),
  rating: fc.constantFrom(...RATINGS),
  isUndone: fc.boolean(),
})
type Answer = typeof answer extends fc.Arbitrary<infer T> ? T : never

async function give(tx: Tx, { what, card, atMs, rating, isUndone }: Answer, batch: string): Promise<void> {
  const at = new Date(atMs)
  if (what === 'review') {
    const reviewId = await addReview(tx, { cardId: id(card), reviewedAt: at, rating, durationMs: null, place: null })
    if (isUndone) await addUndo(tx, reviewId, NOW)
  } else {
    await addEvents(tx, [{ cardId: id(card), event: { kind: 'rehearse', at, rating, durationMs: 1 } }], batch)
    if (isUndone) await undoEvents(tx, await eventsOfBatch(tx, batch), NOW)
  }
}

test(
  'what is left of a set is what was neither asked since nor put aside, whatever happened',
  { timeout: 60_000 },
  async () => {
    await using t = await testDb()
    const world = fc.record({
      named: fc.subarray(NAMES),
      roots: fc.subarray(NAMES),
      learnt: fc.subarray(NAMES),
      suspended: fc.subarray(NAMES),
      archived: fc.subarray(NAMES),
      /** Cards that e gives away. */
      given: fc.subarray(NAMES.slice(0, 4)),
      answers: fc.array(answer, { maxLength: 6 }),
    })
    let batches = 0
    await fc.assert(
      fc.asyncProperty(world, async ({ named, roots, learnt, suspended, archived, given, answers }) => {
        await prismaOf(t.db).undo.deleteMany()
        await prismaOf(t.db).review.deleteMany()
        await prismaOf(t.db).eventUndo.deleteMany()
        await prismaOf(t.db).cardEvent.deleteMany()
        await prismaOf(t.db).schedule.deleteMany()
        await applyIndex(t.db, {
          upsert: NAMES.map((name) =>
            indexed({
              id: id(name),
              topics: named.includes(name) ? ['other', 'named'] : ['nam', 'named too'],
              archived: archived.includes(name),
              spoils: name === 'e' ? given.map(id) : [],
            }),
          ),
          remove: [],
          touched: [],
          revisions: [],
          graph: { roots: new Set(roots.map(id)), back: new Set() },
        })
        for (const name of learnt) await putSchedule(t.db, schedule(name, { lapses: 9 }))
        for (const name of NAMES) {
          await putStates(
            t.db,
            new Map([[id(name), { ...UNTOUCHED, suspendedAt: suspended.includes(name) ? TODAY : null }]]),
          )
        }
        for (const one of answers) await give(t.db, one, `${(batches += 1)}`)

        const counting = answers.filter(({ isUndone }) => !isUndone)
        const done = counting.filter(({ card, atMs }) => named.includes(card) && atMs >= SINCE.getTime())
        const isAway = (name: string) => suspended.includes(name) || archived.includes(name)
        const left = named.filter((name) => !isAway(name) && !done.some(({ card }) => card === name))
        const answeredToday = (name: string) =>
          counting.some(({ what, card, atMs }) => what === 'review' && card === name && atMs >= TODAY.getTime())
        const isGiven = (name: string) =>
          name === 'e' ? given.some(answeredToday) : given.includes(name) && answeredToday('e')
        const mayBeAsked = left.filter((name) => learnt.includes(name) || roots.includes(name))
        const toAsk = mayBeAsked.filter((name) => !isGiven(name))

        const set: CardSet = { kind: 'topic', topic: 'named' }
        expect(await leftIn(t.db, set, TIMES)).toEqual(left.map(id))
        expect((await learntIn(t.db, set, TIMES, 9)).map(({ cardId }) => cardId).toSorted()).toEqual(
          toAsk.filter((name) => learnt.includes(name)).map(id),
        )
        expect(await newIn(t.db, set, TIMES, 9)).toEqual(toAsk.filter((name) => !learnt.includes(name)).map(id))
        expect(await countLeft(t.db, set, TIMES)).toEqual({
          toAsk: toAsk.length,
          givenAway: mayBeAsked.length - toAsk.length,
          locked: left.length - mayBeAsked.length,
        })
        expect((await doneIn(t.db, set, SINCE)).map(({ cardId }) => cardId).toSorted()).toEqual(
          done.map(({ card }) => id(card)).toSorted(),
        )
        const failed = counting.filter(({ rating, atMs }) => rating === 'again' && atMs >= TODAY.getTime())
        const wereFailed = NAMES.filter((name) => failed.some(({ card }) => card === name))
        expect(await leftIn(t.db, { kind: 'failed', from: TODAY }, { ...TIMES, since: new Date(31) })).toEqual(
          wereFailed.filter((name) => !isAway(name)).map(id),
        )
      }),
      { numRuns: 60 },
    )
  },
)

test('the least well remembered come first, and what is listed as it is listed', async () => {
  await using t = await testDb()
  const upsert = NAMES.map((name) => indexed({ id: id(name) }))
  await applyIndex(t.db, { upsert, remove: [], touched: [], revisions: [], graph: null })
  for (const [name, lastMs] of Object.entries({ a: 9, b: 3, c: 6 })) {
    await putSchedule(t.db, schedule(name, { lastReviewAt: new Date(lastMs) }))
  }
  const set: CardSet = { kind: 'listed', ids: ['e', 'c', 'gone', 'a', 'b'].map(id) }
  expect((await learntIn(t.db, set, TIMES, 2)).map(({ cardId }) => cardId)).toEqual([id('b'), id('c')])
  expect(await leftIn(t.db, set, TIMES)).toEqual(['e', 'c', 'a', 'b'].map(id))
})

test('topics and categories are counted, those of most cards where there are too many', async () => {
  await using t = await testDb()
  const cards = { a: ['redis', 'aof'], b: ['redis'], c: ['一致性'], d: [], e: ['redis', '一致性'] }
  const upsert = Object.entries(cards).map(([name, topics]) =>
    indexed({ id: id(name), topics, category: name === 'a' ? 'fundamentals' : 'project' }),
  )
  await applyIndex(t.db, { upsert, remove: [], touched: [], revisions: [], graph: null })
  expect(await topicCounts(t.db, 9)).toEqual([
    ['aof', 1],
    ['redis', 3],
    ['一致性', 2],
  ])
  expect(await topicCounts(t.db, 1)).toEqual([['redis', 3]])
  expect(await categoryCounts(t.db)).toEqual([
    ['fundamentals', 1],
    ['project', 4],
  ])
})

test('the cards of a topic, and what was rehearsed since, are found by an index', async () => {
  await using t = await testDb()
  const planOf = async (set: CardSet) => {
    const { sql, params } = membersOf(set, 1)
    const plan = await prismaOf(t.db).$queryRawUnsafe<{ detail: string }[]>(
      `EXPLAIN QUERY PLAN SELECT id FROM (${sql})`,
      ...params,
    )
    return plan.map(({ detail }) => detail).join('\n')
  }
  expect(await planOf({ kind: 'topic', topic: 'redis' })).toContain('SCAN c USING COVERING INDEX Card_topics_id_idx')
  const failed = await planOf({ kind: 'failed', from: TODAY })
  expect(failed).toContain('SEARCH r USING INDEX Review_reviewedAt_idx')
  expect(failed).toContain('SEARCH v USING INDEX CardEvent_at_idx')
})
