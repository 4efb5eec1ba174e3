// A rolling upgrade of a small replicated store, from v1 to v2, while clients write. Five processes, all of them this
// program: three nodes, a proxy, and this one, which is the operator and the clients.
import { fork, type ChildProcess } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { node } from './node.ts'
import { proxy } from './proxy.ts'
import { ask, NODES, portOf, PROXY } from './wire.ts'

const [role, id, version, folder] = process.argv.slice(2)
if (role === 'node') await node(Number(id), Number(version), folder ?? '.')
else if (role === 'proxy') await proxy()
else await operator()

async function operator(): Promise<void> {
  const data = mkdtempSync(path.join(tmpdir(), 'store-'))
  const children = new Map<number, ChildProcess>()
  const versions = new Map<number, number>()
  const shown = () => NODES.map((node) => (versions.has(node) ? `v${versions.get(node)}` : '--')).join(' ')

  async function start(node: number, version: number): Promise<void> {
    const child = run(['node', String(node), String(version), data])
    await once(child, 'message') // it listens
    children.set(node, child)
    versions.set(node, version)
  }
  async function stop(node: number): Promise<void> {
    const child = children.get(node)
    if (!child) throw new Error(`node ${node} does not run`)
    child.kill('SIGTERM')
    await once(child, 'exit')
    versions.delete(node)
  }

  for (const node of NODES) await start(node, 1)
  const front = run(['proxy'])
  await once(front, 'message')
  await ask(portOf(1), { type: 'lead' })
  let leader = 1

  const clients = startClients()
  await clients.answers(20)
  console.log(`3 nodes run v1, node ${leader} leads; ${clients.count} clients write through a proxy without a pause`)

  for (const node of NODES) {
    console.log(`\nnode ${node}`)
    if (node === leader) {
      // To a node that is done already, if there is one: it will not have to hand over again.
      const next = NODES.find((other) => versions.get(other) === 2) ?? node + 1
      await ask(portOf(leader), { type: 'transfer', to: next })
      leader = next
      console.log(`  leads: hands over to node ${next} (v${versions.get(next)})`)
      await clients.answers(20) // through a proxy that asks the wrong one first
    }
    await ask(PROXY, { type: 'drain', node })
    console.log('  the proxy sends it nothing any more, and waits for nothing from it')
    await stop(node)
    console.log(`  stopped                        nodes: ${shown()}`)
    console.log(`  20 more writes                 answered by ${await clients.answers(20)}`)
    await start(node, 2)
    await ask(portOf(leader), { type: 'sync', node })
    await ask(PROXY, { type: 'restore', node })
    console.log(`  back, has what it missed       nodes: ${shown()}`)
    console.log(`  20 more writes                 answered by ${await clients.answers(20)}`)
  }

  const { acknowledged, failures } = await clients.stop()
  console.log('\nafterwards')
  for (const node of NODES) {
    await ask(portOf(leader), { type: 'sync', node })
    const { entries = [] } = await ask(portOf(node), { type: 'read' })
    const kept = new Set(entries.map(({ value }) => value))
    const missing = acknowledged.filter((value) => !kept.has(value)).length
    const formats = [...new Set(entries.map(({ format }) => format))].join(', then ')
    console.log(`  node ${node}: acknowledged writes missing: ${missing}; record formats: ${formats}`)
  }
  const { told = 0 } = await ask(PROXY, { type: 'count' })
  console.log(`  the proxy was told "not the leader" and asked another: ${told > 0 ? 'yes' : 'no'}`)
  console.log(`  requests failed: ${failures.length}`)
  for (const failure of failures.slice(0, 3)) console.log(`    ${failure}`)

  for (const child of [front, ...children.values()]) child.kill()
  rmSync(data, { recursive: true })
}

/** Start this program once more, in another role. */
function run(args: readonly string[]): ChildProcess {
  const program = process.argv[1]
  if (!program) throw new Error('no program')
  return fork(program, args)
}

/** Clients that write, one request after the other, until they are stopped. */
function startClients(count = 4) {
  const acknowledged: string[] = []
  const failures: string[] = []
  const answered = new EventEmitter()
  let isOver = false
  const running = Array.from({ length: count }, async (_, client) => {
    for (let n = 0; !isOver; n += 1) {
      const value = `client ${client}, write ${n}`
      try {
        const reply = await ask(PROXY, { type: 'write', value })
        if (reply.status === 'ok') acknowledged.push(value)
        else failures.push(reply.reason ?? reply.status)
        answered.emit('answer', reply.by ?? 'nobody')
      } catch (error) {
        failures.push(String(error))
        answered.emit('answer', 'nobody')
      }
    }
  })
  return {
    count,
    /** Wait for so many more answers, good or bad; who gave them. */
    async answers(wanted: number): Promise<string> {
      const by = new Set<string>()
      for (let n = 0; n < wanted; n += 1) by.add(String((await once(answered, 'answer'))[0]))
      return [...by].join(' and ')
    },
    async stop() {
      isOver = true
      await Promise.all(running)
      return { acknowledged, failures }
    },
  }
}
