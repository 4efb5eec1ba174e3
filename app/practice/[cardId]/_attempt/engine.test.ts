import { expect, test } from 'vitest'
import { CardId } from '#core/card/card.ts'
import { planFor, type Pace } from '#core/practice/plan.ts'
import type { Draft } from '#core/practice/record.ts'
import { createEngine } from './engine.ts'
import { mintAttemptId } from './ids.ts'
import { begin, takeUp } from './session.ts'

const WALL_MS = 1_800_000_000_000

/** An attempt that has just begun, and the two clocks it is driven by. */
function undertake(pace: Pace = 'relaxed') {
  const clocks = { monoMs: 500, wallMs: WALL_MS, isVisible: true }
  const kept: Draft[] = []
  const hooks = { keep: (draft: Draft) => kept.push(draft), alive: () => {}, leave: () => {} }
  const session = begin({
    id: mintAttemptId(),
    cardId: CardId.parse('q-4k7m2x9p'),
    runId: null,
    retryOf: null,
    way: 'typed',
    plan: planFor(pace),
    startedAt: new Date(WALL_MS),
  })
  const engine = createEngine(session, null, hooks, () => ({ ...clocks }))
  return {
    engine,
    kept,
    hooks,
    clocks,
    pass: (ms: number) => {
      clocks.monoMs += ms
      clocks.wallMs += ms
    },
    now: () => engine.shown.get().now,
    events: () => engine.shown.get().session.draft.events.map(({ kind, atMs }) => `${kind} ${atMs}`),
  }
}

test('what happens is kept with its instant', () => {
  const { engine, pass, now, events, kept } = undertake()
  pass(3_000)
  expect(engine.happen('mark')).toBe(true)
  pass(9_400)
  engine.happen('mark')
  expect(events()).toEqual(['start 0', 'mark 3000', 'mark 12400'])
  expect(now().sentences.map(({ ms }) => ms)).toEqual([9_400, 0])
  expect(kept.at(-1)?.events).toHaveLength(3)
})

test('a key pressed just as the clock ended the thought ends nothing', () => {
  const { engine, pass, now, events } = undertake()
  pass(10_150)
  expect(engine.happen('mark')).toBe(false)
  expect(now()).toMatchObject({ phase: 'answer', sentences: [{ ms: 150 }] })
  expect(events()).toEqual(['start 0'])
})

test('a machine that slept is noticed by the next key, which finds the attempt standing still', () => {
  const { engine, pass, clocks, now, events } = undertake()
  pass(3_000)
  engine.happen('mark')
  pass(5_000)
  engine.edit({ kind: 'sentence', number: 1, text: '监听' })
  clocks.wallMs += 3_600_000
  expect(engine.happen('mark')).toBe(false)
  expect(events()).toEqual(['start 0', 'mark 3000', 'interrupt 8000'])
  expect(now()).toMatchObject({ isPaused: true, sentences: [{ ms: 5_000 }] })
  pass(2_000)
  engine.happen('resume')
  expect(now().sentences[0]).toMatchObject({ ms: 5_000, pausedMs: 3_602_000 })
})

test('a wall clock set back, or a little forward, is not noticed at all', () => {
  const { engine, pass, clocks, events } = undertake()
  pass(3_000)
  clocks.wallMs -= 86_400_000
  engine.happen('mark')
  pass(4_000)
  clocks.wallMs += 20_000
  engine.happen('mark')
  expect(events()).toEqual(['start 0', 'mark 3000', 'mark 7000'])
})

test('an answer that the clock has ended says so to whoever folds its events', () => {
  const { engine, pass, now, events } = undertake('strict')
  pass(10_000)
  engine.edit({ kind: 'thought', text: 'fd' })
  pass(25_000)
  engine.happen('show')
  for (let i = 0; i < 4; i += 1) {
    pass(20_000)
    engine.edit({ kind: 'thought', text: `${i}` })
  }
  expect(now()).toMatchObject({ phase: 'nitpick', endedMs: 70_000 })
  expect(events()).toEqual(['start 0', 'release 70000'])
})

test('an attempt taken up again goes on from where it was left, on the same clock', () => {
  const { engine, pass, clocks, hooks } = undertake()
  pass(3_000)
  engine.happen('mark')
  const left = { atMs: 8_000, wallMs: WALL_MS + 8_000 }
  clocks.wallMs = WALL_MS + 68_000
  const { draft } = engine.shown.get().session
  const again = createEngine(takeUp(draft, left.atMs), left, hooks, () => ({ ...clocks }))
  expect(again.shown.get().now).toMatchObject({ isPaused: true, atMs: 68_000, sentences: [{ ms: 5_000 }] })
  again.happen('resume')
  clocks.monoMs += 1_000
  clocks.wallMs += 1_000
  again.happen('mark')
  expect(again.shown.get().now.sentences[0]).toMatchObject({ ms: 6_000, pausedMs: 60_000 })
})

test('only what can be seen is news', () => {
  const { engine, pass } = undertake()
  let news = 0
  engine.shown.subscribe(() => (news += 1))
  pass(300)
  engine.happen('show')
  expect(news).toBe(0)
  pass(800)
  engine.happen('show')
  expect(news).toBe(1)
})
