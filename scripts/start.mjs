// `npm start`: from a fresh clone to a served page. Each step is redone only when what it depends on has changed.
// Plain JavaScript without dependencies: it runs before anything is installed.
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import path from 'node:path'
import { exit, has, prepared, root, step } from './setup.mjs'
import { openShareDoor } from './share-door.mjs'

if (has('--help')) {
  console.log(`Serves Zhuiwen on this machine: npm start

  HOST              address to listen on (127.0.0.1)
  PORT              port (3000)
  ZHUIWEN_CONTENT   folder of the cards (./content)
  ZHUIWEN_DATA      folder of the study history (./data)
  DATABASE_URL      file:… or a libSQL server (a file in the data folder)
  ZHUIWEN_SHARE_URL where others reach the chains you share, such as https://notes.example.org (nowhere)
  ZHUIWEN_SHARE_PORT
                    port of this machine with shared pages alone, for a tunnel or reverse proxy (none)`)
  process.exit(0)
}

const LOOPBACK = '127.0.0.1'
/** Where to ask a server that listens everywhere. */
const WILDCARD = new Map([
  ['0.0.0.0', LOOPBACK],
  ['::', '::1'],
])

const host = process.env.HOST || LOOPBACK
const port = portIn('PORT', '3000')
const sharePort = process.env.ZHUIWEN_SHARE_PORT ? portIn('ZHUIWEN_SHARE_PORT') : null
if (sharePort === port) exit('ZHUIWEN_SHARE_PORT is the port of the library itself: give another')

await portIsFree(host, port, 'PORT')
if (sharePort !== null) await portIsFree(LOOPBACK, sharePort, 'ZHUIWEN_SHARE_PORT')
await prepared()
await step('database and index', process.execPath, [path.join(root, 'scripts/zhuiwen'), 'sync', '--quiet'])
if (sharePort !== null) await openShareDoor(sharePort, { host: WILDCARD.get(host) ?? host, port })
serve()

function portIn(variable, otherwise) {
  const written = process.env[variable] || otherwise
  if (!/^\d{1,5}$/.test(written) || Number(written) < 1 || Number(written) > 65535) {
    exit(`${variable} is "${written}": give a number from 1 to 65535, for example ${variable}=3001 npm start`)
  }
  return Number(written)
}

async function portIsFree(host, port, variable) {
  const other = `${variable}=3001 npm start`
  const probe = createServer()
  await new Promise((resolve) => {
    probe.once('error', (error) => {
      if (error.code === 'EADDRINUSE') exit(`port ${port} is in use: stop what runs there, or ${other}`)
      if (error.code === 'EACCES') exit(`port ${port} needs more rights than you have: ${other}`)
      exit(`cannot listen on ${host}: ${error.message}; HOST=127.0.0.1 npm start`)
    })
    probe.listen({ host, port, exclusive: true }, () => probe.close(resolve))
  })
}

function serve() {
  const next = path.join(root, 'node_modules/next/dist/bin/next')
  // The channel tells the server when this process is gone, however it went: it does not stay behind on the port.
  const server = spawn(process.execPath, [next, 'start', '-H', host, '-p', String(port)], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, HOST: host, PORT: String(port), NEXT_TELEMETRY_DISABLED: '1' },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal))
  server.on('exit', (code, signal) => process.exit(signal ? 0 : (code ?? 1)))
}
