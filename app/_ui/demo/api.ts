import { isOffline } from '../offline.ts'

// What the pages of demos ask of the server.

/** Why something was not done: the server's code, or what became of the request. */
export type Refusal = { readonly code: string }

type Send = { readonly method: 'POST'; readonly body: unknown; readonly signal?: AbortSignal }

/**
 * Tokens by demo, newest first. A server that was restarted knows none of the old ones; the first request that is refused
 * for it fetches another, and all parts of the page go on with that.
 */
let renewed: string | null = null

/** Posts with the token; with a new one, once, if the server does not know it any more. */
export async function post(id: string, path: string, token: string, send: Send): Promise<Response | Refusal> {
  try {
    const first = await postOnce(path, renewed ?? token, send)
    if (first.ok) return first
    const code = await codeIn(first)
    if (code !== 'bad-token') return { code }
    renewed = await freshToken(id)
    if (renewed === null) return { code }
    const second = await postOnce(path, renewed, send)
    return second.ok ? second : { code: await codeIn(second) }
  } catch (error) {
    if (send.signal?.aborted === true) return { code: 'aborted' }
    if (!isOffline(error)) reportError(error)
    return { code: isOffline(error) ? 'offline' : 'failed' }
  }
}

/** What a page shows, as JSON; null: not to be had. `T` is what our own handler of that address answers with. */
export async function get<T>(path: string, signal?: AbortSignal): Promise<T | null> {
  try {
    const response = await fetch(path, signal ? { signal } : {})
    return response.ok ? ((await response.json()) as T) : null
  } catch (error) {
    if (signal?.aborted !== true && !isOffline(error)) reportError(error)
    return null
  }
}

const postOnce = (path: string, token: string, { method, body, signal }: Send): Promise<Response> =>
  fetch(path, {
    method,
    headers: { 'content-type': 'application/json', 'x-zhuiwen-token': token },
    body: JSON.stringify(body),
    ...(signal && { signal }),
  })

async function freshToken(id: string): Promise<string | null> {
  const answer = await get<{ token?: unknown }>(`/api/demos/${id}`)
  return typeof answer?.token === 'string' ? answer.token : null
}

async function codeIn(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => null)
  const code: unknown = Object(Object(body).error).code
  return typeof code === 'string' ? code : 'failed'
}
