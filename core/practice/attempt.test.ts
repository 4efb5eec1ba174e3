import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { at, cues, EVENTS, fold, isAnswered, PHASES, READY, step, timingOf } from './attempt.ts'
import type { Attempt, AttemptEvent } from './attempt.ts'
import { PACES, planFor, planForOne } from './plan.ts'
import type { Plan } from './plan.ts'

const strict = planFor('strict')
const relaxed = planFor('relaxed')
const event = (kind: AttemptEvent['kind'], atMs: number): AttemptEvent => ({ kind, atMs })
const seconds = (...list: readonly number[]): number[] => list.map((s) => s * 1000)

describe('an ordinary minute', () => {
  test('strict: the clock alone leads from the thought through five sentences to the nitpick', () => {
    const begun = fold(strict, [event('start', 500)])
    expect(at(strict, begun, 10_499).phase).toBe('think')
    expect(at(strict, begun, 10_500)).toMatchObject({ phase: 'answer', sentences: [{ fromMs: 10_500 }] })
    expect(at(strict, begun, 46_600).sentences).toHaveLength(4)
    const over = at(strict, begun, 9_999_999)
    expect(over).toMatchObject({ phase: 'nitpick', endedMs: 70_500 })
    expect(timingOf(strict, over)).toMatchObject({
      sentencesMs: seconds(12, 12, 12, 12, 12),
      spokenMs: 60_000,
      totalMs: 70_000,
    })
  })

  test('relaxed: a sentence runs over until it is ended', () => {
    const attempt = fold(relaxed, [
      event('start', 0),
      event('mark', 4000),
      event('mark', 21_000),
      event('mark', 25_000),
    ])
    expect(attempt).toMatchObject({ phase: 'answer', thought: { ms: 4000 } })
    expect(timingOf(relaxed, attempt).sentencesMs).toEqual([17_000, 4000, 0, null, null])
  })

  test('a sentence ended early gives its time to nobody', () => {
    const attempt = at(strict, fold(strict, [event('start', 0), event('mark', 3000), event('mark', 5000)]), 17_500)
    expect(timingOf(strict, attempt).sentencesMs).toEqual([2000, 12_000, 500, null, null])
  })

  test('without a clock nothing ends by itself', () => {
    const plan = planFor('untimed')
    expect(at(plan, fold(plan, [event('start', 0)]), 3_600_000).phase).toBe('think')
    expect(cues(plan, fold(plan, [event('start', 0)]))).toEqual([])
  })

  test('one sentence tried again begins at once and ends alone', () => {
    const plan = planForOne(3, strict)
    const attempt = fold(plan, [event('start', 0), event('mark', 9000)])
    expect(attempt.phase).toBe('nitpick')
    expect(timingOf(plan, attempt)).toMatchObject({ thoughtMs: null, sentencesMs: [9000], totalMs: 9000 })
  })

  test('who has no more to say ends the answer, and the rest stays unsaid', () => {
    const attempt = fold(relaxed, [
      event('start', 0),
      event('mark', 9000),
      event('mark', 20_000),
      event('finish', 22_000),
    ])
    expect(attempt.phase).toBe('nitpick')
    expect(timingOf(relaxed, attempt).sentencesMs).toEqual([11_000, 2000, null, null, null])
  })

  test('who is blank in the thought has said nothing', () => {
    const attempt = fold(relaxed, [event('start', 0), event('finish', 6000)])
    expect(attempt.phase).toBe('nitpick')
    expect(timingOf(relaxed, attempt)).toMatchObject({ thoughtMs: 6000, spokenMs: 0, totalMs: 6000 })
  })
})

