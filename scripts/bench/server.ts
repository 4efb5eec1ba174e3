import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { cpuMsOf, memoryOf } from './processes.ts'

export const projectDir = path.resolve(import.meta.dirname, '../..')
const nextBin = path.join(projectDir, 'node_modules/next/dist/bin/next')

export type Server = {
  readonly origin: string
  /** Memory held now, and the most ever held, in bytes, of the server and its children. Null where /proc is missing. */
  readonly memory: () => Promise<{ readonly now: number; readonly peak: number } | null>
  /** Processor time used since the start, of all threads, in ms. Null where /proc is missing. */
  readonly cpuMs: () => Promise<number | null>
  readonly [Symbol.asyncDispose]: () => Promise<void>
}

/** Serves the production build of a Next app on a free port of this machine, once it answers at `path`. */
export async function startServer(
  dir: string,
  ready: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Server> {
  const port = String(await freePort())
  const child = spawn(process.execPath, [nextBin, 'start', '-H', '127.0.0.1', '-p', port], {
    cwd: dir,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      ...env,
      HOST: '127.0.0.1',
      PORT: port,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let log = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (log = (log + text).slice(-4000)))
  }
  const origin = `http://127.0.0.1:${port}`
  const server: Server = {
    origin,
    memory: () => memoryOf(child.pid ?? 0),
    cpuMs: () => cpuMsOf(child.pid ?? 0),
    [Symbol.asyncDispose]: () => stop(child),
  }
  try {
    await untilReady(`${origin}${ready}`, child, () => log)
  } catch (error) {
    await stop(child)
    throw error
  }
  return server
}

/** Makes the production build of a Next app. The build's own words go to stderr. */
export async function buildApp(dir: string): Promise<void> {
  await runOnStderr([nextBin, 'build'], dir)
}

/** Makes sure of this project's packages, database client and production build. */
export async function prepareProject(): Promise<void> {
  const setup = path.join(projectDir, 'scripts/setup.mjs')
  await runOnStderr(
    ['--input-type=module', '-e', `import(${JSON.stringify(setup)}).then((it) => it.prepared())`],
    projectDir,
  )
}

async function runOnStderr(args: readonly string[], cwd: string): Promise<void> {
  const child = spawn(process.execPath, [...args], {
    cwd,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 2, 2],
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  if (code !== 0) throw new Error(`the build in ${cwd} failed (see above)`)
}

async function untilReady(url: string, child: ChildProcess, log: () => string): Promise<void> {
  const deadline = performance.now() + 120_000
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}\n${log()}`)
    const response = await fetch(url).catch(() => null)
    await response?.arrayBuffer()
    if (response?.ok) return
    await pause(100)
  }
  throw new Error(`the server did not answer at ${url} within two minutes\n${log()}`)
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await gone
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
