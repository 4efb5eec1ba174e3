import type { Hit } from './hits.ts'
import type { Answer, Ask } from './messages.ts'

/** What is known of what was typed. Hits of an earlier text stay until there are some of this one, so that nothing flickers. */
export type Found = {
  /** The text that `hits` were found for. */
  readonly typed: string
  readonly hits: readonly Hit[]
  /** The server was needed for the text that was asked for last, and cannot be reached. */
  readonly isAway: boolean
}

export type Engine = {
  /** Brings the index up to date, whatever is being asked for meanwhile. */
  readonly refresh: () => void
  readonly ask: (typed: string) => void
  readonly found: () => Found
  /** Calls back whenever something else is found. Returns how to end that. */
  readonly subscribe: (onChange: () => void) => () => void
}

const NOTHING: Found = { typed: '', hits: [], isAway: false }

/** Starts the worker that searches. One is enough for as long as the page is open. */
export function startEngine(): Engine {
  const worker = new Worker(new URL('worker.ts', import.meta.url), { type: 'module' })
  const listeners = new Set<() => void>()
  let found = NOTHING
  let asked = { n: 0, typed: '' }
  let isGone = false
  const tell = (ask: Ask): void => worker.postMessage(ask)
  const become = (next: Found): void => {
    found = next
    for (const listener of listeners) listener()
  }
  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    if (data.n !== asked.n) return
    const isAway = data.kind === 'away'
    become({ typed: asked.typed, hits: isAway ? [] : data.hits, isAway })
  })
  const becomeAway = (): void => become({ typed: asked.typed, hits: [], isAway: true })
  worker.addEventListener('error', (event) => {
    // No error of its own: it could not be loaded, as after the program was brought up to date. The browser says why.
    isGone ||= !(event instanceof ErrorEvent)
    becomeAway()
  })
  return {
    refresh: () => tell({ kind: 'refresh' }),
    ask: (typed) => {
      asked = { n: asked.n + 1, typed }
      if (typed.trim() === '') become(NOTHING)
      else if (isGone) becomeAway()
      else tell({ kind: 'ask', ...asked })
    },
    found: () => found,
    subscribe: (onChange) => {
      listeners.add(onChange)
      return () => listeners.delete(onChange)
    },
  }
}
