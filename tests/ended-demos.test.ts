import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as moment } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { LIMITS } from '#core/demo/manifest.ts'
import { createRunner } from '#core/demo/runner.ts'
import { hostileProgram } from './fixtures/hostile-program.ts'
import { traces } from './leftovers.ts'

const projectDir = path.resolve(import.meta.dirname, '..')
const cacheDir = await mkdtemp(path.join(tmpdir(), 'zhuiwen-ended-'))
afterAll(() => rm(cacheDir, { recursive: true, force: true }))
const marker = `m${randomBytes(6).toString('hex')}`

// Programs that would stay if they could: one built anew each time, one with a daemon, one that heeds no signal, one that
// forks faster than anybody looks.
const STAYING = ['daemon.c', 'ignored-signals.c', 'orphan-spam.py', 'fork-bomb.sh'] as const

test('of 300 runs cancelled at random moments no process, mount or file is left', { timeout: 240_000 }, async () => {
  const runner = createRunner({ cacheDir, projectDir })
  await runner.probe()
  const { left } = traces({ marker, cacheDir, owner: process.pid })
  const ends = new Map<string, number>()
  for (let i = 0; i < 300; i++) {
    const name = STAYING[i % STAYING.length] ?? STAYING[0]
    const program = await hostileProgram(name, { marker, args: [], target: '', limits: { ...LIMITS, wallMs: 1000 } })
    const cancel = new AbortController()
    // From the making of the sandbox to a good while into the program.
    const cancelled = moment(Math.random() * 80).then(() => cancel.abort())
    // Every fifth one is built first: the comment makes it another source.
    const source = `${program.files[0]?.source ?? ''}${i % 5 === 0 && name.endsWith('.c') ? `\n// ${i}\n` : ''}`
    const files = program.files.map((file, n) => (n === 0 ? { ...file, source } : file))
    const { outcome } = await runner.run({ ...program, files }, () => undefined, cancel.signal)
    await cancelled
    ends.set(outcome, (ends.get(outcome) ?? 0) + 1)
  }
  expect(await left(5000)).toEqual([])
  // The daemon's own program may end before it is cancelled.
  expect([...ends.keys()].filter((outcome) => outcome !== 'cancelled' && outcome !== 'ended')).toEqual([])
  expect(ends.get('cancelled')).toBeGreaterThan(150)
})

/** Another process, with a session of its own, that runs these over and over. Answers once it runs the first. */
async function host(
  programs: readonly string[],
): Promise<{ readonly pid: number; readonly kill: () => Promise<void> }> {
  const script = path.join(import.meta.dirname, 'fixtures/demo-host.ts')
  const args = ['--import', 'tsx', script, 'forever', cacheDir, marker, ...programs]
  const child = spawn(process.execPath, args, { cwd: projectDir, stdio: ['ignore', 'pipe', 'inherit'], detached: true })
  const lines = createInterface({ input: child.stdout })
  const ended = once(child, 'exit')
  await once(lines, 'line')
  if (child.pid === undefined) throw new Error('the other process did not start')
  const { pid } = child
  return {
    pid,
    kill: async () => {
      process.kill(pid, 'SIGKILL')
      await ended
    },
  }
}

test('of 50 runs whose app is killed no process, mount or file is left', { timeout: 240_000 }, async () => {
  const { left } = traces({ marker, cacheDir, owner: process.pid })
  for (let i = 0; i < 50; i++) {
    const first = i % STAYING.length
    const running = await host([...STAYING.slice(first), ...STAYING.slice(0, first)])
    await moment(Math.random() * 400)
    await running.kill()
    // What only its limit of time ends is still there then.
    expect(await left(10_000), `after ${i} others`).toEqual([])
  }
})
