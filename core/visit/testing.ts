import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import type { Reach } from './addresses.ts'

export type StandIn = {
  readonly port: number
  /** Method, host without its port, and path of each request, in the order in which they came. */
  readonly heard: readonly string[]
  /** Names that end in `.test` lead to this server, which may be connected to. No other name leads anywhere. */
  readonly reach: Reach
}

/** Stands in for the web on this machine, until the test is done. `answer` may leave the response open. */
export async function standIn(answer: (response: ServerResponse, request: IncomingMessage) => void): Promise<StandIn> {
  const heard: string[] = []
  const server = createServer((request, response) => {
    heard.push(`${request.method} ${request.headers.host?.split(':')[0]}${request.url}`)
    answer(response, request)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  })
  // An AddressInfo, for it listens on a port.
  const { port } = server.address() as AddressInfo
  return {
    port,
    heard,
    reach: {
      resolve: (host) =>
        host.endsWith('.test')
          ? Promise.resolve(['127.0.0.1'])
          : Promise.reject(Object.assign(new Error('no such host'), { code: 'ENOTFOUND' })),
      isAllowed: (address) => address === '127.0.0.1',
    },
  }
}
