import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import type { ModelConfig } from './config.ts'
import type { Opinion } from './opinion.ts'

/** A request as the endpoint got it. */
export type Heard = { readonly path: string; readonly headers: IncomingHttpHeaders; readonly body: string }

export type StandIn = {
  readonly config: ModelConfig
  readonly heard: readonly Heard[]
  /** The next time a request has arrived whole. */
  readonly asked: Promise<unknown>
  /** The next time whoever asked hangs up without having waited for the end of the answer. */
  readonly hungUp: Promise<unknown>
  /** From now on nothing answers there. */
  readonly close: () => Promise<void>
}

/** Stands in for a model's endpoint on this machine, until the test is done. `answer` may leave the response open. */
export async function standIn(
  answer: (response: ServerResponse, request: Heard) => void,
  { key = null, timeoutMs = 20_000 }: { key?: string | null; timeoutMs?: number } = {},
): Promise<StandIn> {
  const heard: Heard[] = []
  const server = createServer((request: IncomingMessage, response) => {
    response.on('close', () => response.writableFinished || server.emit('hung-up'))
    void text(request).then((body) => {
      const said = { path: request.url ?? '', headers: request.headers, body }
      heard.push(said)
      server.emit('asked')
      answer(response, said)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const close = async (): Promise<void> => {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  }
  onTestFinished(close)
  // An AddressInfo, for it listens on a port.
  const { port } = server.address() as AddressInfo
  return {
    config: { url: `http://127.0.0.1:${port}/v1`, name: 'qwen3:8b', key: () => key, timeoutMs },
    heard,
    get asked() {
      return once(server, 'asked')
    },
    get hungUp() {
      return once(server, 'hung-up')
    },
    close,
  }
}

/** Answers as OpenAI does: one choice that says `content`. */
export const completion =
  (content: string | null, { finish = 'stop', ...message }: { finish?: string; [field: string]: unknown } = {}) =>
  (response: ServerResponse): void => {
    const choice = { index: 0, finish_reason: finish, message: { role: 'assistant', content, ...message } }
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ id: 'c-1', object: 'chat.completion', created: 0, model: 'm', choices: [choice] }))
  }

/** Answers with a status and a body. */
export const status =
  (code: number, body = '', headers: Record<string, string> = {}) =>
  (response: ServerResponse): void => {
    response.writeHead(code, headers)
    response.end(body)
  }

export const GOOD: Opinion = {
  overall: 'Sentence 3 names no case.',
  perSentence: [{ sentence: 3, remark: 'No number.', suggestion: 'The old workers end after 75 s.' }],
  factualDoubts: [
    { sentence: 2, claim: 'The port closes', why: 'The socket is inherited.', howToCheck: 'ss -ltn while upgrading' },
  ],
  nextQuestion: null,
}
