import { LOOPBACK } from '#core/share/public-url.ts'

/**
 * Who may talk to this server: pages it served itself, and programs on this machine.
 * A page of another site can send requests here; it cannot read `Host` away nor forge `Origin`.
 */
export type Refusal = 'host' | 'origin'

const WILDCARD = new Set(['0.0.0.0', '::', '[::]'])
const IP_LITERAL = /^(\d{1,3}(\.\d{1,3}){3}|\[[0-9a-f:.]+\])$/

/** The host name of a `Host` header, lower case, without its port; null if there is none. */
export function hostName(header: string | null): string | null {
  const match = /^(\[[0-9a-f:.]+\]|[^:\s/]+)(:\d+)?$/i.exec(header ?? '')
  return match?.[1]?.toLowerCase() ?? null
}

/**
 * True if `host` can only mean this server. A rebound DNS name points here too, but carries the attacker's name.
 * `bound` is HOST: bound to every address, any address literal is ours, and no name can hide in one.
 */
export function isOurHost(host: string, bound: string): boolean {
  if (LOOPBACK.has(host) || host === bound.toLowerCase()) return true
  return WILDCARD.has(bound) && IP_LITERAL.test(host)
}

/** Why this request must be refused, or null. Browsers send `Origin` with every write; programs may leave it out. */
export function refusal(method: string, headers: Headers, bound: string): Refusal | null {
  const host = headers.get('host')
  const name = hostName(host)
  if (name === null || !isOurHost(name, bound)) return 'host'
  if (method === 'GET' || method === 'HEAD') return null
  const origin = headers.get('origin')
  if (origin === null) return isForeign(headers.get('sec-fetch-site')) ? 'origin' : null
  return origin === `http://${host}` || origin === `https://${host}` ? null : 'origin'
}

/** Whether a page of another site has it sent, by what `Sec-Fetch-Site` says. */
export const isForeign = (site: string | null): boolean => site !== null && site !== 'same-origin' && site !== 'none'

/** By this name asks whoever comes in by the port for others: see `OTHERS` in scripts/share-door.mjs. */
const OTHERS = 'share.invalid'

/** Whether somebody asks under a name that others have, where there is nothing but share pages. */
export function isPublic(host: string | null, shareUrl: string | null): boolean {
  const name = hostName(host)
  return name === OTHERS || (shareUrl !== null && name === new URL(shareUrl).hostname)
}

/** Whether this is to be answered under that name: share pages are only ever read. */
export const isPublicDeed = (method: string, path: string): boolean =>
  (method === 'GET' || method === 'HEAD') && path.startsWith('/share/')

/** Whether every percent sign of a path encodes something. */
export function isWellWritten(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}
