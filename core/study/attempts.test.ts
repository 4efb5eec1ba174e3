import fc from 'fast-check'
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { loadHighlighter } from '#core/card/render/highlight.ts'
import { EVENTS, fold, isAnswered, timingOf, type AttemptEvent } from '#core/practice/attempt.ts'
import { PACES, planFor, planForOne } from '#core/practice/plan.ts'
import { AttemptInput, type Judgement } from '#core/practice/record.ts'
import { DEFAULT_RATE } from '#core/practice/rate.ts'
import { RATINGS, type Rating } from '#core/schedule/rating.ts'
import { audioOf, writeAudio } from '#core/store/audio.ts'
import { draftsOf } from '#core/store/drafts.ts'
import { reviewsOf, scheduleOf } from '#core/store/reviews.ts'
import { attemptId, draft, runId, spokenThrough } from '#core/store/testing-attempts.ts'
import { prepareToFail } from '#core/store/testing-failure.ts'
import {
  attemptsInRun,
  attemptsOf,
  critiqueAnswer,
  dropDraft,
  saveAttempt,
  saveDraft,
  speechRate,
  viewAttempt,
} from './attempts.ts'
import { schedulesAstray } from './doctor.ts'
import { rebuildSchedules } from './refold.ts'
import { answerCard, undoLastReview } from './review.ts'
import { syncContent } from './sync.ts'
import { cardId, cardSource, emptyLibrary, type TestLibrary } from './testing.ts'

const root = cardId('q-root')
const child = cardId('q-child')
const PASSED = { recall: true, depth: true, defend: true }
const FAILED = { recall: true, depth: false, defend: true }

// Loading one takes longer than all else.
let highlighter: ReturnType<typeof loadHighlighter> | undefined

async function library(): Promise<TestLibrary> {
  const made = { ...(await emptyLibrary()), highlighter: () => (highlighter ??= loadHighlighter()) }
  await made.write('a.mdx', cardSource(root, [child], '\n\n<Demo id="two-masters" />'))
  await made.write('b.mdx', cardSource(child))
  await syncContent(made)
  return made
}

const judged = (rating: Rating | null, expectedReps = 0, gate = PASSED): Judgement => ({ gate, rating, expectedReps })

/** A whole answer to the root, rated good, with what a test cares about. */
const input = (some: Partial<AttemptInput> = {}): AttemptInput =>
  AttemptInput.parse({
    id: randomUUID(),
    cardId: root,
    runId: null,
    retryOf: null,
    way: 'typed',
    plan: planFor('relaxed'),
    startedAt: '2026-11-23T08:58:00.000Z',
    events: spokenThrough(),
    thought: 'fork',
    dismissals: [],
    sentences: ['Maybe the socket stays open.', 'It is inherited.', 'The old one drains.', '', 'Done.'],
    judgement: judged('good'),
    ...some,
  })

const counts = async (ctx: TestLibrary) => ({
  attempts: (await attemptsOf(ctx, root)).length,
  reviews: (await reviewsOf(ctx.db, root)).length,
  reps: (await scheduleOf(ctx.db, root))?.reps ?? 0,
})

test('an attempt is saved with its review and its schedule, and opens what a pass opens', async () => {
  const ctx = await library()
  const one = input({ judgement: judged('easy', 0) })
  const saved = await saveAttempt(ctx, one)
  expect(saved).toMatchObject({
    ok: true,
    value: {
      attemptId: one.id,
      cardId: root,
      verdict: 'passed',
      review: { rating: 'easy', reps: 1, opened: [{ id: child }] },
    },
  })
  // A thought of 10 s and five sentences of 11 s.
  expect(await reviewsOf(ctx.db, root)).toMatchObject([
    { rating: 'easy', durationMs: 65_000, reviewedAt: ctx.now(), isGatePassed: true },
  ])
  expect(await counts(ctx)).toEqual({ attempts: 1, reviews: 1, reps: 1 })
  expect(await schedulesAstray(ctx)).toEqual([])
})

