import { type AttemptEvent, fold, timingOf } from '#core/practice/attempt.ts'
import { proposeRating, type Gate, type Proposal, type Reason } from '#core/practice/gate.ts'
import { planFor, SENTENCE_MS, SENTENCES } from '#core/practice/plan.ts'

const ALL: Gate = { recall: true, depth: true, defend: true }
const plan = planFor('relaxed')

/** Five sentences of so many ms each, said in one go. */
const said = (sentenceMs: number): readonly AttemptEvent[] => [
  { kind: 'start', atMs: 0 },
  ...Array.from({ length: SENTENCES + 1 }, (_, i) => ({ kind: 'mark' as const, atMs: i * sentenceMs })),
]

/** For each reason an answer that gives it: what was ticked, and how long each sentence took. */
const EXAMPLES: Readonly<Record<Reason, { readonly gate: Gate; readonly sentenceMs: number }>> = {
  blank: { gate: { ...ALL, recall: false }, sentenceMs: SENTENCE_MS },
  shallow: { gate: { ...ALL, depth: false }, sentenceMs: SENTENCE_MS },
  undefended: { gate: { ...ALL, defend: false }, sentenceMs: SENTENCE_MS },
  slow: { gate: ALL, sentenceMs: 2 * SENTENCE_MS },
  steady: { gate: ALL, sentenceMs: 1.2 * SENTENCE_MS },
  fluent: { gate: ALL, sentenceMs: SENTENCE_MS },
}

/** What the gate proposes in each case, as the program has it. */
export function proposalOf(reason: Reason): Proposal {
  const { gate, sentenceMs } = EXAMPLES[reason]
  return proposeRating(gate, plan, timingOf(plan, fold(plan, said(sentenceMs))))
}
