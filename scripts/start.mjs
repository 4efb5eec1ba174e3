// `npm start`: from a fresh clone to a served page. Each step is redone only when what it depends on has changed.
// Plain JavaScript without dependencies: it runs before anything is installed.
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import path from 'node:path'
import { exit, has, prepared, root, step } from './setup.mjs'

if (has('--help')) {
  console.log(`Serves Zhuiwen on this machine: npm start

  HOST              address to listen on (127.0.0.1)
  PORT              port (3000)
  ZHUIWEN_CONTENT   folder of the cards (./content)
  ZHUIWEN_DATA      folder of the study history (./data)
  DATABASE_URL      file:… or a libSQL server (a file in the data folder)
  ZHUIWEN_SHARE_URL where others reach the chains you share, such as https://notes.example.org (nowhere)`)
  process.exit(0)
}

const host = process.env.HOST || '127.0.0.1'
const port = process.env.PORT || '3000'
if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65535) {
  exit(`PORT is "${port}": give a number from 1 to 65535, for example PORT=3001 npm start`)
}

await portIsFree()
await prepared()
await step('database and index', process.execPath, [path.join(root, 'scripts/zhuiwen'), 'sync', '--quiet'])
serve()

async function portIsFree() {
  const probe = createServer()
  await new Promise((resolve) => {
    probe.once('error', (error) => {
      if (error.code === 'EADDRINUSE') exit(`port ${port} is in use: stop what runs there, or PORT=3001 npm start`)
      if (error.code === 'EACCES') exit(`port ${port} needs more rights than you have: PORT=3001 npm start`)
      exit(`cannot listen on ${host}: ${error.message}; HOST=127.0.0.1 npm start`)
    })
    probe.listen({ host, port: Number(port), exclusive: true }, () => probe.close(resolve))
  })
}

function serve() {
  const next = path.join(root, 'node_modules/next/dist/bin/next')
  // The channel tells the server when this process is gone, however it went: it does not stay behind on the port.
  const server = spawn(process.execPath, [next, 'start', '-H', host, '-p', port], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, HOST: host, PORT: port, NEXT_TELEMETRY_DISABLED: '1' },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal))
  server.on('exit', (code, signal) => process.exit(signal ? 0 : (code ?? 1)))
}
