// Two workers, one listening socket. The old worker finishes a long request while the new one takes all new ones.
import cluster from 'node:cluster'
import { once } from 'node:events'
import http from 'node:http'

// The primary binds and hands the listening handle itself to each worker; the workers accept.
// (With SCHED_RR, the usual way, the primary accepts and hands over one connection after the other.)
cluster.schedulingPolicy = cluster.SCHED_NONE

if (cluster.isPrimary) await primary()
else worker()

function worker() {
  const name = process.env.NAME
  const server = http.createServer(async (request, response) => {
    response.setHeader('connection', 'close')
    // The long request's body comes in two parts: it takes as long as the client likes.
    if (request.method === 'POST') response.write(`begun by ${name}, `)
    let body = ''
    for await (const part of request) body += part
    response.end(request.method === 'POST' ? `ended by ${name} with "${body}"` : name)
  })
  server.listen(0, '127.0.0.1') // to the primary: "the socket of this address, please"; 0 is the same port for all
  process.on('message', (message) => {
    if (message !== 'drain') return
    // Closes this worker's copy of the socket now; calls back once its last connection has ended.
    server.close(() => process.disconnect()) // nothing is left to wait for: the process ends
    process.send({ closed: true })
  })
}

async function primary() {
  const old = cluster.fork({ NAME: 'the old worker' })
  const [{ port }] = await once(old, 'listening')
  console.log('the old worker listens')

  // Short requests without a pause, through all that follows, each on a connection of its own.
  const answers = new Map()
  const failures = []
  let isOver = false
  const users = [1, 2, 3].map(async () => {
    while (!isOver) {
      try {
        const by = await get(port)
        answers.set(by, (answers.get(by) ?? 0) + 1)
      } catch (error) {
        failures.push(error)
      }
    }
  })

  const long = http.request({ port, host: '127.0.0.1', method: 'POST', agent: false })
  long.write('first half, ')
  const [response] = await once(long, 'response') // so the old worker has it
  response.setEncoding('utf8')
  console.log('a long request has begun')

  const fresh = cluster.fork({ NAME: 'the new worker' })
  const [address] = await once(fresh, 'listening')
  console.log(`the new worker listens too, on ${address.port === port ? 'the same port' : 'ANOTHER port'}`)

  old.send('drain')
  await once(old, 'message')
  console.log('the old worker has closed its copy of the listening socket')

  const later = await Promise.all(Array.from({ length: 20 }, () => get(port)))
  const byNew = later.filter((by) => by === 'the new worker').length
  console.log(`20 requests that came after: ${byNew} answered by the new worker`)
  console.log(`the old worker is ${old.isDead() ? 'gone' : 'still there, with the long request'}`)

  long.end('second half')
  let text = ''
  for await (const part of response) text += part
  console.log(`the long request: ${text}`)
  const [code] = old.isDead() ? [old.process.exitCode] : await once(old, 'exit')
  console.log(`the old worker ended with exit code ${code}`)

  isOver = true
  await Promise.all(users)
  console.log(`answered all the while by: ${[...answers.keys()].sort().reverse().join(', ')}`)
  console.log(`requests failed: ${failures.length}`)
  for (const { message } of failures.slice(0, 3)) console.log(`  ${message}`)

  fresh.send('drain')
  await once(fresh, 'exit')
}

/** One short request on a new connection; resolves to the name of the worker that answered. */
async function get(port) {
  const request = http.get({ port, host: '127.0.0.1', agent: false })
  const [response] = await once(request, 'response')
  let body = ''
  for await (const part of response) body += part
  return body
}
