'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, startTransition, useEffect, useRef, useState } from 'react'
import { isOffline } from '../../../_ui/offline.ts'
import { trouble, troubleIn, type Trouble, type TroubleKey } from './trouble.ts'

type Words = Readonly<Record<'summary' | 'send' | 'waiting' | 'elapsed' | 'cancel' | 'arrived' | 'says', string>>
type Props = {
  /** Where to send to. */
  path: string
  /** Of what `children` show: nothing else is sent. */
  promptHash: string
  /** Of the opinion given last. */
  lastId: number | null
  limitMs: number
  words: Words
  troubles: Readonly<Record<TroubleKey, string>>
  children: ReactNode
}
type State = { kind: 'idle' } | { kind: 'waiting'; stop: AbortController } | { kind: 'trouble'; trouble: Trouble }

/** Shows what will be sent, and sends it when told to. The wait goes on if the page is left; the reply is kept. */
export function Ask({ path, promptHash, lastId, limitMs, words, troubles, children }: Props) {
  const router = useRouter()
  const details = useRef<HTMLDetailsElement>(null)
  const [state, setState] = useState<State>({ kind: 'idle' })
  const [arrivedId, setArrivedId] = useState<number | null>(null)
  const isWaiting = state.kind === 'waiting'

  useEffect(() => {
    if (arrivedId === null || arrivedId !== lastId) return
    const reply = document.getElementById(`opinion-${arrivedId}`)
    reply?.focus({ preventScroll: true })
    reply?.scrollIntoView({ block: 'nearest' })
  }, [arrivedId, lastId])

  const send = async () => {
    const stop = new AbortController()
    setState({ kind: 'waiting', stop })
    setArrivedId(null)
    const reply = await post(path, promptHash, stop.signal)
    if ('trouble' in reply) setState({ kind: 'trouble', trouble: reply.trouble })
    else {
      setState({ kind: 'idle' })
      setArrivedId(reply.id)
      if (details.current) details.current.open = false
    }
    // A reply is shown by the page itself; so is the text that takes the place of one that has changed.
    if (!('trouble' in reply) || reply.trouble.key === 'stale') startTransition(() => router.refresh())
  }

  return (
    <>
      <p role="status" className="sr-only">
        {isWaiting ? words.waiting : arrivedId !== null ? words.arrived : ''}
      </p>
      <details ref={details} className="opinion-ask">
        <summary>{words.summary}</summary>
        {children}
        <div className="opinion-send">
          <button
            type="button"
            className="button"
            aria-disabled={isWaiting}
            onClick={() => {
              if (!isWaiting) void send()
            }}
          >
            {words.send}
          </button>
          {state.kind === 'waiting' && (
            <>
              <button type="button" className="button button-quiet" onClick={() => state.stop.abort()}>
                {words.cancel}
              </button>
              <Elapsed limitMs={limitMs} words={words.elapsed} />
            </>
          )}
        </div>
        <div role="alert">
          {state.kind === 'trouble' && <Said trouble={state.trouble} words={words} troubles={troubles} />}
        </div>
      </details>
    </>
  )
}

function Said({
  trouble: { key, values, says },
  words,
  troubles,
}: { trouble: Trouble } & Pick<Props, 'words' | 'troubles'>) {
  return (
    <div className="notice">
      <p>{fill(troubles[key], values)}</p>
      {says !== '' && (
        <p className="opinion-says">
          <span>{words.says}</span>
          <q>{says}</q>
        </p>
      )}
    </div>
  )
}

/** Seconds since it came on. They are seen, not announced. */
function Elapsed({ limitMs, words }: { limitMs: number; words: string }) {
  const [elapsedMs, setElapsedMs] = useState(0)
  useEffect(() => {
    const since = performance.now()
    const timer = setInterval(() => setElapsedMs(performance.now() - since), 250)
    return () => clearInterval(timer)
  }, [])
  const seconds = Math.floor(Math.min(elapsedMs, limitMs) / 1000)
  return (
    <span className="opinion-elapsed" aria-hidden="true">
      {fill(words, { seconds: String(seconds), limit: String(Math.round(limitMs / 1000)) })}
    </span>
  )
}

const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)

async function post(
  path: string,
  promptHash: string,
  signal: AbortSignal,
): Promise<{ id: number } | { trouble: Trouble }> {
  try {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify({ promptHash }), signal })
    const body: unknown = await response.json()
    // An id, as the route answers it.
    return response.ok ? { id: Number(Object(body).id) } : { trouble: troubleIn(body) }
  } catch (error) {
    if (signal.aborted) return { trouble: trouble('cancelled') }
    if (!isOffline(error)) reportError(error)
    return { trouble: trouble(isOffline(error) ? 'offline' : 'failed') }
  }
}
