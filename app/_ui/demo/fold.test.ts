import { expect, test } from 'vitest'
import type { Exit } from '#core/demo/run.ts'
import { ASKED, foldRun, foldRuns, type Happening } from './fold.ts'
import { plainText } from './output.ts'

const exit: Exit = {
  outcome: 'ended',
  phase: 'run',
  code: 0,
  signal: null,
  wallMs: 190,
  cpuMs: 12,
  peakBytes: 6_000_000,
  missing: null,
}

test('a run waits, is built, runs, ends and is checked', () => {
  const happenings: Happening[] = [
    { type: 'queued', atMs: 0, position: 2 },
    { type: 'build', atMs: 5, isCached: false },
    { type: 'build-output', atMs: 80, text: 'main.c:3: warning\n' },
    { type: 'start', atMs: 90 },
    { type: 'stdout', atMs: 95, text: 'hello\n' },
    { type: 'exit', atMs: 280, ...exit },
    { type: 'checks', atMs: 281, checks: [{ expectation: { exit: 0 }, isMet: true }] },
    { type: 'saved', atMs: 290, runId: 7 },
  ]
  const states = happenings.map((_, i) => foldRuns(ASKED, happenings.slice(0, i + 1)))
  expect(states.map(({ phase }) => phase)).toEqual([
    'queued',
    'building',
    'building',
    'running',
    'running',
    'ended',
    'ended',
    'ended',
  ])
  expect(states[0]).toMatchObject({ position: 2 })
  expect(states.at(-1)).toMatchObject({ exit, checks: [{ isMet: true }], runId: 7 })
  expect(plainText(states.at(-1)?.output ?? ASKED.output)).toBe('main.c:3: warning\nhello\n')
})

test('what was printed before a limit was hit is kept, and a limit that is hit often is named once', () => {
  const hit = { type: 'limit', atMs: 1, phase: 'run', limit: 'processes', allowed: 64, isFatal: false } as const
  const state = foldRuns(ASKED, [
    { type: 'stdout', atMs: 1, text: 'so far' },
    hit,
    { ...hit, atMs: 2 },
    { type: 'limit', atMs: 3, phase: 'run', limit: 'wall', allowed: 10_000, isFatal: true },
    { type: 'exit', atMs: 4, ...exit, outcome: 'limit', code: null },
  ])
  expect(state.limits.map(({ limit }) => limit)).toEqual(['processes', 'wall'])
  expect(plainText(state.output)).toBe('so far')
})

test('of what did not build nothing is said to be met or not', () => {
  const state = foldRuns(ASKED, [
    { type: 'build', atMs: 1, isCached: false },
    { type: 'exit', atMs: 2, ...exit, outcome: 'build-failed', phase: 'build', code: 1 },
    { type: 'checks', atMs: 3, checks: [{ expectation: { exit: 0 }, isMet: false }] },
  ])
  expect(state.checks).toBeNull()
})

test('folded one by one or all at once, it is the same', () => {
  const events: Happening[] = ['a', '\x1b[3', '1mb\n', 'c'].map((text, i) => ({
    type: i === 2 ? 'stderr' : 'stdout',
    atMs: i,
    text,
  }))
  expect(foldRuns(ASKED, events)).toEqual(events.reduce(foldRun, ASKED))
})

test('what this page does not know changes nothing', () => {
  const unknown: unknown = { type: 'weather', atMs: 1 }
  expect(foldRun(ASKED, unknown as Happening)).toBe(ASKED)
})
