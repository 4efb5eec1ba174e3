import type { CardId } from '#core/card/card.ts'
import type { Criterion } from '#core/practice/gate.ts'
import { type Attempt, type AttemptEvent, fold, isTimed, READY, step } from '#core/practice/attempt.ts'
import { SETTLE_MS } from '#core/practice/meant.ts'
import type { Plan, SentenceNumber } from '#core/practice/plan.ts'
import type { AttemptInput, Draft, Judgement, RunId, AttemptId, Way } from '#core/practice/record.ts'

/** An attempt under way: what is kept of it, and what its events amount to. */
export type Session = { readonly draft: Draft; readonly attempt: Attempt }

export type Change =
  | { readonly kind: 'event'; readonly event: AttemptEvent['kind']; readonly atMs: number }
  | { readonly kind: 'thought'; readonly text: string }
  | { readonly kind: 'sentence'; readonly number: SentenceNumber; readonly text: string }
  | { readonly kind: 'dismiss'; readonly finding: string; readonly reason: string }
  | { readonly kind: 'take-back'; readonly finding: string }
  | { readonly kind: 'criterion'; readonly criterion: Criterion; readonly isMet: boolean }

/** Added to the count of changes when an attempt is taken up again, so that of two tabs the later one wins. */
const TAKEN_UP = 1000

type Beginning = {
  readonly id: AttemptId
  readonly cardId: CardId
  readonly runId: RunId | null
  readonly retryOf: AttemptId | null
  readonly way: Way
  readonly plan: Plan
  readonly startedAt: Date
}

/** An attempt that begins now. */
export function begin({ startedAt, ...rest }: Beginning): Session {
  const draft: Draft = {
    ...rest,
    startedAt: startedAt.toISOString(),
    events: [],
    thought: '',
    sentences: ['', '', '', '', ''],
    dismissals: [],
    seq: 1,
    gate: { recall: false, depth: false, defend: false },
  }
  return change({ draft, attempt: READY }, { kind: 'event', event: 'start', atMs: 0 })
}

/** An attempt that was left `lastMs` into it: from then on it stands still, until somebody goes on with it. */
export function takeUp(draft: Draft, lastMs: number): Session {
  const before = { draft: { ...draft, seq: draft.seq + TAKEN_UP }, attempt: fold(draft.plan, draft.events) }
  if (!isTimed(before.attempt)) return before
  const atMs = Math.max(Math.round(lastMs), before.attempt.atMs)
  const then = (session: Session, event: AttemptEvent['kind']) => change(session, { kind: 'event', event, atMs })
  // The release lets time pass until then, and with it whatever the clock has ended meanwhile.
  return then(then(then(before, 'release'), 'show'), 'interrupt')
}

/** The session after a change. Nothing is checked but the clock, which the state machine keeps from going back. */
export function change({ draft, attempt }: Session, what: Change): Session {
  const changed = (patch: Partial<Draft>): Session => ({ draft: { ...draft, ...patch, seq: draft.seq + 1 }, attempt })
  switch (what.kind) {
    case 'event': {
      const event: AttemptEvent = { kind: what.event, atMs: Math.max(what.atMs, draft.events.at(-1)?.atMs ?? 0) }
      return { ...changed({ events: [...draft.events, event] }), attempt: step(draft.plan, attempt, event) }
    }
    case 'thought':
      return changed({ thought: what.text })
    case 'sentence':
      return changed({ sentences: draft.sentences.map((text, i) => (i === what.number - 1 ? what.text : text)) })
    case 'dismiss':
      return changed({
        dismissals: [...without(draft, what.finding), { finding: what.finding, reason: what.reason.trim() }],
      })
    case 'take-back':
      return changed({ dismissals: without(draft, what.finding) })
    case 'criterion':
      return changed({ gate: { ...draft.gate, [what.criterion]: what.isMet } })
    default:
      return what satisfies never
  }
}

const without = ({ dismissals }: Draft, finding: string) => dismissals.filter((one) => one.finding !== finding)

/** Whether the answer may be handed in: a key pressed twice for the gate has judged nothing there yet. */
export function isReadyToSave({ plan, events }: Draft, nowMs: number): boolean {
  const judged = events.findLast(({ kind }) => kind === 'judge')
  const since = judged?.atMs ?? fold(plan, events).endedMs
  return since !== null && nowMs - since >= SETTLE_MS
}

/** The attempt as it is handed in. */
export function finished(draft: Draft, judgement: Judgement | null): AttemptInput {
  const { seq: _, gate: __, ...rest } = draft
  return { ...rest, judgement }
}
