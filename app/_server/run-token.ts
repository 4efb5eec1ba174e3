import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { refusal } from './guard.ts'
import { refuse } from './respond.ts'

const KEY = Symbol.for('zhuiwen.run-token')

/** What has to come along with a request that has programs run: known to the pages of this server, until it is started anew. */
export function runToken(): string {
  // Not a variable of this module, of which Next gives each part of the server a copy.
  const shared = globalThis as typeof globalThis & { [KEY]?: string }
  return (shared[KEY] ??= randomBytes(32).toString('base64url'))
}

/** Takes the same time whatever is given. */
export function isRunToken(given: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(runToken()))
}

/**
 * Why this request may not have programs run, nor change which may be. Null: it may, as it names this site as its origin,
 * which programs may leave out elsewhere, and brings the token.
 */
export function refuseToRun(request: Request): Response | null {
  const isFrom = refusal(request.method, request.headers, process.env['HOST'] ?? '127.0.0.1') === null
  if (!isFrom || request.headers.get('origin') === null) {
    return refuse('foreign-origin', 'demos are run from pages of this site: the header Origin has to name it')
  }
  if (isRunToken(request.headers.get('x-zhuiwen-token') ?? '')) return null
  return refuse('bad-token', 'the header x-zhuiwen-token is not the one of this server, which may have been restarted')
}