test('an attempt is shown as it was given', async () => {
  const ctx = await library()
  const one = input({ runId: runId(), retryOf: attemptId(), way: 'recorded', judgement: judged('hard', 0, FAILED) })
  await saveAttempt(ctx, one)
  await writeAudio(ctx.dataDir, one.id, 2, { type: 'audio/webm', data: new Uint8Array(9) })
  const view = await viewAttempt(ctx, one.id)
  const { id, cardId: card, runId: run, retryOf, way, plan, thought, sentences } = one
  expect(view).toMatchObject({ id, cardId: card, runId: run, retryOf, way, plan, thought, sentences })
  expect(view).toMatchObject({
    startedAt: new Date(one.startedAt),
    savedAt: ctx.now(),
    timing: { thoughtMs: 10_000, sentencesMs: Array(5).fill(11_000), spokenMs: 55_000, totalMs: 65_000, pauses: 0 },
    judgement: { gate: FAILED, verdict: 'failed', rating: 'hard', isTakenBack: false },
    audio: [{ sentence: 2, bytes: 9 }],
  })
  expect(view).not.toHaveProperty('events')
  expect(await attemptsOf(ctx, root)).toEqual([view])
  expect(run && (await attemptsInRun(ctx, run))).toEqual([view])
  expect(await viewAttempt(ctx, attemptId())).toBeNull()
})

test('the same attempt sent again is saved once and answered the same', async () => {
  const ctx = await library()
  const one = input()
  const first = await saveAttempt(ctx, one)
  ctx.travel('2026-11-23T09:00:05Z')
  expect(await saveAttempt(ctx, one)).toEqual(first)
  // Whatever else it says by now.
  expect(await saveAttempt(ctx, { ...one, thought: 'other', judgement: judged('easy', 7) })).toEqual(first)
  await answerCard(ctx, { cardId: root, rating: 'easy', expectedReps: 1 })
  expect(await saveAttempt(ctx, one)).toEqual(first)
  expect(await counts(ctx)).toEqual({ attempts: 1, reviews: 2, reps: 2 })
})

test('the same attempt sent from several places at once is saved once and answered the same', async () => {
  const ctx = await library()
  const one = input()
  const [first, ...others] = await Promise.all([1, 2, 3, 4].map(() => saveAttempt(ctx, one)))
  expect(first).toMatchObject({ ok: true })
  for (const other of others) expect(other).toEqual(first)
  expect(await counts(ctx)).toEqual({ attempts: 1, reviews: 1, reps: 1 })
})

test('of two attempts judged at once one is refused, and nothing of it is kept', async () => {
  const ctx = await library()
  const both = [input(), input()]
  for (const { id } of both) await saveDraft(ctx, draft({ id, cardId: root }))
  const answers = await Promise.all(both.map((one) => saveAttempt(ctx, one)))
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  expect(answers.find((answer) => !answer.ok)).toEqual({
    ok: false,
    error: { kind: 'stale', cardId: root, expectedReps: 0, actualReps: 1 },
  })
  expect(await counts(ctx)).toEqual({ attempts: 1, reviews: 1, reps: 1 })
  // The one that was refused can still be sent with what is true by now.
  const [left] = await draftsOf(ctx.db, root, 9)
  const refused = both.find((one) => one.id === left?.id) ?? input()
  expect(await saveAttempt(ctx, { ...refused, judgement: judged('good', 1) })).toMatchObject({ ok: true })
  expect(await counts(ctx)).toEqual({ attempts: 2, reviews: 2, reps: 2 })
  expect(await draftsOf(ctx.db, root, 9)).toEqual([])
})

test('where the attempt cannot be written, neither are its review and schedule', async () => {
  const ctx = await library()
  const one = input()
  await saveDraft(ctx, draft({ id: one.id, cardId: root }))
  const mend = await prepareToFail(ctx.db, 'Draft', 'DELETE')
  await expect(saveAttempt(ctx, one)).rejects.toThrow()
  expect(await counts(ctx)).toEqual({ attempts: 0, reviews: 0, reps: 0 })
  expect(await draftsOf(ctx.db, root, 9)).toHaveLength(1)
  await mend()
  expect(await saveAttempt(ctx, one)).toMatchObject({ ok: true })
  expect(await counts(ctx)).toEqual({ attempts: 1, reviews: 1, reps: 1 })
})

