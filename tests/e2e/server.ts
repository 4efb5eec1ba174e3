import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

export const projectDir = path.resolve(import.meta.dirname, '../..')

export type Server = {
  readonly url: string
  readonly dataDir: string
  readonly process: ChildProcess
  /** Ends the server and keeps its data. SIGKILL gives it no chance to do anything more. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<void>
}

type Options = {
  readonly contentDir?: string
  /** Kept when given; else a folder of its own, see `freshFolder`. */
  readonly dataDir: string
  /** The data folder was served before and nothing has changed since: starts the server and nothing else. */
  readonly isPrepared?: boolean
  /** Variables of the environment beside those above, such as ZHUIWEN_NOW. */
  readonly variables?: Readonly<Record<string, string>>
  /** Where it answered before; else a free one. */
  readonly port?: number
  /** A command that runs what follows it, such as one that hides a part of the machine. */
  readonly within?: readonly string[]
}

/** Serves the built app as `npm start` does, on a free port, and waits until it answers. */
export async function serve({
  contentDir,
  dataDir,
  isPrepared = false,
  variables = {},
  port: given,
  within = [],
}: Options): Promise<Server> {
  const port = given ?? (await freePort())
  const url = `http://127.0.0.1:${port}`
  const env = {
    ...process.env,
    ...variables,
    PORT: String(port),
    ZHUIWEN_DATA: dataDir,
    ...(contentDir === undefined ? {} : { ZHUIWEN_CONTENT: contentDir }),
  }
  const next = ['node_modules/next/dist/bin/next', 'start', '-H', '127.0.0.1', '-p', String(port)]
  const [command = '', ...args] = [...within, process.execPath, ...(isPrepared ? next : ['scripts/start.mjs'])]
  const child = spawn(command, args, {
    cwd: projectDir,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  let output = ''
  child.stdout.on('data', (chunk) => (output += String(chunk)))
  child.stderr.on('data', (chunk) => (output += String(chunk)))
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))

  const deadline = performance.now() + 60_000
  while (!(await answers(url))) {
    if (child.exitCode !== null || performance.now() > deadline) throw new Error(`the server did not start:\n${output}`)
    await wait(50)
  }
  return {
    url,
    dataDir,
    process: child,
    stop: async (signal = 'SIGTERM') => {
      // SIGKILL goes to the whole group: the server itself is to have no moment to tidy up.
      if (signal === 'SIGKILL' && child.pid !== undefined) process.kill(-child.pid, signal)
      else child.kill(signal)
      await ended
      // The server outlives its parent by the moment it takes to notice.
      while (await answers(url)) await wait(20)
    },
  }
}

const answers = (url: string): Promise<boolean> =>
  fetch(`${url}/api/health`).then(
    (response) => response.ok,
    () => false,
  )

export async function freshFolder(): Promise<{ readonly path: string; readonly remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'zhuiwen-e2e-'))
  return { path: folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }) }
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => probe.once('listening', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
