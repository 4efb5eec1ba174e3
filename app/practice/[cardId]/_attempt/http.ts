/** A refusal of the server: `{error: {code, details?}}`. */
export type Refused = { readonly status: number; readonly code: string; readonly details: unknown }
export type Reply<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'refused'; readonly refused: Refused }
  /** Not reached, or failed there: worth another try. */
  | { readonly kind: 'unreachable' }

/** No answer for so long is none: whatever is sent may be sent again. A large recording has its time. In ms. */
const PATIENCE_MS = 20_000

/** Sends JSON, or a recording as it is. `T` is what our own handler of that address answers with. */
export async function send<T>(
  method: 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
  options: { readonly keepalive?: boolean; readonly signal?: AbortSignal } = {},
): Promise<Reply<T>> {
  const isBlob = body instanceof Blob
  try {
    const response = await fetch(path, {
      method,
      ...(body === undefined ? {} : { body: isBlob ? body : JSON.stringify(body) }),
      // The type of a recording names its codec, which is of no concern here.
      headers: body === undefined ? {} : { 'content-type': isBlob ? bareType(body) : 'application/json' },
      ...options,
      signal: AbortSignal.any([AbortSignal.timeout(PATIENCE_MS), ...(options.signal ? [options.signal] : [])]),
    })
    // A full disk is no reason to try again at once.
    if (response.status >= 500 && response.status !== 507) return { kind: 'unreachable' }
    const value: unknown = response.status === 204 ? null : await response.json()
    if (response.ok) return { kind: 'ok', value: value as T }
    return { kind: 'refused', refused: refusedBy(response.status, value) }
  } catch (error) {
    // An answer that is no JSON comes from something between us and the server.
    if (error instanceof TypeError || error instanceof SyntaxError || isAbort(error)) return { kind: 'unreachable' }
    throw error
  }
}

const bareType = (blob: Blob): string => blob.type.split(';')[0] ?? ''

const isAbort = (error: unknown): boolean =>
  error instanceof DOMException && (error.name === 'AbortError' || error.name === 'TimeoutError')

function refusedBy(status: number, body: unknown): Refused {
  const error = fieldOf(body, 'error')
  const code = fieldOf(error, 'code')
  return { status, code: typeof code === 'string' ? code : '', details: fieldOf(error, 'details') }
}

/** A field of what came from outside, whatever that is. */
export const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined

/** How long to wait before the next of so many failed tries, in ms: 1 s, 2 s, 4 s, … at most 30 s. */
export const backoffMs = (failures: number): number => Math.min(30_000, 1000 * 2 ** Math.max(0, failures - 1))
