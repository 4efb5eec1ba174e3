// A proxy that finds the leader. What is safe to repeat it repeats: "not the leader" means that nothing was written.
// A connection that breaks without an answer is not: the write may have happened, and the client has to know.
import { ask, NODES, portOf, PROXY, serve, type Reply, type Request } from './wire.ts'

export async function proxy(): Promise<void> {
  let leader = 1
  let told = 0
  const drained = new Set<number>()
  /** Requests that wait for an answer, by node. */
  const waiting = new Map<number, Set<Promise<Reply>>>(NODES.map((node) => [node, new Set()]))

  async function forward(node: number, request: Request): Promise<Reply> {
    const reply = ask(portOf(node), request)
    waiting.get(node)?.add(reply)
    try {
      return await reply
    } finally {
      waiting.get(node)?.delete(reply)
    }
  }

  async function write(request: Request): Promise<Reply> {
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      const target = drained.has(leader) ? NODES.find((node) => !drained.has(node)) : leader
      if (!target) break
      const reply = await forward(target, request)
      if (reply.status !== 'not-leader') return reply
      told += 1
      leader = reply.leader || (target % NODES.length) + 1
    }
    return { status: 'refused', reason: 'no leader found' }
  }

  async function answer(request: Request): Promise<Reply> {
    switch (request.type) {
      case 'write':
        return write(request)
      case 'drain':
        drained.add(request.node)
        await Promise.allSettled(waiting.get(request.node) ?? [])
        return { status: 'ok' }
      case 'restore':
        drained.delete(request.node)
        return { status: 'ok' }
      case 'count':
        return { status: 'ok', told }
      default:
        return { status: 'refused', reason: `the proxy does not know "${request.type}"` }
    }
  }

  await serve(PROXY, answer)
  process.on('disconnect', () => process.exit(1)) // the operator is gone
  process.send?.('ready')
}
