import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ok } from '#core/result.ts'
import { prismaOf } from '#core/store/client.ts'
import { weightsOf, training } from '#core/store/testing-trainings.ts'
import { addTraining, type StoredTraining } from '#core/store/trainings.ts'
import { schedulesAstray } from './doctor.ts'
import { answerCard, undoLastReview } from './review.ts'
import { changeSettings, readSettings, saveSettings } from './settings.ts'
import { syncContent } from './sync.ts'
import { cardId, cardSource, emptyLibrary, type TestLibrary } from './testing.ts'
import { deeds, live } from './testing-history.ts'
import { adoptTraining, returnTo, viewWeights } from './weights.ts'

const root = cardId('q-root')

/** A library of one card that was answered on two days, a day apart. */
async function answered(): Promise<TestLibrary> {
  const library = await emptyLibrary()
  await saveSettings(library.db, { ...(await readSettings(library.db)), day: { timeZone: 'UTC', rolloverHour: 4 } })
  await library.write('a.mdx', cardSource(root))
  await syncContent(library)
  for (const [reps, day] of ['21', '22'].entries()) {
    library.travel(`2026-11-${day}T09:00:00Z`)
    await answerCard(library, { cardId: root, rating: 'again', expectedReps: reps })
  }
  return library
}
const trained = (library: TestLibrary, stabilityDays: number, some: Partial<StoredTraining> = {}) =>
  addTraining(library.db, training(stabilityDays, some))
const inForce = async ({ db }: TestLibrary) => (await readSettings(db)).weights
const schedules = ({ db }: TestLibrary) => prismaOf(db).schedule.findMany({ orderBy: { cardId: 'asc' } })

test('settings that are saved while weights are adopted keep them', async () => {
  const library = await answered()
  const id = await trained(library, 3)
  await Promise.all([
    adoptTraining(library, id),
    changeSettings(library.db, (current) => ok({ ...current, newPerDay: 3 })),
  ])
  expect(await readSettings(library.db)).toMatchObject({ newPerDay: 3, weights: weightsOf(3) })
})

test('a library in which nothing was trained goes by the weights FSRS ships with, and has none to return to', async () => {
  const library = await answered()
  expect(await viewWeights(library)).toEqual({
    inForce: 'defaults',
    last: null,
    earlier: [],
    reviews: 2,
    lack: { kind: 'too-few', trials: 1, trialsNeeded: 400, cards: 0, cardsNeeded: 30 },
  })
})

test('adopted, weights are in force for the reviews there are and for those to come', async () => {
  const library = await answered()
  const [before] = await schedules(library)
  const id = await trained(library, 3)
  expect(await viewWeights(library)).toMatchObject({
    inForce: 'defaults',
    last: { training: { id }, state: 'adoptable' },
  })
  expect(await adoptTraining(library, id)).toEqual({ ok: true, value: undefined })
  expect(await inForce(library)).toEqual(weightsOf(3))
  const [after] = await schedules(library)
  expect(after?.stabilityDays).not.toBe(before?.stabilityDays)
  expect(await schedulesAstray(library)).toEqual([])
  expect(await viewWeights(library)).toMatchObject({
    inForce: { id },
    last: { training: { id }, state: 'in-force' },
    earlier: ['defaults'],
  })

  library.travel('2026-11-23T09:00:00Z')
  await answerCard(library, { cardId: root, rating: 'good', expectedReps: 2 })
  expect(await schedulesAstray(library)).toEqual([])
  await undoLastReview(library)
  expect(await schedules(library)).toEqual([after])
})

test('weights that were not better, or not than those in force, are not adopted; nor are others than those there are', async () => {
  const library = await answered()
  const before = await schedules(library)
  const { figures } = training(1)
  const worse = await trained(library, 1, { figures: { ...figures, isBetter: false } })
  const stale = await trained(library, 2, { present: weightsOf(7) })
  expect(await adoptTraining(library, worse)).toEqual({ ok: false, error: { kind: 'not-better' } })
  expect(await adoptTraining(library, stale)).toEqual({ ok: false, error: { kind: 'stale' } })
  expect(await adoptTraining(library, 99)).toEqual({ ok: false, error: { kind: 'unknown-training' } })
  expect(await inForce(library)).toBeNull()
  expect(await schedules(library)).toEqual(before)
})

