import type { Result } from '#core/result.ts'
import { err, ok } from '#core/result.ts'
import type { Reach } from './addresses.ts'
import { ask } from './request.ts'
import type { Failure, Method } from './request.ts'

/**
 * What came of trying an address. `unsure`: it may be there, but not for us or not now. `no-host`: its name leads to no
 * host, which is also so for every name while this machine is offline.
 */
export type Outcome =
  | { readonly state: 'ok' }
  | { readonly state: 'no-host' }
  | { readonly state: 'dead' | 'unsure'; readonly reason: string }

const MAX_REDIRECTS = 5
const GONE = [404, 410]
const TOO_MANY_REQUESTS = 429

/**
 * Tries whether there is something at an http or https address, redirects followed. Some servers know no HEAD or answer
 * it otherwise, so what that does not find is asked for by GET. Only an answer that there is nothing makes a link
 * dead.
 * @param timeoutMs for all of it together
 */
export async function visit(
  address: string,
  { reach, timeoutMs, signal }: { readonly reach: Reach; readonly timeoutMs: number; readonly signal: AbortSignal },
): Promise<Outcome> {
  const stop = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)])
  const follow = async (method: Method): Promise<Result<number, Failure>> => {
    let url = new URL(address)
    for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
      const answer = await ask(url, method, reach, stop)
      if (!answer.ok) return answer
      const { status, location } = answer.value
      if (status < 300 || status >= 400 || location === null) return ok(status)
      if (!URL.canParse(location, url)) return err({ kind: 'failed', reason: 'a redirect that leads nowhere' })
      url = new URL(location, url)
      if (!/^https?:$/.test(url.protocol)) return err({ kind: 'refused', reason: `a redirect to ${url.protocol}` })
    }
    return err({ kind: 'failed', reason: `more than ${MAX_REDIRECTS} redirects` })
  }
  const quick = await follow('HEAD')
  const isSettled = quick.ok ? quick.value < 400 || quick.value === TOO_MANY_REQUESTS : quick.error.kind !== 'failed'
  return judge(isSettled ? quick : await follow('GET'))
}

function judge(result: Result<number, Failure>): Outcome {
  if (result.ok) {
    const reason = `it answers ${result.value}`
    if (result.value < 400) return { state: 'ok' }
    return { state: GONE.includes(result.value) ? 'dead' : 'unsure', reason }
  }
  const { kind, reason } = result.error
  return kind === 'no-host' ? { state: kind } : { state: 'unsure', reason }
}
