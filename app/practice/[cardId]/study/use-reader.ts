import { useEffect, useState, useSyncExternalStore } from 'react'
import { createReader, type Fact, type Kept, type Reader, type Snapshot } from './reader.ts'

/** Often enough that no second is seen to be left out. */
const TICK_MS = 500

/** A reader of this browser, for as long as the page stands. */
export function useReader(cardId: string, limitMs: number): { reader: Reader; now: Snapshot } {
  const [reader] = useState(() =>
    createReader(limitMs, {
      nowMs: () => performance.now(),
      send: (fact) => send(cardId, fact),
      keep: (kept) => sessionStorage.setItem(keyOf(cardId), JSON.stringify(kept)),
    }),
  )
  const now = useSyncExternalStore(reader.subscribe, reader.snapshot, reader.snapshot)

  useEffect(() => {
    const kept = read(cardId)
    if (kept) reader.restore(kept)
    const onVisibility = () => (document.visibilityState === 'hidden' ? reader.book() : reader.tick())
    addEventListener('pagehide', reader.pause)
    document.addEventListener('visibilitychange', onVisibility)
    return () => {
      removeEventListener('pagehide', reader.pause)
      document.removeEventListener('visibilitychange', onVisibility)
      reader.pause()
    }
  }, [reader, cardId])

  const isRunning = now.phase === 'running'
  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(reader.tick, TICK_MS)
    return () => clearInterval(timer)
  }, [reader, isRunning])
  return { reader, now }
}

/** `keepalive`: the page may be gone before it is answered. A refusal is no reason to send it again; a failure is. */
async function send(cardId: string, fact: Fact): Promise<boolean> {
  try {
    const response = await fetch('/api/practice/readings', {
      method: 'POST',
      keepalive: true,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ cardId, ...fact }),
    })
    return response.status < 500
  } catch {
    return false
  }
}

const keyOf = (cardId: string): string => `zhuiwen-study:${cardId}`

/** What this tab kept. Whatever else is found there counts as nothing. */
function read(cardId: string): Kept | null {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(keyOf(cardId)) ?? 'null')
    if (typeof value !== 'object' || value === null || !('ranMs' in value) || !('url' in value)) return null
    const { ranMs, url } = value
    return typeof ranMs === 'number' && (typeof url === 'string' || url === null) ? { ranMs, url } : null
  } catch {
    return null
  }
}
