// What the processes say to each other: a connection for each request, JSON in, JSON out.
import { once } from 'node:events'
import net from 'node:net'

export const NODES = [1, 2, 3] as const
export const PROXY = 7100
export const portOf = (node: number): number => PROXY + node

/** A record of the log. v1 knows format 1 only; v2 adds the length of the value, and reads both. */
export type Entry = { format: 1; value: string } | { format: 2; value: string; length: number }

export type Request =
  | { type: 'write'; value: string } // client to proxy, proxy to leader
  | { type: 'append'; leader: number; from: number; entries: Entry[] } // leader to follower
  | { type: 'lead' } // operator, or the leader before, to the next leader
  | { type: 'transfer'; to: number } // operator to leader
  | { type: 'sync'; node: number } // operator to leader: bring this node up to date
  | { type: 'read' } // operator to node
  | { type: 'drain' | 'restore'; node: number } // operator to proxy
  | { type: 'count' } // operator to proxy

export type Reply = {
  status: 'ok' | 'not-leader' | 'refused'
  reason?: string
  /** Which version answered a write. */
  by?: string
  /** With `not-leader`: who is. 0: does not know. */
  leader?: number
  /** Of a follower: how many records it has, and its version. */
  have?: number
  version?: number
  entries?: Entry[]
  told?: number
}

/** All that the other end says until it has no more to say. */
function received(socket: net.Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    socket.setEncoding('utf8')
    socket.on('data', (part: string) => (text += part))
    socket.on('end', () => resolve(text))
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('closed without an answer'))) // no effect once resolved
  })
}

/** Send a request. Rejects when the connection fails before there is an answer. */
export async function ask(port: number, request: Request): Promise<Reply> {
  const socket = net.connect(port, '127.0.0.1')
  socket.end(JSON.stringify(request))
  return JSON.parse(await received(socket)) as Reply // both ends are this program; others would have to check
}

/** Answer requests; resolves once the port is open. */
export async function serve(port: number, answer: (request: Request) => Promise<Reply>): Promise<net.Server> {
  const server = net.createServer({ allowHalfOpen: true }, (socket) => {
    received(socket)
      .then((request) => answer(JSON.parse(request) as Request))
      .catch((error: unknown): Reply => ({ status: 'refused', reason: String(error) }))
      .then((reply) => socket.end(JSON.stringify(reply)))
      .catch(() => socket.destroy())
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return server
}
