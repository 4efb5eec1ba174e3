import type { Learner, TrueMemory, TrueModel } from './truth.ts'

/** Pavlik and Anderson 2005: intercept and scale of decay, threshold and noise of retrieval. */
const [INTERCEPT, SCALE, THRESHOLD, NOISE] = [0.177, 0.217, -0.704, 0.255]
/** A day in seconds, between sessions passing at 0.025 of their speed within one (same source). */
const DAY = 86_400 * 0.025
/** What an answer of a minute with its looking up leaves beyond the study of a word for seconds; ours. */
const STUDIED = { known: 1.6, unknown: 1.2 } as const

/**
 * The activation of ACT-R with decay that depends on activation: each answer leaves a trace, t seconds old, with its own
 * decay; m = β + ln Σ t^(−d), d = 0.217 · e^m + 0.177 with the m at which the trace was left, and the chance of recall is
 * 1 / (1 + e^((−0.704 − m) / 0.255)). What is repeated while it is still active fades fast, hence the spacing effect
 * (Pavlik and Anderson, "Practice and forgetting effects on vocabulary memory", 2005; β for learner and item as in their
 * "Using a model to compute the optimal schedule of practice", 2008). Forgetting follows powers of time.
 *
 * Approximations: an answer is one trace, whether recalled or looked up; β is ours, so that cards last for days after
 * one answer, where the words of the experiments lasted for hours.
 */
export const activation: TrueModel = (trait) => {
  return ((ease, firstRating) => {
    const studied = firstRating === 'again' ? STUDIED.unknown : STUDIED.known
    return traced([{ ageDays: 0, decay: INTERCEPT }], studied + 0.2 * trait(0) + 0.2 * ease)
  }) satisfies Learner
}

/** Left `ageDays` before the last answer. */
type Trace = { readonly ageDays: number; readonly decay: number }

function traced(traces: readonly Trace[], beta: number): TrueMemory {
  const activationAfter = (days: number): number =>
    beta + Math.log(traces.reduce((sum, { ageDays, decay }) => sum + ((ageDays + days) * DAY) ** -decay, 0))
  return {
    recallChance: (days) => 1 / (1 + Math.exp((THRESHOLD - activationAfter(days)) / NOISE)),
    after: (_rating, days) => {
      const older = traces.map(({ ageDays, decay }) => ({ ageDays: ageDays + days, decay }))
      return traced([...older, { ageDays: 0, decay: SCALE * Math.exp(activationAfter(days)) + INTERCEPT }], beta)
    },
  }
}
