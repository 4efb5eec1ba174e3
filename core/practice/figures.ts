import { type Attempt, runningPart, type Timing } from './attempt.ts'
import type { Plan, SentenceNumber } from './plan.ts'

/** What the ring shows: whole seconds that are left, or that the part has run over. Null: no clock is shown. */
export type Count = { readonly kind: 'left' | 'over'; readonly seconds: number }

export function countOf(plan: Plan, attempt: Attempt): Count | null {
  const part = runningPart(plan, attempt)
  if (part === null || part.limitMs === null) return null
  const leftMs = part.limitMs - part.ms
  return leftMs > 0
    ? { kind: 'left', seconds: Math.ceil(leftMs / 1000) }
    : { kind: 'over', seconds: Math.floor((part.ms - part.limitMs) / 1000) }
}

/** In how many ms the count changes, or the part ends by the clock. Null: not by itself. */
export function nextCountMs(plan: Plan, attempt: Attempt): number | null {
  const part = runningPart(plan, attempt)
  if (part === null || part.limitMs === null || attempt.isPaused) return null
  const leftMs = part.limitMs - part.ms
  return leftMs > 0 ? leftMs % 1000 || 1000 : 1000 - ((part.ms - part.limitMs) % 1000)
}

/** Time as it is read out: 9.4 */
export const tenths = (ms: number): string => (Math.round(ms / 100) / 10).toFixed(1)

/** Longer time: 1:03 */
export function minutes(ms: number): string {
  const seconds = Math.round(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** A sentence beside its time. */
export type Bar = {
  readonly number: SentenceNumber
  /** Null: unsaid. */
  readonly ms: number | null
  /** Null: no clock. */
  readonly limitMs: number | null
  /** Beyond its time; 0 if within. */
  readonly overMs: number
}

export const barsOf = (plan: Plan, timing: Timing): readonly Bar[] =>
  plan.sentences.map((number, i) => {
    const ms = timing.sentencesMs[i] ?? null
    const limitMs = plan.pace === 'untimed' ? null : plan.sentenceMs
    return { number, ms, limitMs, overMs: limitMs === null ? 0 : Math.max(0, (ms ?? 0) - limitMs) }
  })
