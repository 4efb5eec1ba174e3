import { expect, test } from 'vitest'
import type { CardId } from '#core/card/card.ts'
import { addAttempt, attemptsInRun, attemptsOf, countAttempts, findAttempt } from './attempts.ts'
import { allOwners, ownersOf, takenInBy, takenInto } from './card-aliases.ts'
import { addEvents, rehearsalsOf } from './card-events.ts'
import { applyIndex } from './cards.ts'
import type { Db } from './db.ts'
import { cardsUnderWay, draftsOf, putDraft } from './drafts.ts'
import { askedSince, countNewIntroducedSince, durationsOf } from './queue.ts'
import { addReading, readingsOf } from './readings.ts'
import { addReview } from './reviews.ts'
import { addRun, addSkip, findRun, skipsOf } from './runs.ts'
import { doneIn } from './sessions.ts'
import { spoiledSince } from './spoils.ts'
import { attempt, draft, runId } from './testing-attempts.ts'
import { id, indexed } from './testing-rows.ts'
import { testDb } from './testing.ts'

const [a, b, c] = [id('a'), id('b'), id('c')]
const at = (ms: number) => new Date(ms)

/** There are `a`, which has taken in `b`, and `c`, which `a` gives away. */
async function merge(db: Db, takenIn: readonly CardId[] = [b]): Promise<void> {
  const upsert = [indexed({ id: a, mergedFrom: takenIn, spoils: [c] }), indexed({ id: c })]
  await applyIndex(db, { upsert, remove: [], touched: [], revisions: [], graph: null })
}

test('a card that was taken in belongs to the one that has it, and every other to itself', async () => {
  await using t = await testDb()
  await merge(t.db)
  expect(await allOwners(t.db)).toEqual(new Map([[b, a]]))
  expect(await ownersOf(t.db, [b, a, c])).toEqual([a, c])
  expect([await takenInBy(t.db, b), await takenInBy(t.db, a), await takenInto(t.db, a)]).toEqual([a, null, [b]])
})

test('what follows from a card being taken in or given back is told which cards are concerned, and nothing else is', async () => {
  await using t = await testDb()
  const told: (readonly CardId[])[] = []
  const change = { remove: [], touched: [], revisions: [], graph: null }
  for (const upsert of [[indexed({ id: a, mergedFrom: [b] })], [indexed({ id: c })], [indexed({ id: b })]]) {
    await applyIndex(t.db, { ...change, upsert }, async (_, moved) => void told.push(moved))
  }
  expect(told).toEqual([[b, b, a], [], [b, a, b]])
})

test('attempts, attempts under way, readings and runs of a card that was taken in are those of the one that has it', async () => {
  await using t = await testDb()
  await merge(t.db)
  const run = runId()
  await addRun(t.db, { id: run, startedAt: at(1), cardIds: [b, c, a], limitMs: null, isInterview: false })
  await addSkip(t.db, run, { cardId: b, skippedAt: at(2) })
  const [mine, theirs] = [attempt({ cardId: a }), attempt({ cardId: b, runId: run })]
  for (const one of [mine, theirs]) await addAttempt(t.db, one)
  const underWay = draft({ cardId: b })
  await putDraft(t.db, underWay, at(3))
  await addReading(t.db, { cardId: b, url: 'https://a.org', at: at(4), spentMs: 5, isDone: true })

  expect((await attemptsOf(t.db, a)).map((one) => [one.id, one.cardId])).toEqual([
    [theirs.id, a],
    [mine.id, a],
  ])
  expect([await countAttempts(t.db, a), (await findAttempt(t.db, theirs.id))?.cardId]).toEqual([2, a])
  expect(await attemptsInRun(t.db, run)).toMatchObject([{ cardId: a }])
  expect(await draftsOf(t.db, a, 9)).toEqual([{ ...underWay, cardId: a }])
  expect(await cardsUnderWay(t.db, 9)).toEqual([a])
  expect(await readingsOf(t.db, a)).toMatchObject([{ cardId: a, spentMs: 5 }])
  expect((await findRun(t.db, run))?.cardIds).toEqual([a, c])
  expect(await skipsOf(t.db, run)).toEqual([{ cardId: a, skippedAt: at(2) }])
})

test('what was answered of a card that was taken in counts where cards are asked', async () => {
  await using t = await testDb()
  await addReview(t.db, { cardId: b, reviewedAt: at(10), rating: 'again', durationMs: 7, place: null })
  await addReview(t.db, { cardId: a, reviewedAt: at(20), rating: 'good', durationMs: 8, place: null })
  const rehearsed = { kind: 'rehearse' as const, at: at(30), rating: 'good' as const, durationMs: null }
  await addEvents(t.db, [{ cardId: b, event: rehearsed }], 'one')
  await merge(t.db)
  expect(await durationsOf(t.db, [a], 9)).toEqual(new Map([[a, [7, 8]]]))
  expect(await askedSince(t.db, at(0))).toEqual([
    { cardId: a, durationMs: 7 },
    { cardId: a, durationMs: 8 },
  ])
  expect([await countNewIntroducedSince(t.db, at(0)), await countNewIntroducedSince(t.db, at(15))]).toEqual([1, 0])
  expect(await rehearsalsOf(t.db, [a, b])).toEqual(new Map([[a, 1]]))
  expect(await spoiledSince(t.db, at(0))).toEqual([c])
  const failed = { kind: 'failed', from: at(0) } as const
  expect((await doneIn(t.db, failed, at(0))).map(({ cardId }) => cardId)).toEqual([a, a, a])
  expect((await doneIn(t.db, { kind: 'listed', ids: [b] }, at(15))).map(({ cardId }) => cardId)).toEqual([a, a])
})