describe('interruptions', () => {
  test('a pause takes no time from the sentence and is recorded', () => {
    const events = [event('start', 0), event('mark', 1000), event('pause', 5000), event('resume', 65_000)]
    const attempt = fold(strict, events)
    expect(attempt).toMatchObject({ phase: 'answer', pauses: [{ fromMs: 5000, toMs: 65_000, cause: 'asked' }] })
    expect(at(strict, attempt, 72_999).sentences).toHaveLength(1)
    expect(at(strict, attempt, 73_000).sentences).toHaveLength(2)
    expect(timingOf(strict, attempt)).toMatchObject({ pausedMs: 60_000, totalMs: 65_000 })
  })

  test('a key pressed in a pause ends nothing, and nobody judges an answer that is not over', () => {
    const events = [
      event('start', 0),
      event('mark', 1000),
      event('pause', 5000),
      event('mark', 6000),
      event('judge', 7000),
    ]
    expect(fold(strict, events)).toMatchObject({ phase: 'answer', isPaused: true, sentences: [{ ms: 4000 }] })
    expect(fold(strict, [event('judge', 0), event('start', 1)]).phase).toBe('think')
  })

  test('time in a hidden tab runs on, and is counted', () => {
    const events = [event('start', 0), event('mark', 1000), event('hide', 3000), event('show', 40_000)]
    expect(timingOf(strict, fold(strict, events))).toMatchObject({ hiddenMs: 37_000, totalMs: 40_000 })
    expect(fold(strict, events).sentences.map(({ hiddenMs }) => hiddenMs)).toEqual(seconds(10, 12, 12, 3))
  })

  test('nothing is cut while an input method composes; the cut comes when it is done', () => {
    const events = [event('start', 0), event('mark', 1000), event('hold', 12_000)]
    expect(at(strict, fold(strict, events), 14_200).sentences).toHaveLength(1)
    const released = fold(strict, [...events, event('release', 14_200)])
    expect(released.sentences.map(({ ms }) => ms)).toEqual([13_200, 0])
  })

  test('an attempt found after a crash stands where it stood, the time between counted as a pause', () => {
    const before = [event('start', 0), event('mark', 1000), event('mark', 8000)]
    const after = [...before, event('interrupt', 9500), event('resume', 4_000_000)]
    expect(timingOf(strict, fold(strict, after))).toMatchObject({
      sentencesMs: [7000, 1500, null, null, null],
      pausedMs: 3_990_500,
    })
  })

  test('an instant before the last one counts as the last one', () => {
    const attempt = fold(relaxed, [event('start', 5000), event('mark', 9000), event('mark', 100)])
    expect(timingOf(relaxed, attempt)).toMatchObject({ sentencesMs: [0, 0, null, null, null], totalMs: 4000 })
  })
})

describe('signals', () => {
  const kinds = (plan: Plan, attempt: Attempt) => cues(plan, attempt).map(({ kind, atMs }) => `${kind} ${atMs}`)
  test('strict: at the end of the thought, at each sentence, and a last one at the minute', () => {
    expect(kinds(strict, fold(strict, [event('start', 0)]))).toEqual([
      'part 10000',
      'part 22000',
      'part 34000',
      'part 46000',
      'part 58000',
      'minute 70000',
    ])
  })
  test('relaxed: the sentence that runs, and the minute, wherever it falls', () => {
    const second = fold(relaxed, [event('start', 0), event('mark', 10_000), event('mark', 15_000)])
    expect(kinds(relaxed, second)).toEqual(['part 27000', 'minute 70000'])
    const late = fold(relaxed, [event('start', 0), event('mark', 10_000), event('mark', 60_000)])
    expect(kinds(relaxed, late)).toEqual(['minute 70000', 'part 72000'])
    expect(kinds(relaxed, at(relaxed, late, 71_000))).toEqual(['part 72000'])
  })
  test('none while paused', () => {
    expect(kinds(strict, fold(strict, [event('start', 0), event('pause', 300)]))).toEqual([])
  })
})

const anyPlan = fc.oneof(
  fc
    .tuple(fc.constantFrom(...PACES), fc.double({ min: 1, max: 10, noNaN: true }))
    .map(([pace, slowness]) => planFor(pace, slowness)),
  fc.tuple(fc.constantFrom(...PACES), fc.integer({ min: 1, max: 5 })).map(([pace, n]) => planForOne(n, planFor(pace))),
)
/** Clocks jump both ways, sometimes by days. */
const anyEvents = fc.array(
  fc.record({
    kind: fc.constantFrom(...EVENTS),
    atMs: fc.oneof(fc.integer({ min: 0, max: 120_000 }), fc.integer({ min: 0, max: 10 * 86_400_000 })),
  }),
  { maxLength: 60 },
)

