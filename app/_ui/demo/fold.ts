import type { Check, Exit, RunEvent } from '#core/demo/run.ts'
import { append, NO_OUTPUT, type Output, type Source } from './output.ts'

/** What comes of a run: what happens in it, and then what is made of it. */
export type Happening =
  | RunEvent
  | { readonly type: 'checks'; readonly atMs: number; readonly checks: readonly Check[] }
  | { readonly type: 'saved'; readonly atMs: number; readonly runId: number }

export type LimitHit = Omit<Extract<RunEvent, { type: 'limit' }>, 'type' | 'atMs'>

/** A run, as far as it is known. */
export type RunState = {
  /** `asked`: the server has not said anything yet. */
  readonly phase: 'asked' | 'queued' | 'building' | 'running' | 'ended'
  /** Runs before this one. */
  readonly position: number
  /** Nothing had to be built. */
  readonly isCached: boolean
  readonly output: Output
  readonly limits: readonly LimitHit[]
  /** Null: not over, or broken off. */
  readonly exit: Exit | null
  /** Null: not checked. */
  readonly checks: readonly Check[] | null
  readonly runId: number | null
}

export const ASKED: RunState = {
  phase: 'asked',
  position: 0,
  isCached: false,
  output: NO_OUTPUT,
  limits: [],
  exit: null,
  checks: null,
  runId: null,
}

const SOURCES = { 'build-output': 'build', stdout: 'stdout', stderr: 'stderr' } as const satisfies Record<
  string,
  Source
>

/** The run after one more happening. */
export function foldRun(state: RunState, event: Happening): RunState {
  switch (event.type) {
    case 'queued':
      return { ...state, phase: 'queued', position: event.position }
    case 'build':
      return { ...state, phase: 'building', isCached: event.isCached }
    case 'start':
      return { ...state, phase: 'running' }
    case 'build-output':
    case 'stdout':
    case 'stderr':
      return { ...state, output: append(state.output, { from: SOURCES[event.type], text: event.text }) }
    case 'limit': {
      const { phase, limit, allowed, isFatal } = event
      // A program that is refused a process a thousand times came up to that limit once.
      const others = state.limits.filter((hit) => hit.limit !== limit || hit.phase !== phase)
      return { ...state, limits: [...others, { phase, limit, allowed, isFatal }] }
    }
    case 'exit': {
      const { type: _, atMs: __, ...exit } = event
      return { ...state, phase: 'ended', exit }
    }
    case 'checks':
      // Of what was never built, nothing was checked; the compiler has said what there is to say.
      return state.exit?.phase === 'build' ? state : { ...state, checks: event.checks }
    case 'saved':
      return { ...state, runId: event.runId }
    default:
      // A newer server may say more than this page knows.
      return state
  }
}

/** Folds many at once. What one source printed in a row is added as one piece. */
export function foldRuns(state: RunState, events: readonly Happening[]): RunState {
  const joined: Happening[] = []
  for (const event of events) {
    const last = joined.at(-1)
    if (last !== undefined && 'text' in last && 'text' in event && last.type === event.type) {
      joined[joined.length - 1] = { ...last, text: last.text + event.text }
    } else joined.push(event)
  }
  return joined.reduce(foldRun, state)
}