test('an attempt that is not rated leaves the schedule alone', async () => {
  const ctx = await library()
  const unrated = input({ judgement: judged(null, 99, FAILED) })
  expect(await saveAttempt(ctx, unrated)).toMatchObject({ value: { verdict: 'failed', review: null } })
  const plan = planForOne(3, planFor('relaxed'))
  const events: AttemptEvent[] = [
    { kind: 'start', atMs: 0 },
    { kind: 'mark', atMs: 9_000 },
  ]
  const single = input({ plan, events, judgement: null, retryOf: unrated.id })
  expect(await saveAttempt(ctx, single)).toMatchObject({ value: { verdict: null, review: null } })
  expect(await counts(ctx)).toEqual({ attempts: 2, reviews: 0, reps: 0 })
  expect(await viewAttempt(ctx, unrated.id)).toMatchObject({
    judgement: { verdict: 'failed', rating: null, isTakenBack: false },
  })
  expect(await viewAttempt(ctx, single.id)).toMatchObject({ judgement: null, timing: { sentencesMs: [9_000] } })
})

test('an answer that is not over and one to no card are refused', async () => {
  const ctx = await library()
  const unfinished = input({ events: spokenThrough().slice(0, -1) })
  expect(await saveAttempt(ctx, unfinished)).toEqual({ ok: false, error: { kind: 'unfinished' } })
  const nobody = cardId('q-nobody')
  const error = { kind: 'unknown-card', cardId: nobody }
  expect(await saveAttempt(ctx, input({ cardId: nobody }))).toEqual({ ok: false, error })
  expect(await saveDraft(ctx, draft({ cardId: nobody }))).toEqual({ ok: false, error })
  expect(await critiqueAnswer(ctx, { ...input(), cardId: nobody })).toEqual({ ok: false, error })
})

test('a review taken back leaves the attempt with its verdict and without a rating', async () => {
  const ctx = await library()
  const one = input()
  const first = await saveAttempt(ctx, one)
  await undoLastReview(ctx)
  expect(await counts(ctx)).toEqual({ attempts: 1, reviews: 0, reps: 0 })
  expect(await viewAttempt(ctx, one.id)).toMatchObject({
    judgement: { verdict: 'passed', rating: null, isTakenBack: true },
  })
  expect(first.ok && (await saveAttempt(ctx, one))).toEqual({
    ok: true,
    value: { ...(first.ok && first.value), review: null },
  })
  expect(await saveAttempt(ctx, input())).toMatchObject({ value: { review: { reps: 1 } } })
  await rebuildSchedules(ctx.db)
  expect(await counts(ctx)).toEqual({ attempts: 2, reviews: 1, reps: 1 })
  expect(await schedulesAstray(ctx)).toEqual([])
})

test('an attempt outlives its card', async () => {
  const ctx = await library()
  const one = input()
  const first = await saveAttempt(ctx, one)
  await ctx.remove('a.mdx')
  await syncContent(ctx)
  expect(await viewAttempt(ctx, one.id)).toMatchObject({ cardId: root, judgement: { rating: 'good' } })
  const again = await saveAttempt(ctx, one)
  expect(again).toMatchObject({
    value: { attemptId: one.id, review: { reps: 1, dueAt: first.ok && first.value.review?.dueAt } },
  })
})

test('no attempt begins in the future', async () => {
  const ctx = await library()
  const one = input({ startedAt: '2027-01-01T00:00:00Z' })
  await saveAttempt(ctx, one)
  expect((await viewAttempt(ctx, one.id))?.startedAt).toEqual(ctx.now())
})

test('the nitpick is made here and kept, with the dismissals of what it found', async () => {
  const ctx = await library()
  const found = await critiqueAnswer(ctx, input())
  if (!found.ok) throw new Error(found.error.kind)
  const [finding] = found.value.findings
  if (!finding) throw new Error('a vague answer without an official reference has a finding')
  // The card has a demo.
  expect(found.value.findings.map(({ rule }) => rule)).not.toContain('no-demo')
  const dismissals = [
    { finding: finding.id, reason: 'first thought' },
    { finding: 'no such finding', reason: 'made up' },
    { finding: finding.id, reason: 'it is what the manual says' },
  ]
  const one = input({ dismissals })
  await saveAttempt(ctx, one)
  expect(await viewAttempt(ctx, one.id)).toMatchObject({ critique: found.value, dismissals: [dismissals[2]] })
})

