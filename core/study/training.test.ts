import { expect, test } from 'vitest'
import { FORGETFUL, simulatedLog } from '#core/schedule/evaluate/testing-log.ts'
import { defaultPolicy } from '#core/schedule/memory.ts'
import type { Weights } from '#core/schedule/memory.ts'
import { allTrainings } from '#core/store/trainings.ts'
import { schedulesAstray } from './doctor.ts'
import { undoLastReview } from './review.ts'
import { readSettings, saveSettings } from './settings.ts'
import { emptyLibrary, type TestLibrary } from './testing.ts'
import { addReviews } from './testing-reviews.ts'
import { trainWeights } from './training.ts'
import { adoptTraining, viewWeights } from './weights.ts'

/** A library with reviews of a made-up learner whose memory is FSRS-6 with these weights; null: those it ships with. */
async function learner(reviews: number, weights: Weights | null): Promise<TestLibrary> {
  const library = await emptyLibrary()
  await saveSettings(library.db, { ...(await readSettings(library.db)), day: { timeZone: 'UTC', rolloverHour: 4 } })
  await addReviews(library, simulatedLog(reviews, { ...defaultPolicy('UTC'), weights }))
  return library
}

test('of a learner unlike most, weights are trained, kept with their figures, and change nothing until they are adopted', async () => {
  const library = await learner(6000, FORGETFUL)
  const trained = await trainWeights(library)
  if (!trained.ok) throw new Error(trained.error.kind)
  expect(trained.value).toMatchObject({ trainedAt: library.now(), present: null, figures: { isBetter: true } })
  expect(await allTrainings(library.db)).toEqual([trained.value])
  expect((await readSettings(library.db)).weights).toBeNull()

  await adoptTraining(library, trained.value.id)
  expect(await schedulesAstray(library)).toEqual([])
  // What was adopted is what is compared with next time, and is not found wanting.
  library.travel('2026-11-24T09:00:00Z')
  const again = await trainWeights(library)
  expect(again).toMatchObject({ value: { present: trained.value.weights, figures: { isBetter: false } } })
  expect(await viewWeights(library)).toMatchObject({
    inForce: { id: trained.value.id },
    last: { state: 'not-better' },
    reviews: 6000,
    lack: null,
  })
})

test('of a learner who is as FSRS ships, they are kept as well, and not adopted', async () => {
  const library = await learner(2000, null)
  const trained = await trainWeights(library)
  if (!trained.ok) throw new Error(trained.error.kind)
  const { id, figures, trainedOn } = trained.value
  expect([figures.isBetter, trainedOn]).toEqual([false, figures.trainedOn])
  expect(await viewWeights(library)).toMatchObject({ last: { training: { id }, state: 'not-better' } })
  expect(await adoptTraining(library, id)).toEqual({ ok: false, error: { kind: 'not-better' } })
})

test('reviews that were taken back are not learnt from', async () => {
  const [library, other] = [await learner(2000, null), await learner(2000, null)]
  await addReviews(library, [{ cardId: 'q-0-0', reviewedAt: new Date('2026-01-01T12:00:00Z'), rating: 'again' }])
  await undoLastReview(library)
  const [one, two] = [await trainWeights(library), await trainWeights(other)]
  expect(one.ok && one.value.weights).toEqual(two.ok && two.value.weights)
  expect(await viewWeights(library)).toMatchObject({ reviews: 2000 })
})

test('too few reviews are told by their number, and nothing is kept', async () => {
  const library = await learner(300, null)
  const trained = await trainWeights(library)
  expect(trained).toMatchObject({ ok: false, error: { kind: 'too-few', trialsNeeded: 400 } })
  expect(await viewWeights(library)).toMatchObject({
    last: null,
    reviews: 300,
    lack: trained.ok ? null : trained.error,
  })
})

test.each([0, 0.2, 0.45, 1])('cancelled at %f of it, it keeps nothing, and can be begun anew', async (at) => {
  const library = await learner(6000, FORGETFUL)
  const control = new AbortController()
  const onProgress = (share: number): void => (share >= at ? control.abort() : undefined)
  const cancelled = await trainWeights(library, { signal: control.signal, onProgress })
  expect(cancelled).toEqual({ ok: false, error: { kind: 'cancelled' } })
  expect(await allTrainings(library.db)).toEqual([])
  expect(await trainWeights(library)).toMatchObject({ ok: true })
})

test('one is trained after the other; one that is cancelled while it waits never begins', async () => {
  const library = await learner(6000, FORGETFUL)
  const told: string[] = []
  const tell = (who: string) => ({ onProgress: () => void told.push(who) })
  const all = await Promise.all([
    trainWeights(library, tell('first')),
    trainWeights(library, { ...tell('second'), signal: AbortSignal.abort() }),
    trainWeights(library, tell('third')),
  ])
  expect(all).toMatchObject([{ ok: true }, { error: { kind: 'cancelled' } }, { ok: true }])
  expect([...new Set(told)]).toEqual(['first', 'third'])
  expect(told.lastIndexOf('first')).toBeLessThan(told.indexOf('third'))
  expect(await allTrainings(library.db)).toHaveLength(2)
})
