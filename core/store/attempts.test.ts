import { expect, test } from 'vitest'
import { addAttempt, attemptsInRun, attemptsOf, countAttempts, findAttempt, recordedAttempts } from './attempts.ts'
import { prismaOf } from './client.ts'
import { addReview, addUndo } from './reviews.ts'
import { attempt, attemptId, runId } from './testing-attempts.ts'
import { id } from './testing-rows.ts'
import { testDb } from './testing.ts'

const now = new Date('2026-11-23T09:00:00.123Z')

test('an attempt is read as it was saved', async () => {
  await using t = await testDb()
  const { reviewId: _, ...whole } = attempt({
    runId: runId(),
    retryOf: attemptId(),
    way: 'recorded',
    startedAt: now,
    savedAt: now,
    thought: '监听 fd "继承" \u0000 \ud83d\ude00',
    sentences: ['一。', 'Two "quoted".', '', '\\', '😀'],
    critique: {
      critique: {
        findings: [
          { id: 'hedge/2', rule: 'hedge', sentence: 2, quote: '大概', span: { start: 0, end: 2 }, values: { n: 1 } },
          { id: 'no-demo', rule: 'no-demo', sentence: null, quote: 'Why?', span: null, values: {} },
        ],
        points: [{ point: '继承', said: { sentence: 1, words: 'fork', span: { start: 3, end: 7 } } }],
        fillers: [{ sentence: 3, span: { start: 0, end: 2 }, words: '那个' }],
        speechMs: 1234.5,
      },
      dismissals: [{ finding: 'hedge/2', reason: 'it is a quote' }],
    },
  })
  await addAttempt(t.db, { ...whole, reviewId: null })
  expect(await findAttempt(t.db, whole.id)).toEqual({ ...whole, review: null })
  expect(await findAttempt(t.db, attemptId())).toBeNull()
})

test('an attempt knows its review, and whether that was taken back', async () => {
  await using t = await testDb()
  const reviewId = await addReview(t.db, {
    cardId: id('a'),
    reviewedAt: now,
    rating: 'hard',
    durationMs: null,
    place: null,
  })
  const saved = attempt({ reviewId })
  await addAttempt(t.db, saved)
  const review = { id: reviewId, rating: 'hard' }
  expect(await findAttempt(t.db, saved.id)).toMatchObject({ review: { ...review, isTakenBack: false } })
  await addUndo(t.db, reviewId, now)
  expect(await findAttempt(t.db, saved.id)).toMatchObject({ review: { ...review, isTakenBack: true } })
})

test('an attempt is saved once, and a review belongs to one attempt', async () => {
  await using t = await testDb()
  const reviewId = await addReview(t.db, {
    cardId: id('a'),
    reviewedAt: now,
    rating: 'hard',
    durationMs: null,
    place: null,
  })
  const saved = attempt({ reviewId })
  await addAttempt(t.db, saved)
  await expect(addAttempt(t.db, { ...saved, reviewId: null })).rejects.toThrow()
  await expect(addAttempt(t.db, attempt({ reviewId }))).rejects.toThrow()
  await expect(addAttempt(t.db, attempt({ reviewId: 77 }))).rejects.toThrow()
  expect(await countAttempts(t.db, id('a'))).toBe(1)
})

test('the attempts at a card come last first, those of a run in their order', async () => {
  await using t = await testDb()
  const run = runId()
  const at = (ms: number) => ({ savedAt: new Date(ms), runId: run })
  // Saved in the same millisecond, the order of saving decides.
  const [first, second, third] = [attempt(at(5)), attempt(at(9)), attempt(at(9))]
  for (const one of [first, second, third, attempt({ cardId: id('b') })]) await addAttempt(t.db, one)
  const ids = (found: readonly { id: string }[]) => found.map((one) => one.id)
  expect(ids(await attemptsOf(t.db, id('a')))).toEqual([third.id, second.id, first.id])
  expect(ids(await attemptsInRun(t.db, run))).toEqual([first.id, second.id, third.id])
  expect(await countAttempts(t.db, id('a'))).toBe(3)
  expect(await attemptsOf(t.db, id('none'))).toEqual([])
})

test('attempts keep the order in which they were saved when the clock is set back', async () => {
  await using t = await testDb()
  const run = runId()
  const [first, second] = [5, 1].map((ms) => attempt({ savedAt: new Date(ms), runId: run }))
  for (const one of [first, second]) if (one) await addAttempt(t.db, one)
  expect((await attemptsInRun(t.db, run)).map((one) => one.id)).toEqual([first?.id, second?.id])
  expect((await attemptsOf(t.db, id('a'))).map((one) => one.id)).toEqual([second?.id, first?.id])
})

test('of the attempts saved last the recorded ones are found', async () => {
  await using t = await testDb()
  expect(await recordedAttempts(t.db, 2)).toEqual([])
  const saved = (['recorded', 'typed', 'recorded', 'spoken', 'recorded'] as const).map((way) => attempt({ way }))
  for (const one of saved) await addAttempt(t.db, one)
  expect((await recordedAttempts(t.db, 2)).map((one) => one.id)).toEqual([saved[4]?.id, saved[2]?.id])
})

test('a finding of a rule that there is no more is passed over', async () => {
  await using t = await testDb()
  const saved = attempt()
  await addAttempt(t.db, saved)
  const finding = { id: 'x', sentence: null, quote: 'x', span: null, values: {} }
  const critique = {
    ...saved.critique.critique,
    findings: [
      { ...finding, rule: 'gone' },
      { ...finding, rule: 'short' },
    ],
  }
  const data = { critique: JSON.stringify({ critique, dismissals: [] }) }
  await prismaOf(t.db).attempt.update({ where: { id: saved.id }, data })
  expect((await findAttempt(t.db, saved.id))?.critique.critique.findings).toEqual([{ ...finding, rule: 'short' }])
})

test('finding the attempts at a card reads an index and no other rows', async () => {
  await using t = await testDb()
  const plan = await prismaOf(t.db).$queryRawUnsafe<{ detail: string }[]>(
    `EXPLAIN QUERY PLAN SELECT * FROM "Attempt" AS a WHERE a.cardId = 'q-a' ORDER BY a.rowid DESC`,
  )
  expect(plan[0]?.detail).toBe('SEARCH a USING INDEX Attempt_cardId_savedAt_idx (cardId=?)')
})
