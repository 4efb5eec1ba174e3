import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CardId } from '#core/card/card.ts'
import { EVENTS, fold } from '#core/practice/attempt.ts'
import { runningSentence } from '#core/practice/meant.ts'
import { planFor, planForOne } from '#core/practice/plan.ts'
import { AttemptInput, Draft } from '#core/practice/record.ts'
import { mintAttemptId } from './ids.ts'
import { begin, change, finished, isReadyToSave, type Session, takeUp } from './session.ts'

const begun = (plan = planFor('relaxed')) =>
  begin({
    id: mintAttemptId(),
    cardId: CardId.parse('q-4k7m2x9p'),
    runId: null,
    retryOf: null,
    way: 'typed',
    plan,
    startedAt: new Date('2026-11-24T02:00:00Z'),
  })
const happen = (session: Session, event: (typeof EVENTS)[number], atMs: number) =>
  change(session, { kind: 'event', event, atMs })
const gate = { recall: true, depth: true, defend: true }

test('what is begun is a draft that every door takes, and in the thought', () => {
  const session = begun()
  expect(Draft.parse(session.draft)).toEqual(session.draft)
  expect(session.attempt.phase).toBe('think')
})

test('every change counts, so that an older state never passes for a newer one', () => {
  const one = change(begun(), { kind: 'thought', text: 'fd 继承' })
  const two = change(one, { kind: 'sentence', number: 2, text: '第二句。' })
  expect([begun().draft.seq, one.draft.seq, two.draft.seq]).toEqual([2, 3, 4])
  expect(two.draft).toMatchObject({ thought: 'fd 继承', sentences: ['', '第二句。', '', '', ''] })
})

test('a finding is dismissed with a reason, and the dismissal can be taken back', () => {
  const dismissed = change(begun(), { kind: 'dismiss', finding: 'hedge 1 可能', reason: ' 确实只是可能 ' })
  expect(dismissed.draft.dismissals).toEqual([{ finding: 'hedge 1 可能', reason: '确实只是可能' }])
  const again = change(dismissed, { kind: 'dismiss', finding: 'hedge 1 可能', reason: '改了主意' })
  expect(again.draft.dismissals).toHaveLength(1)
  expect(change(again, { kind: 'take-back', finding: 'hedge 1 可能' }).draft.dismissals).toEqual([])
})

test('an attempt left in its third sentence is interrupted there, and goes on from there', () => {
  const third = [3_000, 12_000, 20_000].reduce((session, atMs) => happen(session, 'mark', atMs), begun())
  expect(runningSentence(third.draft.plan, third.attempt)).toBe(3)
  const again = takeUp(third.draft, 24_000)
  expect(again.attempt).toMatchObject({ phase: 'answer', isPaused: true })
  expect(again.attempt.pauses).toEqual([{ fromMs: 24_000, toMs: null, cause: 'interrupted' }])
  expect(again.draft.seq).toBeGreaterThan(third.draft.seq + 100)
  const resumed = happen(again, 'resume', 500_000)
  expect(resumed.attempt.sentences.at(-1)).toMatchObject({ ms: 4_000, pausedMs: 476_000 })
})

test('an attempt left while composing and out of sight is found neither held nor hidden', () => {
  const left = happen(happen(happen(begun(), 'mark', 3_000), 'hold', 5_000), 'hide', 6_000)
  expect(takeUp(left.draft, 7_000).attempt).toMatchObject({ isHeld: false, isHidden: false, isPaused: true })
})

test('an attempt left at the nitpick is taken up there, with nothing interrupted', () => {
  const left = happen(happen(begun(), 'mark', 3_000), 'finish', 9_000)
  expect(takeUp(left.draft, 90_000).attempt).toMatchObject({ phase: 'nitpick', pauses: [] })
})

test('what is handed in is what every door takes', () => {
  const whole = happen(begun(), 'finish', 9_000)
  const handedIn = finished(whole.draft, { gate, rating: 'good', expectedReps: 0 })
  expect(AttemptInput.parse(handedIn)).toEqual(handedIn)
  const one = happen(begun(planForOne(3, planFor('strict'))), 'mark', 9_000)
  expect(AttemptInput.safeParse(finished(one.draft, null)).success).toBe(true)
})

test('whatever happens in whatever order, the draft can be kept and folds to what is shown', () => {
  const event = fc.record({ kind: fc.constantFrom(...EVENTS), atMs: fc.integer({ min: -1_000, max: 200_000 }) })
  fc.assert(
    fc.property(fc.array(event, { maxLength: 60 }), fc.constantFrom('relaxed', 'strict', 'untimed'), (all, pace) => {
      const session = all.reduce((s, { kind, atMs }) => happen(s, kind, atMs), begun(planFor(pace)))
      expect(Draft.safeParse(session.draft).success).toBe(true)
      expect(fold(session.draft.plan, session.draft.events)).toEqual(session.attempt)
      const again = takeUp(session.draft, 300_000)
      expect(again.attempt.isPaused || again.attempt.phase === 'nitpick' || again.attempt.phase === 'gate').toBe(true)
      expect(Draft.safeParse(again.draft).success).toBe(true)
    }),
  )
})

test('a key pressed twice for the gate saves nothing there', () => {
  const judged = happen(happen(begun(), 'finish', 3000), 'judge', 5000)
  expect(isReadyToSave(judged.draft, 5120)).toBe(false)
  expect(isReadyToSave(judged.draft, 5400)).toBe(true)
})

test('the key that ends a single sentence does not save it as well', () => {
  const over = happen(begun(planForOne(2, planFor('relaxed'))), 'mark', 9000)
  expect(isReadyToSave(over.draft, 9100)).toBe(false)
  expect(isReadyToSave(over.draft, 9400)).toBe(true)
})