test('of two trainings that were better, one is adopted, and the other is then of no use any more', async () => {
  const library = await answered()
  const [one, other] = [await trained(library, 1), await trained(library, 2)]
  await adoptTraining(library, one)
  expect(await adoptTraining(library, other)).toEqual({ ok: false, error: { kind: 'stale' } })
  expect(await viewWeights(library)).toMatchObject({ last: { training: { id: other }, state: 'stale' } })
  // Pressed twice, it is adopted once.
  expect(await adoptTraining(library, one)).toMatchObject({ ok: true })
  expect(await inForce(library)).toEqual(weightsOf(1))
})

test('whatever was in force may be again: the set before, and those FSRS ships with', async () => {
  const library = await answered()
  const shipped = await schedules(library)
  const at = (day: string) => ({ trainedAt: new Date(`2026-11-${day}T12:00:00Z`) })
  const first = await trained(library, 1, at('23'))
  await adoptTraining(library, first)
  const firsts = await schedules(library)
  const second = await trained(library, 2, { ...at('24'), present: weightsOf(1) })
  await adoptTraining(library, second)
  expect((await viewWeights(library)).earlier).toMatchObject([{ id: first }, 'defaults'])

  expect(await returnTo(library, first)).toMatchObject({ ok: true })
  expect(await schedules(library)).toEqual(firsts)
  // What was left can be adopted again, as it is known to be better than this.
  expect(await viewWeights(library)).toMatchObject({
    inForce: { id: first },
    last: { training: { id: second }, state: 'adoptable' },
    earlier: ['defaults'],
  })
  expect(await returnTo(library, 'defaults')).toMatchObject({ ok: true })
  expect(await schedules(library)).toEqual(shipped)
  expect(await viewWeights(library)).toMatchObject({ inForce: 'defaults', last: { state: 'stale' } })
})

test('what was never in force is nothing to return to', async () => {
  const library = await answered()
  const id = await trained(library, 1)
  expect(await returnTo(library, id)).toEqual({ ok: false, error: { kind: 'never-in-force' } })
  expect(await returnTo(library, 99)).toEqual({ ok: false, error: { kind: 'unknown-training' } })
  expect(await inForce(library)).toBeNull()
})

test('weights trained twice on the same reviews are one set to return to', async () => {
  const library = await answered()
  await trained(library, 1)
  const again = await trained(library, 1, { trainedAt: new Date('2026-11-24T12:00:00Z') })
  await trained(library, 2, { present: weightsOf(1), trainedAt: new Date('2026-11-25T12:00:00Z') })
  expect((await viewWeights(library)).earlier).toMatchObject([{ id: again }])
})

test('weights out of bounds are no weights: the settings that hold them are as good as unset', async () => {
  const library = await answered()
  const settings = { ...(await readSettings(library.db)), newPerDay: 3 }
  await saveSettings(library.db, settings)
  const value = JSON.stringify({ ...settings, weights: [...weightsOf(1).slice(0, 20), 5] })
  await prismaOf(library.db).setting.update({ where: { key: 'study' }, data: { value } })
  expect(await readSettings(library.db)).toMatchObject({ weights: null, newPerDay: 10 })
  await expect(saveSettings(library.db, JSON.parse(value))).rejects.toThrow('bounds')
})

test(
  'adopted and left again, weights leave no trace in any schedule, whatever happened',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(deeds(40), fc.double({ min: 0.1, max: 20, noNaN: true }), async (happened, stabilityDays) => {
        const library = await emptyLibrary()
        await live(library, happened)
        const before = await schedules(library)
        const id = await trained(library, stabilityDays)
        expect(await adoptTraining(library, id)).toMatchObject({ ok: true })
        expect(await schedulesAstray(library)).toEqual([])
        expect(await returnTo(library, 'defaults')).toMatchObject({ ok: true })
        expect(await schedules(library)).toEqual(before)
      }),
      { numRuns: 30 },
    )
  },
)
