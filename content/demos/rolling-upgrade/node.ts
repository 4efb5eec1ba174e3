// A node of the store. The leader takes writes; a write is acknowledged once two of the three nodes have it.
// There are no elections here: leadership moves only when the operator says so.
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { ask, NODES, portOf, serve, type Entry, type Reply, type Request } from './wire.ts'

export async function node(id: number, version: number, folder: string): Promise<void> {
  const file = `${folder}/node-${id}.log`
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : []
  const log = lines.map((line) => JSON.parse(line) as Entry) // what the version before left is read again
  const peers = NODES.filter((other) => other !== id)

  let leader = 0
  /** While leadership is handed over: ends when it is. Writes wait for it. */
  let handover: Promise<unknown> | null = null
  /** Of a leader: how much each follower has, which version it is, and what is on its way to them. */
  const have = new Map<number, number>()
  const versions = new Map<number, number>()
  const pushes = new Set<Promise<void>>()

  function store(entry: Entry): void {
    log.push(entry)
    appendFileSync(file, `${JSON.stringify(entry)}\n`)
  }

  /** Make a follower have the first `length` records. One that missed some says so, and gets them. */
  async function push(peer: number, length: number): Promise<void> {
    for (;;) {
      const from = have.get(peer) ?? log.length
      const reply = await ask(portOf(peer), { type: 'append', leader: id, from, entries: log.slice(from) })
      if (reply.status !== 'ok') throw new Error(`node ${peer}: ${reply.reason}`)
      have.set(peer, reply.have ?? 0)
      versions.set(peer, reply.version ?? 1)
      if ((reply.have ?? 0) >= length) return
    }
  }

  /** The gate: the new format is written once every node is known to read it, not as soon as one could write it. */
  const isGateOpen = () => version >= 2 && peers.every((peer) => (versions.get(peer) ?? 1) >= 2)

  async function write(value: string): Promise<Reply> {
    while (handover) await handover
    if (leader !== id) return { status: 'not-leader', leader }
    store(isGateOpen() ? { format: 2, value, length: value.length } : { format: 1, value })
    const sent = peers.map((peer) => {
      const done = push(peer, log.length)
      pushes.add(done)
      done.then(
        () => pushes.delete(done),
        () => pushes.delete(done),
      )
      return done
    })
    try {
      await Promise.any(sent) // one of the two, and this node: a majority
      return { status: 'ok', by: `v${version}` }
    } catch (error) {
      const reasons = error instanceof AggregateError ? error.errors : [error]
      return { status: 'refused', reason: `no majority: ${reasons.map(String).join('; ')}` }
    }
  }

  /** Of the leader: let what has begun come to its end, then make `to` the leader. */
  async function transfer(to: number): Promise<void> {
    await Promise.allSettled(pushes)
    await push(to, log.length)
    await ask(portOf(to), { type: 'lead' })
    leader = to
  }

  async function answer(request: Request): Promise<Reply> {
    switch (request.type) {
      case 'write':
        return write(request.value)
      case 'append': {
        if (request.entries.some(({ format }) => format > version)) {
          return { status: 'refused', reason: `v${version} cannot read this record` }
        }
        leader = request.leader
        for (const [n, entry] of request.entries.entries()) if (request.from + n === log.length) store(entry)
        return { status: 'ok', have: log.length, version }
      }
      case 'lead':
        leader = id
        await Promise.allSettled(peers.map((peer) => push(peer, log.length))) // tells them, too
        return { status: 'ok' }
      case 'transfer':
        handover = transfer(request.to).finally(() => (handover = null))
        await handover
        return { status: 'ok' }
      case 'sync':
        if (request.node !== id) await push(request.node, log.length)
        return { status: 'ok' }
      case 'read':
        return { status: 'ok', entries: log }
      default:
        return { status: 'refused', reason: `a node does not know "${request.type}"` }
    }
  }

  const server = await serve(portOf(id), answer)
  // Asked to stop: no new connections, answer the ones there are, then end.
  process.on('SIGTERM', () => server.close(() => process.exit(0)))
  process.on('disconnect', () => process.exit(1)) // the operator is gone
  process.send?.('ready')
}
