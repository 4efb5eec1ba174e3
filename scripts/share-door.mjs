// What others may be let in by: shared pages and nothing else, whatever name or header a request bears.
// Plain JavaScript without dependencies, as what opens it (start.mjs).
import { createServer, request } from 'node:http'
import { pipeline } from 'node:stream'

/** Nobody can have this name (RFC 2606). The server knows by it that others ask: see `isPublic` in app/_server/guard.ts. */
const OTHERS = 'share.invalid'
/** What is told of a visitor. */
const TOLD = ['accept', 'accept-language']
/** Of the connection and not of the answer; and no visitor is given a cookie. */
const KEPT_BACK = ['connection', 'keep-alive', 'transfer-encoding', 'set-cookie']
const SHARED = /^\/share\/[\x21-\xff]*$/
const PATIENCE_MS = 60_000
/** Others may wait; the owner is not to. */
const MAX_CONNECTIONS = 256

/**
 * Listens on this machine and passes on to the server what others may ask of it; answers all else itself.
 * @param {number} port 0: a free one
 * @param {{host: string, port: number}} server
 * @returns {Promise<import('node:http').Server>} once it listens; rejects if it cannot
 */
export function openShareDoor(port, server) {
  const door = createServer((asked, answer) => {
    if (asked.method !== 'GET' && asked.method !== 'HEAD') return turnAway(answer, 405, { allow: 'GET, HEAD' })
    if (!SHARED.test(asked.url ?? '')) return turnAway(answer, 404)
    passOn(asked, answer, server)
  })
  door.maxConnections = MAX_CONNECTIONS
  return new Promise((resolve, reject) => {
    door.once('error', reject)
    door.listen({ host: '127.0.0.1', port, exclusive: true }, () => resolve(door))
  })
}

function passOn({ method, url, headers }, answer, server) {
  const told = TOLD.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]]))
  const asking = request({
    ...server,
    method,
    path: url,
    headers: { ...Object.fromEntries(told), host: OTHERS },
    agent: false,
    timeout: PATIENCE_MS,
  })
  asking.on('timeout', () => asking.destroy(new Error('the server does not answer')))
  asking.on('error', () => (answer.headersSent ? answer.destroy() : turnAway(answer, 502)))
  asking.on('response', (response) => {
    const said = Object.entries(response.headers).filter(([name]) => !KEPT_BACK.includes(name))
    answer.writeHead(response.statusCode ?? 502, Object.fromEntries(said))
    // Whichever of the two goes away first takes the other along.
    pipeline(response, answer, () => {})
  })
  answer.on('close', () => asking.destroy())
  asking.end()
}

const turnAway = (answer, status, headers = {}) =>
  answer.writeHead(status, { 'cache-control': 'no-store', 'content-length': 0, ...headers }).end()
