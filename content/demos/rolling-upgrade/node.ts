// A node, and how processes talk: a connection for each request, JSON there, JSON back.
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { text } from 'node:stream/consumers'

export const [PROXY, NODES] = [0, [1, 2, 3]]
type Row = { format: 1; value: string } | { format: 2; value: string; length: number }
/** What may stand in a request or an answer. An answer to a write with `leader`: not done, ask that one. */
export type Message = Partial<{ type: string; value: string; node: number; from: number; rows: Row[] }> &
  Partial<{ leader: number; version: number; done: string; error: string }>

export function ask(whom: number, message: Message): Promise<Message> {
  const socket = connect(7000 + whom, '127.0.0.1').end(JSON.stringify(message))
  return text(socket)
    .then((answer): Message => JSON.parse(answer))
    .catch((error: Error) => ({ error: error.message })) // refused, or broken before there was an answer
}

export const serve = (who: number, answer: (message: Message) => Promise<Message>) =>
  createServer({ allowHalfOpen: true }, async (socket) => {
    let said = ''
    socket.on('data', (part) => (said += part))
    await once(socket, 'end')
    socket.end(JSON.stringify(await answer(JSON.parse(said))))
  }).listen(7000 + who, '127.0.0.1')

/** Rows are kept in memory. The leader takes writes and passes them on. No elections: who leads is told. */
export function runNode(self: number, version: number): void {
  const log: Row[] = []
  const versions = new Map(NODES.map((node) => [node, node === self ? version : 1])) // as far as known here
  let leader = 0
  let last = Promise.resolve<Message>({})
  /** One after the other. A write that comes while the lead is handed over waits, then hears who has it. */
  const inTurn = (work: () => Promise<Message>) => (last = last.then(work, work))

  async function send(node: number, from: number, leader: number): Promise<Message> {
    const reply = await ask(node, { type: 'append', leader, from, rows: log.slice(from) })
    if (reply.version) versions.set(node, reply.version)
    return reply
  }
  async function write(value: string): Promise<Message> {
    if (leader !== self) return { leader }
    // The gate: the new format is written once every node is known to read it, not as soon as this one can.
    const format = Math.min(...versions.values()) >= 2 ? 2 : 1
    const at = log.push(format === 2 ? { format, value, length: value.length } : { format, value }) - 1
    const replies = NODES.map((node) => (node === self ? { version } : send(node, at, self)))
    // All of them, not the first two: or requests to a slow node would pile up.
    const kept = (await Promise.all(replies)).map(({ version }) => (version ? `v${version}` : '--'))
    if (kept.filter((by) => by !== '--').length < 2) return { error: 'not kept by two' }
    return { done: `led by v${version}, kept by ${kept.join(' ')}, format ${format}` }
  }

  /** Send a node all there is, and tell it who leads from now on: this one, or that one itself. */
  async function bring(node: number, next: number): Promise<Message> {
    const reply = await send(node, 0, next)
    if (!reply.error) leader = next
    return reply
  }

  const server = serve(self, async ({ type, value = '', node = 0, from = 0, rows = [], leader: to = 0 }) => {
    if (type === 'read') return { rows: log }
    if (type === 'write') return inTurn(() => write(value))
    if (type === 'bring') return inTurn(() => bring(node, to))
    if (rows.some(({ format }) => format > version)) return { error: `v${version} cannot read it` }
    rows.forEach((row, n) => (log[from + n] = row))
    leader = to
    return { version }
  })
  server.on('listening', () => process.send?.('ready'))
  process.on('SIGTERM', () => server.close(() => process.exit())) // answers what it was asked, then ends
}
