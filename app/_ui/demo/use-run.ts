import { useCallback, useEffect, useRef, useState } from 'react'
import { post } from './api.ts'
import { ASKED, foldRuns, type Happening, type RunState } from './fold.ts'
import { createNdjson } from '../ndjson.ts'

/** What is sent: only what differs from what is stored. */
export type Asked = {
  readonly files?: Readonly<Record<string, string>>
  readonly args?: readonly string[]
  readonly stdin?: string
}

/** Why there is nothing more to come, other than the end of the run. */
export type Broken = { readonly code: string }

export type RunHere = {
  /** Null: none was started here. */
  readonly run: RunState | null
  readonly isGoing: boolean
  /** Stopped on this page; the server's last word was not waited for. */
  readonly isStopped: boolean
  readonly broken: Broken | null
  /** How many runs came to an end here, one way or another. */
  readonly ended: number
  /** `performance.now()` when the program was started. */
  readonly since: number | null
  readonly start: (asked: Asked) => void
  readonly stop: () => void
}

/** The first event after so long a rest is shown at once, before its frame is drawn and not after it. In ms. */
const REST_MS = 16
/** Those close behind it are gathered for one frame; in a tab out of sight, where there are no frames, for so long. In ms. */
const GATHER_MS = 250

/** One run at a time of a demo. Leaving the page ends it. */
export function useRun(id: string, token: string): RunHere {
  const [run, setRun] = useState<RunState | null>(null)
  const [isGoing, setGoing] = useState(false)
  const [isStopped, setStopped] = useState(false)
  const [broken, setBroken] = useState<Broken | null>(null)
  const [since, setSince] = useState<number | null>(null)
  const [ended, setEnded] = useState(0)
  const current = useRef<AbortController | null>(null)
  useEffect(() => () => current.current?.abort(), [])

  const start = useCallback(
    (asked: Asked) => {
      current.current?.abort()
      const controller = (current.current = new AbortController())
      setRun(ASKED)
      setGoing(true)
      setStopped(false)
      setBroken(null)
      setSince(null)
      const gather = gatherer((events) => {
        if (current.current !== controller) return
        if (events.some(({ type }) => type === 'start')) setSince(performance.now())
        setRun((state) => foldRuns(state ?? ASKED, events))
      })
      void stream(id, token, asked, controller.signal, gather.take).then((ending) => {
        gather.flush()
        // Another run took its place.
        if (current.current !== controller) return
        setGoing(false)
        setEnded((count) => count + 1)
        if (ending !== 'ended' && ending !== 'aborted') setBroken({ code: ending })
      })
    },
    [id, token],
  )
  const stop = useCallback(() => {
    setStopped(true)
    current.current?.abort()
  }, [])
  return { run, isGoing, isStopped, broken, ended, since, start, stop }
}

/** Reads a run to its end. `cut`: the connection broke before the program had ended. */
async function stream(
  id: string,
  token: string,
  asked: Asked,
  signal: AbortSignal,
  take: (events: readonly Happening[]) => void,
): Promise<string> {
  const reply = await post(id, `/api/demos/${id}/runs`, token, { method: 'POST', body: asked, signal })
  if (!(reply instanceof Response)) return reply.code
  const lines = createNdjson()
  let hasEnded = false
  const hand = (values: readonly unknown[]): void => {
    // Our own server writes these, by the shape of fold.ts.
    const events = values as readonly Happening[]
    hasEnded ||= events.some(({ type }) => type === 'exit')
    if (events.length > 0) take(events)
  }
  try {
    const reader = reply.body?.getReader()
    for (;;) {
      const part = await reader?.read()
      if (part === undefined || part.done) break
      hand(lines.push(part.value))
    }
    hand(lines.end())
    return hasEnded ? 'ended' : 'cut'
  } catch (error) {
    if (signal.aborted) return 'aborted'
    if (!(error instanceof TypeError) && !(error instanceof SyntaxError)) reportError(error)
    return hasEnded ? 'ended' : 'cut'
  }
}

function gatherer(hand: (events: readonly Happening[]) => void) {
  let waiting: Happening[] = []
  let frame = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let flushedAt = -Infinity
  const flush = (): void => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
    frame = 0
    flushedAt = performance.now()
    const events = waiting
    waiting = []
    if (events.length > 0) hand(events)
  }
  return {
    flush,
    take: (events: readonly Happening[]): void => {
      for (const event of events) waiting.push(event)
      if (frame !== 0) return
      if (performance.now() - flushedAt > REST_MS) return flush()
      frame = requestAnimationFrame(flush)
      timer = setTimeout(flush, GATHER_MS)
    },
  }
}
