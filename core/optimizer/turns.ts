import { setImmediate } from 'node:timers/promises'
import { err, ok } from '#core/result.ts'
import type { Result } from '#core/result.ts'
import type { Pausing } from '#core/schedule/evaluate/pausing.ts'

/** How long a computation keeps the process to itself. Short of what anybody waiting for a page would notice. */
const TURN_MS = 15

export type Cancelled = { readonly kind: 'cancelled' }

/**
 * Runs a computation in turns with everything else the process has to do, until it is done or `signal` says to stop. A
 * thread of its own would need a file that plain Node, the tests and the bundled server can all start.
 */
export async function inTurns<T>(work: Pausing<T>, signal?: AbortSignal): Promise<Result<T, Cancelled>> {
  for (;;) {
    if (signal?.aborted) return err({ kind: 'cancelled' })
    const turnEnds = performance.now() + TURN_MS
    while (performance.now() < turnEnds) {
      const { done, value } = work.next()
      if (done) return ok(value)
    }
    await setImmediate()
  }
}
