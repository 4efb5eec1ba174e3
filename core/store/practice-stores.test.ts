import { expect, test } from 'vitest'
import { addAttempt } from './attempts.ts'
import { addOpinion, opinionsOf } from './opinions.ts'
import { addReading, readingsOf } from './readings.ts'
import { addRun, addSkip, findRun, latestRuns, skipsOf, type StoredRun } from './runs.ts'
import { attempt, attemptId, runId } from './testing-attempts.ts'
import { id } from './testing-rows.ts'
import { testDb } from './testing.ts'

const at = (ms: number) => new Date(ms)

test('what was read comes back in the order in which it was read', async () => {
  await using t = await testDb()
  const url = 'https://nginx.org/en/docs/control.html'
  const readings = [
    { cardId: id('a'), url, at: at(9), spentMs: 1_500_000, isDone: false },
    { cardId: id('a'), url, at: at(5), spentMs: 0, isDone: true },
  ]
  const ids: number[] = []
  for (const reading of readings) ids.push(await addReading(t.db, reading))
  await addReading(t.db, { cardId: id('b'), url, at: at(1), spentMs: 1, isDone: false })
  expect(await readingsOf(t.db, id('a'))).toEqual(readings.map((reading, i) => ({ ...reading, id: ids[i] })))
  expect(await readingsOf(t.db, id('none'))).toEqual([])
})

test('the runs begun last come newest first', async () => {
  await using t = await testDb()
  const run = (startedAt: Date, some: Partial<StoredRun> = {}): StoredRun => ({
    id: runId(),
    startedAt,
    cardIds: [id('b'), id('a')],
    limitMs: null,
    isInterview: false,
    ...some,
  })
  const runs = [run(at(1)), run(at(2), { limitMs: 600_000, isInterview: true }), run(at(3))]
  for (const one of runs) await addRun(t.db, one)
  expect(await latestRuns(t.db, 2)).toEqual([runs[2], runs[1]])
  expect(await findRun(t.db, runs[1]?.id ?? runId())).toEqual(runs[1])
  expect(await findRun(t.db, runId())).toBeNull()
  await expect(addRun(t.db, run(at(4), { id: runs[0]?.id ?? runId() }))).rejects.toThrow()
})

test('a card of a run is passed over once', async () => {
  await using t = await testDb()
  const run = { id: runId(), startedAt: at(1), cardIds: [id('a'), id('b')], limitMs: null, isInterview: false }
  await addRun(t.db, run)
  expect(await addSkip(t.db, run.id, { cardId: id('b'), skippedAt: at(2) })).toBe(true)
  expect(await addSkip(t.db, run.id, { cardId: id('b'), skippedAt: at(3) })).toBe(false)
  expect(await addSkip(t.db, run.id, { cardId: id('a'), skippedAt: at(4) })).toBe(true)
  expect(await skipsOf(t.db, run.id)).toEqual([
    { cardId: id('b'), skippedAt: at(2) },
    { cardId: id('a'), skippedAt: at(4) },
  ])
  await expect(addSkip(t.db, runId(), { cardId: id('a'), skippedAt: at(1) })).rejects.toThrow()
})

test('opinions belong to an attempt that is saved, and come in the order in which they were asked', async () => {
  await using t = await testDb()
  const saved = attempt()
  await addAttempt(t.db, saved)
  const opinion = {
    attemptId: saved.id,
    model: 'qwen3:8b',
    askedAt: at(1),
    body: { summary: '"好"', points: [1, null] },
  }
  const other = { ...opinion, askedAt: at(2), body: 'plain' }
  const ids = [await addOpinion(t.db, opinion), await addOpinion(t.db, other)]
  expect(await opinionsOf(t.db, saved.id)).toEqual([
    { ...opinion, id: ids[0] },
    { ...other, id: ids[1] },
  ])
  await expect(addOpinion(t.db, { ...opinion, attemptId: attemptId() })).rejects.toThrow()
})
