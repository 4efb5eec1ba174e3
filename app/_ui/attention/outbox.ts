import type { Attended } from '#core/journal/attention.ts'
import { isOffline } from '../offline.ts'
import { parseKept, storage } from '../storage.ts'
import { mintUuid } from '../uuid.ts'

const KEY = 'zhuiwen-stretches'
/** Of what could not be sent, the newest. Some hundred bytes each. */
const MOST_KEPT = 500
/** As many as the server takes at once; they are well below what a page that is being left may send (64 kB). */
const AT_ONCE = 100
/** What is less was a page passed through. In ms. */
const WORTH_MS = 1_000

type Waiting = { readonly id: string; readonly [field: string]: unknown }

const isWaiting = (value: unknown): value is Waiting =>
  typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'

function waiting(): readonly Waiting[] {
  const value = parseKept(storage(null, (local) => local.getItem(KEY)))
  return Array.isArray(value) ? value.filter(isWaiting) : []
}

function put(stretches: readonly Waiting[]): void {
  storage(undefined, (local) => {
    if (stretches.length === 0) local.removeItem(KEY)
    else local.setItem(KEY, JSON.stringify(stretches.slice(-MOST_KEPT)))
  })
}

/** Takes a stretch, to be sent at once and, if that fails, with the next. */
export function keepStretch({ startedAt, ...rest }: Attended): void {
  if (rest.activeMs + rest.idleMs < WORTH_MS) return
  const stretch = { id: mintUuid(), startedAt: startedAt.toISOString(), ...rest }
  const before = waiting()
  put([...before, stretch])
  // Not read again: where nothing can be stored, it is sent all the same.
  send([...before, stretch].slice(-AT_ONCE)).catch(reportError)
}

/** Sends what could not be sent before. */
export function sendWaiting(): void {
  const stretches = waiting()
  if (stretches.length > 0) send(stretches.slice(0, AT_ONCE)).catch(reportError)
}

/** `keepalive`: the page may be gone before it is answered. Sent twice, a stretch is kept once; refused, it is let go. */
async function send(stretches: readonly Waiting[]): Promise<void> {
  try {
    const { status } = await fetch('/api/journal/stretches', {
      method: 'POST',
      keepalive: true,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ stretches }),
    })
    if (status >= 500) return
    const sent = new Set(stretches.map(({ id }) => id))
    put(waiting().filter(({ id }) => !sent.has(id)))
  } catch (error) {
    if (!isOffline(error)) throw error
  }
}
