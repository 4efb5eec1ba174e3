// Three nodes of a small store go from v1 to v2, one after the other, while clients write through a proxy.
// Each node is a process, this program again. Here are the proxy, the clients and who does the upgrade.
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { ask, NODES, PROXY, runNode, serve, type Message } from './node.ts'

const [self, version] = process.argv.slice(2).map(Number)
const children: ChildProcess[] = []
const acknowledged: string[] = []
let [leader, target, redirects, written, isOver] = [1, 1, 0, 0, false] // target: the leader, to the proxy
let pending: Promise<unknown> = Promise.resolve() // until the proxy has answered all it was asked so far

if (self && version) runNode(self, version)
else await upgrade()

/** The proxy. "Ask that one": nothing was done, so it asks again. After an error, something may have been. */
async function forward(message: Message): Promise<Message> {
  let answer = await ask(target, message)
  for (; answer.leader; redirects += 1) answer = await ask((target = answer.leader), message)
  return answer
}

async function write(): Promise<string> {
  const value = `write ${(written += 1)}`
  const { done, error } = await ask(PROXY, { type: 'write', value })
  if (done) acknowledged.push(value)
  return done ?? `${error}`
}
async function show(what: string): Promise<void> {
  const answers = new Set(await Promise.all([1, 2, 3].map(write)))
  console.log(`${what.padEnd(20)}${[...answers].join('; ')}`)
}

async function start(node: number, version: number): Promise<void> {
  children[node] = fork(process.argv[1] ?? '', [`${node}`, `${version}`])
  await once(children[node], 'message') // it listens
}
async function stop(node: number): Promise<void> {
  if (children[node]?.kill('SIGTERM')) await once(children[node], 'exit')
}

async function upgrade(): Promise<void> {
  const server = serve(PROXY, (message) => {
    const answer = forward(message)
    pending = Promise.all([pending, answer])
    return answer
  })
  await Promise.all(NODES.map((node) => start(node, 1)))
  await ask(leader, { type: 'bring', node: 2, leader })
  const client = async (): Promise<unknown> => isOver || write().then(client)
  const clients = [client(), client()]
  await show('before')
  // The last two steps: v1 once more, which cannot read what is there by then, and v2 again.
  for (const [node, version] of [[1, 2], [2, 2], [3, 2], [3, 1], [3, 2]] as const) {
    if (node === leader) {
      leader = node === 1 ? 2 : 1
      await ask(node, { type: 'bring', node: leader, leader })
      await show(`node ${node} hands over`) // by now the proxy knows
      await pending // and has an answer to all it asked before
    }
    await stop(node)
    await show(`node ${node} is stopped`)
    await start(node, version)
    const { error } = await ask(leader, { type: 'bring', node, leader })
    await show(error ?? `node ${node} runs v${version}`)
  }
  isOver = true
  await Promise.all(clients)
  for (const node of NODES) {
    const kept = new Set((await ask(node, { type: 'read' })).rows?.map(({ value }) => value))
    const missing = acknowledged.filter((value) => !kept.has(value)).length
    console.log(`acknowledged writes missing on node ${node}: ${missing}`)
  }
  console.log(`requests failed: ${written - acknowledged.length}, sent on: ${redirects > 0 ? 'some' : '0'}`)
  await stop(leader)
  await show('no hand-over')
  await Promise.all(NODES.map(stop))
  server.close()
}
