import { request as requestHttp } from 'node:http'
import type { RequestOptions } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP } from 'node:net'
import type { LookupFunction } from 'node:net'
import { err, ok } from '#core/result.ts'
import type { Result } from '#core/result.ts'
import type { Reach } from './addresses.ts'

export type Method = 'HEAD' | 'GET'

export type Answer = {
  readonly status: number
  /** Where a redirect leads, as it was sent. */
  readonly location: string | null
}

/** `no-host`: there is no such name. `refused`: it is no place to go to. `failed`: anything else on the way. */
export type Failure = { readonly kind: 'no-host' | 'refused' | 'failed'; readonly reason: string }

/**
 * Asks one address, and hangs up as soon as it has a status. Connects to no other addresses than those that were
 * allowed, whatever the name resolves to a moment later.
 */
export async function ask(
  url: URL,
  method: Method,
  reach: Reach,
  signal: AbortSignal,
): Promise<Result<Answer, Failure>> {
  try {
    const addresses = await addressesOf(url, reach, signal)
    if (addresses.length === 0 || !addresses.every(reach.isAllowed)) {
      return err({ kind: 'refused', reason: `${url.hostname} is not on the public internet` })
    }
    return ok(await send(url, method, addresses, signal))
  } catch (error) {
    if (signal.aborted) return err({ kind: 'failed', reason: 'no answer in time' })
    const code = error instanceof Error && 'code' in error ? String(error.code) : null
    // Without a code it is none of the network's.
    if (code === null) throw error
    return err({ kind: code === 'ENOTFOUND' ? 'no-host' : 'failed', reason: code })
  }
}

async function addressesOf({ hostname }: URL, reach: Reach, signal: AbortSignal): Promise<readonly string[]> {
  const literal = hostname.replace(/^\[|\]$/g, '')
  if (isIP(literal)) return [literal]
  // Looking up a name cannot be cancelled; waiting for it can.
  let stop = (): void => {}
  const stopped = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason)
  })
  signal.addEventListener('abort', stop, { once: true })
  if (signal.aborted) stop()
  try {
    return await Promise.race([reach.resolve(literal), stopped])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

function send(url: URL, method: Method, addresses: readonly string[], signal: AbortSignal): Promise<Answer> {
  const found = addresses.map((address) => ({ address, family: isIP(address) }))
  const lookup: LookupFunction = (_, { all }, callback) => {
    const [first] = found
    if (all === true || first === undefined) callback(null, found)
    else callback(null, first.address, first.family)
  }
  const headers = { 'user-agent': 'zhuiwen-check', accept: '*/*' }
  const options: RequestOptions = { method, headers, lookup, signal, agent: false }
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, options, (response) => {
      resolve({ status: response.statusCode ?? 0, location: response.headers.location ?? null })
      // After an answer nothing of the body is of interest, nor how the connection ends.
      response.destroy()
    })
    request.on('error', reject)
    request.end()
  })
}
