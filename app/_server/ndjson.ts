import { logFault } from './respond.ts'

const HEADERS = {
  'content-type': 'application/x-ndjson; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
}

/** Sends one line of JSON, at once. Nothing is sent to somebody who has left. */
export type Send = (line: unknown) => void

/**
 * An answer that is written as things happen, one JSON a line. `signal` is aborted as soon as whoever asked has left;
 * `write` is then still waited for. Lines that the other side does not take wait in memory.
 */
export function ndjson(request: Request, write: (send: Send, signal: AbortSignal) => Promise<void>): Response {
  const left = new AbortController()
  const signal = AbortSignal.any([request.signal, left.signal])
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send: Send = (line) => {
        if (!signal.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`))
      }
      const end = (): void => {
        // A stream that was cancelled is closed already.
        if (!left.signal.aborted) controller.close()
      }
      const fail = (error: unknown): void => {
        logFault(error)
        if (!left.signal.aborted) controller.error(error)
      }
      // Not returned: a stream hands nothing out until its start is over.
      void write(send, signal).then(end, fail)
    },
    cancel: () => left.abort(),
  })
  return new Response(body, { headers: HEADERS })
}
