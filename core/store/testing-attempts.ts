import { randomUUID } from 'node:crypto'
import type { AttemptEvent } from '#core/practice/attempt.ts'
import { planFor } from '#core/practice/plan.ts'
import { AttemptId, RunId, type Draft } from '#core/practice/record.ts'
import type { NewAttempt } from './attempts.ts'
import { id } from './testing-rows.ts'

export const attemptId = (): AttemptId => AttemptId.parse(randomUUID())
export const runId = (): RunId => RunId.parse(randomUUID())

/** A thought of ten seconds and five sentences of `sentenceMs` each. */
export const spokenThrough = (sentenceMs = 11_000): readonly AttemptEvent[] => [
  { kind: 'start', atMs: 0 },
  ...[1, 2, 3, 4, 5].map((n) => ({ kind: 'mark' as const, atMs: 10_000 + n * sentenceMs })),
]

export const SENTENCES_SAID = ['One.', 'Two.', 'Three.', 'Four.', 'Five.']

export const draft = (some: Partial<Draft> = {}): Draft => ({
  id: attemptId(),
  cardId: id('a'),
  runId: null,
  retryOf: null,
  way: 'typed',
  plan: planFor('relaxed'),
  startedAt: '2026-11-23T08:59:00.000Z',
  events: [{ kind: 'start', atMs: 0 }],
  thought: 'fork and exec',
  sentences: ['One.', '', '', '', ''],
  dismissals: [],
  seq: 1,
  gate: { recall: false, depth: false, defend: false },
  ...some,
})

export const attempt = (some: Partial<NewAttempt> = {}): NewAttempt => ({
  id: attemptId(),
  cardId: id('a'),
  runId: null,
  retryOf: null,
  way: 'typed',
  startedAt: new Date(1_000),
  savedAt: new Date(2_000),
  plan: planFor('relaxed'),
  events: spokenThrough(),
  thought: 'fork and exec',
  sentences: SENTENCES_SAID,
  critique: { critique: { findings: [], points: [], fillers: [], speechMs: 0 }, dismissals: [] },
  gate: { recall: true, depth: true, defend: false },
  verdict: 'failed',
  cardHash: 'hash of q-a',
  reviewId: null,
  ...some,
})
