import type { CardId } from '#core/card/card.ts'
import type { Criterion, Verdict } from '#core/practice/gate.ts'
import type { RuleId } from '#core/practice/nitpick/finding.ts'
import type { AttemptId } from '#core/practice/record.ts'

/** An attempt, as much of it as looking back takes. */
export type JudgedAttempt = {
  readonly id: AttemptId
  readonly cardId: CardId
  readonly savedAt: Date
  /** Null: a single sentence, or it was taken back. */
  readonly verdict: Verdict | null
  /** Criteria of the gate that were not met. */
  readonly missed: readonly Criterion[]
  /** Rules that found something the learner did not dismiss, each once. */
  readonly rules: readonly RuleId[]
}

/** A card the gate of which was not passed. */
export type FailedGate = {
  readonly cardId: CardId
  readonly times: number
  /** The last of these attempts, and what was missed in it. */
  readonly attemptId: AttemptId
  readonly missed: readonly Criterion[]
  /** It was passed afterwards, within the period. */
  readonly isPassedSince: boolean
}

/** Cards of which some gate was failed, those that are still to be passed first, then those failed most often. */
export function failedGates(attempts: readonly JudgedAttempt[]): readonly FailedGate[] {
  const found = new Map<CardId, FailedGate>()
  for (const { id, cardId, verdict, missed } of inOrder(attempts)) {
    const before = found.get(cardId)
    if (verdict === 'passed' && before) found.set(cardId, { ...before, isPassedSince: true })
    if (verdict !== 'failed') continue
    const times = (before?.times ?? 0) + 1
    found.set(cardId, { cardId, times, attemptId: id, missed, isPassedSince: false })
  }
  return [...found.values()].sort(
    (a, b) => Number(a.isPassedSince) - Number(b.isPassedSince) || b.times - a.times || compare(a.cardId, b.cardId),
  )
}

/** A rule that had the same to say again and again. */
export type RepeatedFinding = {
  readonly rule: RuleId
  /** At least 2. */
  readonly attempts: number
  /** Those it was found in most often first. */
  readonly cardIds: readonly CardId[]
}

/** Rules that found something in two attempts or more, those that did most often first. */
export function repeatedFindings(attempts: readonly JudgedAttempt[]): readonly RepeatedFinding[] {
  const found = new Map<RuleId, Map<CardId, number>>()
  for (const { cardId, rules } of inOrder(attempts)) {
    for (const rule of rules) {
      const cards = found.get(rule) ?? new Map<CardId, number>()
      found.set(rule, cards.set(cardId, (cards.get(cardId) ?? 0) + 1))
    }
  }
  return [...found]
    .map(([rule, cards]) => ({
      rule,
      attempts: [...cards.values()].reduce((sum, n) => sum + n, 0),
      cardIds: [...cards].toSorted(([, a], [, b]) => b - a).map(([id]) => id),
    }))
    .filter((one) => one.attempts >= 2)
    .sort((a, b) => b.attempts - a.attempts || compare(a.rule, b.rule))
}

const inOrder = (attempts: readonly JudgedAttempt[]): readonly JudgedAttempt[] =>
  attempts.toSorted((a, b) => a.savedAt.getTime() - b.savedAt.getTime())

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
