import type { Exit } from '#core/demo/run.ts'
import { fill } from '../fill.ts'
import type { RunState } from './fold.ts'
import type { Words } from './views.ts'

type Ending = Pick<Exit, 'outcome' | 'code' | 'signal' | 'phase'>

/** How a run ended, in a sentence. */
export function sayEnding({ outcome, code, signal, phase }: Ending, words: Words['ended']): string {
  if (outcome === 'limit' && phase === 'build') return words['build-limit']
  if (outcome !== 'ended') return words[outcome]
  if (signal !== null) return fill(words.signal, { signal, code: code ?? '–' })
  return code === 0 ? words.ok : fill(words.code, { code: code ?? '–' })
}

/** The same in two or three words, for lists. */
export const sayShort = ({ outcome, code }: Pick<Exit, 'outcome' | 'code'>, words: Words['short']): string =>
  outcome !== 'ended' ? words[outcome] : code === 0 ? words.ok : fill(words.code, { code: code ?? '–' })

/** What a run that is not over is at. */
export function sayPhase({ phase, position, isCached }: RunState, words: Words['phase']): string {
  if (phase === 'queued') return position > 0 ? fill(words.queued, { count: position }) : words.next
  if (phase === 'building') return isCached ? words.cached : words.building
  return phase === 'running' ? words.running : words.asked
}
