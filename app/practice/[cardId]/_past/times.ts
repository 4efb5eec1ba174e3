import { SENTENCE_MS, type Plan, type SentenceNumber } from '#core/practice/plan.ts'
import type { Timing } from '#core/practice/attempt.ts'

/** A sentence beside the time it had. */
export type SentenceTime = {
  readonly sentence: SentenceNumber
  /** Null: unsaid. */
  readonly ms: number | null
  /** Beyond the limit; 0 if within it, or if there is none. */
  readonly overMs: number
}

/** In ms. Null: there was no limit. */
export const limitOf = (plan: Plan): number | null => (plan.pace === 'untimed' ? null : plan.sentenceMs)

export function timesOf(plan: Plan, timing: Timing): readonly SentenceTime[] {
  const limitMs = limitOf(plan)
  return plan.sentences.map((sentence, i) => {
    const ms = timing.sentencesMs[i] ?? null
    return { sentence, ms, overMs: limitMs === null ? 0 : Math.max(0, (ms ?? 0) - limitMs) }
  })
}

/** How long the longest bar is, in ms: room beyond the limit, so that the line has something on both sides. */
export function scaleOf(limitMs: number | null, times: readonly SentenceTime[]): number {
  return Math.max((limitMs ?? SENTENCE_MS) * 1.25, ...times.map(({ ms }) => ms ?? 0))
}
