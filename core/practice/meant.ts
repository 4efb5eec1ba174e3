import { type Attempt, type AttemptEvent, isTimed, runningPart } from './attempt.ts'
import type { Plan, SentenceNumber } from './plan.ts'

/** A key pressed for a part that has just ended would end the next one too: that soon nobody has said anything. In ms. */
export const SETTLE_MS = 400

/** Whether an event means anything when the attempt stands like this. */
export function isMeant(plan: Plan, shown: Attempt, event: AttemptEvent['kind']): boolean {
  switch (event) {
    case 'start':
      return shown.phase === 'ready'
    case 'mark':
      return isTimed(shown) && !shown.isPaused && (runningPart(plan, shown)?.ms ?? 0) >= SETTLE_MS
    case 'finish':
      return isTimed(shown)
    case 'pause':
    case 'interrupt':
      return isTimed(shown) && !shown.isPaused
    case 'resume':
      return shown.isPaused
    case 'hide':
      return isTimed(shown) && !shown.isHidden
    case 'show':
      return shown.isHidden
    case 'hold':
      return isTimed(shown) && !shown.isHeld
    case 'release':
      return shown.isHeld
    case 'judge':
      return shown.phase === 'nitpick' && shown.atMs - (shown.endedMs ?? 0) >= SETTLE_MS
    default:
      return event satisfies never
  }
}

/** The number of the sentence that runs, or null. */
export const runningSentence = (plan: Plan, { phase, sentences }: Attempt): SentenceNumber | null =>
  phase === 'answer' ? (plan.sentences[sentences.length - 1] ?? null) : null
