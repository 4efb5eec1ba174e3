import type { Rating } from '#core/schedule/rating.ts'
import type { Timing } from './attempt.ts'
import type { Plan } from './plan.ts'

/**
 * What the learner judges of their own answer, in the spirit of stage 5. `recall`: not blank within ten seconds on basic
 * usage. `depth`: could go on about the principle, failure cases and a project of one's own. `defend`: would defend the
 * next question.
 */
export const CRITERIA = ['recall', 'depth', 'defend'] as const
export type Criterion = (typeof CRITERIA)[number]
export type Gate = Readonly<Record<Criterion, boolean>>

export const VERDICTS = ['passed', 'failed'] as const
export type Verdict = (typeof VERDICTS)[number]

/** Any criterion that is not met is a fail. No rule of the nitpick has a say. */
export const verdictOf = (gate: Gate): Verdict => (CRITERIA.every((criterion) => gate[criterion]) ? 'passed' : 'failed')

/** Why a rating is proposed; a key of the messages. */
export const REASONS = ['blank', 'shallow', 'undefended', 'slow', 'steady', 'fluent'] as const
export type Reason = (typeof REASONS)[number]
export type Proposal = { readonly rating: Rating; readonly reason: Reason }

/** Beyond this share of the time planned, a passed answer came slowly. */
const SLOW = 1.5

/**
 * The rating the verdict suggests; the learner may choose another. A fail is `again`, but for an answer that was there
 * and went deep and only its follow-up would not hold: `hard`. A pass is `hard` if it took half as long again as
 * planned, `easy` if it came whole, in time and in one go, `good` otherwise. Without a clock a pass is `good`.
 */
export function proposeRating(gate: Gate, plan: Plan, timing: Timing): Proposal {
  if (!gate.recall) return { rating: 'again', reason: 'blank' }
  if (!gate.depth) return { rating: 'again', reason: 'shallow' }
  if (!gate.defend) return { rating: 'hard', reason: 'undefended' }
  if (plan.pace === 'untimed') return { rating: 'good', reason: 'steady' }
  const wholeMs = plan.sentenceMs * plan.sentences.length
  if (timing.spokenMs > SLOW * wholeMs) return { rating: 'hard', reason: 'slow' }
  const isWhole = timing.sentencesMs.every((ms) => ms !== null)
  const isFluent = isWhole && timing.spokenMs <= wholeMs && timing.pauses === 0 && timing.hiddenMs === 0
  return isFluent ? { rating: 'easy', reason: 'fluent' } : { rating: 'good', reason: 'steady' }
}