test('a later state of a draft wins, and the same state twice is no matter', async () => {
  const ctx = await library()
  const at = (seq: number, thought = `thought ${seq}`) => draft({ id, cardId: root, seq, thought })
  const id = attemptId()
  expect(await saveDraft(ctx, at(2))).toEqual({ ok: true, value: null })
  expect(await saveDraft(ctx, at(2))).toEqual({ ok: true, value: null })
  expect(await saveDraft(ctx, at(2, 'of another tab'))).toEqual({ ok: false, error: { kind: 'older', seq: 2 } })
  const answers = await Promise.all([5, 3, 7, 4, 6].map((seq) => saveDraft(ctx, at(seq))))
  expect(answers[2]).toEqual({ ok: true, value: null })
  expect(await draftsOf(ctx.db, root, 9)).toEqual([at(7)])
  await saveAttempt(ctx, input({ id }))
  expect(await draftsOf(ctx.db, root, 9)).toEqual([])
  expect(await saveDraft(ctx, at(8))).toEqual({ ok: false, error: { kind: 'saved' } })
})

test('an attempt thrown away goes with its recordings, a saved one keeps them', async () => {
  const ctx = await library()
  const [dropped, saved] = [draft({ cardId: root }), draft({ cardId: root })]
  for (const one of [dropped, saved]) {
    await saveDraft(ctx, one)
    await writeAudio(ctx.dataDir, one.id, 1, { type: 'audio/webm', data: new Uint8Array(9) })
  }
  await saveAttempt(ctx, input({ id: saved.id }))
  for (const one of [dropped, saved]) await dropDraft(ctx, one.id)
  expect(await draftsOf(ctx.db, root, 9)).toEqual([])
  expect(await audioOf(ctx.dataDir, dropped.id)).toEqual([])
  expect(await audioOf(ctx.dataDir, saved.id)).toHaveLength(1)
  await dropDraft(ctx, attemptId())
})

test('the rate of speech is that of what was recorded and written down', async () => {
  const ctx = await library()
  expect(await speechRate(ctx)).toEqual(DEFAULT_RATE)
  // 22 words in 11 s: 120 a minute.
  const sentences = Array<string>(5).fill('one two three four five six seven eight nine ten '.repeat(2) + 'and twelve')
  for (const way of ['typed', 'spoken'] as const)
    await saveAttempt(ctx, input({ way, sentences, judgement: judged(null) }))
  expect(await speechRate(ctx)).toEqual(DEFAULT_RATE)
  await saveAttempt(ctx, input({ way: 'recorded', sentences, judgement: judged(null) }))
  expect((await speechRate(ctx)).wordsPerMinute).toBeCloseTo(120, 5)
})

test('whatever happened, it is saved if the answer is over, and timed as it was', async () => {
  const ctx = await library()
  const event = fc.record({ kind: fc.constantFrom(...EVENTS), atMs: fc.nat(200_000) })
  const cases = fc.record({
    events: fc.array(event, { maxLength: 40 }).map((events) => [{ kind: 'start' as const, atMs: 0 }, ...events]),
    isFinished: fc.boolean(),
    plan: fc.constantFrom(...PACES).map((pace) => planFor(pace)),
    rating: fc.option(fc.constantFrom(...RATINGS)),
  })
  await fc.assert(
    fc.asyncProperty(cases, async ({ events, isFinished, plan, rating }) => {
      const all: AttemptEvent[] = isFinished ? [...events, { kind: 'finish', atMs: 200_000 }] : events
      const reps = (await scheduleOf(ctx.db, root))?.reps ?? 0
      const one = input({ events: all, plan, judgement: judged(rating, reps) })
      const attempt = fold(plan, all)
      const saved = await saveAttempt(ctx, one)
      expect(saved.ok).toBe(isAnswered(attempt))
      expect((await viewAttempt(ctx, one.id))?.timing).toEqual(saved.ok ? timingOf(plan, attempt) : undefined)
      expect((await scheduleOf(ctx.db, root))?.reps ?? 0).toBe(reps + (saved.ok && rating !== null ? 1 : 0))
    }),
    { numRuns: 40 },
  )
  expect(await schedulesAstray(ctx)).toEqual([])
})