describe('whatever happens, in whatever order, with whatever clock', () => {
  const states = (plan: Plan, events: readonly AttemptEvent[]): Attempt[] => {
    let attempt = READY
    return events.map((next) => (attempt = step(plan, attempt, next)))
  }

  test('phases come in order and time does not go back', () => {
    fc.assert(
      fc.property(anyPlan, anyEvents, (plan, events) => {
        let before = READY
        for (const now of states(plan, events)) {
          expect(PHASES.indexOf(now.phase)).toBeGreaterThanOrEqual(PHASES.indexOf(before.phase))
          expect(now.atMs).toBeGreaterThanOrEqual(before.atMs)
          before = now
        }
      }),
    )
  })

  test('the whole is the sum of its parts and pauses', () => {
    fc.assert(
      fc.property(anyPlan, anyEvents, (plan, events) => {
        for (const now of states(plan, events)) {
          const { thoughtMs, spokenMs, pausedMs, hiddenMs, totalMs } = timingOf(plan, now)
          expect((thoughtMs ?? 0) + spokenMs + pausedMs).toBe(totalMs)
          expect(hiddenMs).toBeLessThanOrEqual(totalMs - pausedMs)
          const pauses = now.pauses.reduce((sum, { fromMs, toMs }) => sum + (toMs ?? now.atMs) - fromMs, 0)
          expect(pauses).toBe(pausedMs)
        }
      }),
    )
  })

  test('what is over stays as it was: no part, pause or sentence is lost or changed', () => {
    fc.assert(
      fc.property(anyPlan, anyEvents, (plan, events) => {
        let before = READY
        for (const now of states(plan, events)) {
          const over = before.sentences.slice(0, isAnswered(before) ? undefined : -1)
          expect(now.sentences.slice(0, over.length)).toEqual(over)
          expect(now.sentences.length).toBeLessThanOrEqual(plan.sentences.length)
          const pausesOver = before.pauses.filter(({ toMs }) => toMs !== null)
          expect(now.pauses.slice(0, pausesOver.length)).toEqual(pausesOver)
          if (before.phase !== 'ready' && before.phase !== 'think') expect(now.thought).toEqual(before.thought)
          if (isAnswered(before)) expect(timingOf(plan, now)).toEqual(timingOf(plan, before))
          before = now
        }
      }),
    )
  })

  test('looking at it in between changes nothing', () => {
    fc.assert(
      fc.property(anyPlan, anyEvents, fc.array(fc.nat(200_000)), (plan, events, looks) => {
        const looked = events.reduce((attempt, next, i) => {
          const later = Math.min(next.atMs, attempt.atMs + (looks[i] ?? 0))
          return step(plan, at(plan, attempt, later), next)
        }, READY)
        expect(looked).toEqual(fold(plan, events))
      }),
    )
  })

  test('a strict sentence never takes longer than it has, unless an input method held it', () => {
    const events = anyEvents.map((list) => list.filter(({ kind }) => kind !== 'hold'))
    fc.assert(
      fc.property(fc.double({ min: 1, max: 10, noNaN: true }), events, (slowness, list) => {
        const plan = planFor('strict', slowness)
        for (const { ms } of fold(plan, list).sentences) expect(ms).toBeLessThanOrEqual(plan.sentenceMs)
      }),
    )
  })

  test('signals lie ahead, in order, and the clock does at them what they announce', () => {
    fc.assert(
      fc.property(anyPlan, anyEvents, (plan, events) => {
        const attempt = fold(plan, events)
        const found = cues(plan, attempt)
        expect(found).toEqual(found.toSorted((a, b) => a.atMs - b.atMs))
        for (const { atMs } of found) {
          expect(atMs).toBeGreaterThan(attempt.atMs)
          expect(Number.isFinite(atMs)).toBe(true)
        }
        if (plan.pace !== 'strict' || attempt.isHeld) return
        for (const { atMs } of found) {
          const parts = (ms: number) =>
            at(plan, attempt, ms).sentences.length + (isAnswered(at(plan, attempt, ms)) ? 1 : 0)
          expect(parts(atMs)).toBeGreaterThan(parts(atMs - 1))
        }
      }),
    )
  })
})
