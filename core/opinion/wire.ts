import { destinationOf } from './config.ts'
import type { ModelConfig } from './config.ts'
import type { OpinionError } from './opinion.ts'
import { excerpt } from './reply.ts'

/** A long opinion has some 10 kB; the thoughts of a model that thinks aloud come on top of it. */
const MAX_BYTES = 2 * 1024 * 1024

/** Carries a failure through the SDK, which hands on what its `fetch` throws. */
export class Broken extends Error {
  override readonly name = 'Broken'
  readonly failure: OpinionError
  constructor(failure: OpinionError) {
    super(failure.kind)
    this.failure = failure
  }
}

export type Wire = {
  readonly fetch: typeof globalThis.fetch
  /** The body of the last response, the key taken out. */
  readonly heard: () => string
}

/**
 * The one way to the endpoint. Redirects are not followed, lest key and text go where nobody agreed to send them; a
 * body is read whole, up to a limit; whatever fails is thrown as `Broken`. The key is taken out of all that comes back,
 * for endpoints like to repeat it in their complaints.
 */
export function openWire(config: ModelConfig): Wire {
  let heard = ''
  const key = config.key()
  const hide = (text: string): string => (key === null ? text : text.replaceAll(key, '***'))
  const { host } = destinationOf(config)

  const wired: typeof globalThis.fetch = async (input, init) => {
    let response: Response
    let body: { readonly text: string; readonly isWhole: boolean }
    try {
      response = await fetch(input, { ...init, redirect: 'manual', cache: 'no-store' })
      body = await readUpTo(response, MAX_BYTES)
    } catch (error) {
      throw new Broken({ kind: 'unreachable', host, reason: reasonOf(error) })
    }
    heard = hide(body.text)
    const { ok, status, headers } = response
    if (!body.isWhole) throw new Broken({ kind: 'malformed', excerpt: excerpt(heard) })
    if (!ok) {
      const says = complaintIn(heard)
      throw new Broken(isBusy(status) ? { kind: 'busy', says } : { kind: 'http-error', status, says })
    }
    return new Response(heard === '' ? null : heard, {
      headers: { 'content-type': headers.get('content-type') ?? 'application/json' },
    })
  }
  return { fetch: wired, heard: () => heard }
}

const isBusy = (status: number): boolean => status === 429 || status === 503

async function readUpTo(response: Response, limit: number): Promise<{ text: string; isWhole: boolean }> {
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  // Leaving the loop early cancels the body, and with it the connection.
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength
    text += decoder.decode(chunk, { stream: true })
    if (bytes > limit) return { text, isWhole: false }
  }
  return { text: text + decoder.decode(), isWhole: true }
}

/** OpenAI and those who follow it say `{error: {message}}`, others `{error: "…"}`. A page of HTML says nothing. */
function complaintIn(body: string): string {
  try {
    const { error, message } = Object(JSON.parse(body))
    const said: unknown = Object(error).message ?? message ?? error
    if (typeof said === 'string') return excerpt(said)
  } catch {
    // Not JSON: the body speaks for itself.
  }
  return body.trimStart().startsWith('<') ? '' : excerpt(body)
}

/** What Node calls the failure: ECONNREFUSED, ENOTFOUND, CERT_HAS_EXPIRED, UND_ERR_SOCKET, … or else what it says of it. */
function reasonOf(error: unknown): string {
  let reason = String(error)
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') return at.code
    reason = at.message
  }
  return reason
}
