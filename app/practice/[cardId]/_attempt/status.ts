import { runningSentence } from '#core/practice/meant.ts'
import type { Shown } from './engine.ts'
import { fill, type Words } from './words.ts'

/** What a screen reader is told when something changes. Nothing of it changes with the seconds. */
export function statusOf({ session, now }: Shown, { status }: Words): string {
  if (now.isPaused) return status.paused
  switch (now.phase) {
    case 'ready':
      return ''
    case 'answer':
      return fill(status.sentence, { n: runningSentence(session.draft.plan, now) ?? 1 })
    case 'think':
    case 'nitpick':
    case 'gate':
      return status[now.phase]
    default:
      return now.phase satisfies never
  }
}
