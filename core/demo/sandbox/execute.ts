import { spawn, type SpawnOptions } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import type { Readable, Writable } from 'node:stream'
import type { LimitName } from '../run.ts'
import { type Allowance, ARTEFACT_FD, FIRST_FREE_FD, REPORT_FD, sandboxCommand, STDERR_FD } from './command.ts'
import { isFiltered, seccompFilter } from './seccomp.ts'
import { killSandbox } from './tree.ts'
import { watch, type Watch } from './watch.ts'

/** A file as it is put into the sandbox: bytes, or the path of one to read them from. */
export type Given = {
  readonly path: string
  readonly from: { readonly data: string | Uint8Array } | { readonly file: string }
  readonly isProgram?: boolean
}

export type Job = {
  readonly argv: readonly string[]
  readonly files: readonly Given[]
  readonly stdin: { readonly data: string } | { readonly file: string }
  readonly allowance: Allowance
  readonly binds?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  /** Most bytes that may be taken out through descriptor 3. Null: nothing is. */
  readonly artefactBytes: number | null
}

export type Heard = {
  readonly onStart: () => void
  readonly onText: (from: 'stdout' | 'stderr', text: string) => void
  readonly onLimit: (limit: LimitName, allowed: number, isFatal: boolean) => void
}

export type Executed = {
  /** False: the sandbox could not be made. */
  readonly hasStarted: boolean
  /** Why it was ended; null: it ended by itself. */
  readonly killedFor: LimitName | 'cancelled' | null
  readonly code: number | null
  readonly wallMs: number
  readonly cpuMs: number
  readonly peakBytes: number
  readonly artefact: Buffer | null
  /** What the steps that make the sandbox said, if it could not be made. */
  readonly setupError: string
}

/** All that the steps see of the environment; the program inside sees not even this. */
const PATH_ALONE: Readonly<Record<string, string>> = { PATH: '/usr/bin:/bin:/usr/sbin:/sbin' }
const FLUSH_MS = 16
const [SIGXCPU, SIGXFSZ] = [24, 25] as const
const ETC: readonly Given[] = [
  { path: '/etc/passwd', from: { data: 'runner:x:1000:1000::/tmp:/bin/sh\n' } },
  { path: '/etc/group', from: { data: 'runner:x:1000:\n' } },
  { path: '/etc/hosts', from: { data: '127.0.0.1 localhost\n::1 localhost\n' } },
]

/**
 * Runs one command in a sandbox and watches over it. Must be called on the main thread: the sandbox dies with the
 * thread that made it. Never rejects for what the command does.
 */
export async function execute(job: Job, heard: Heard, signal: AbortSignal): Promise<Executed> {
  const { allowance } = job
  const opened: number[] = []
  const open = (file: string): number => {
    const fd = openSync(file, 'r')
    opened.push(fd)
    return fd
  }
  if (!isFiltered(process.arch)) throw new Error(`there is no filter of system calls for ${process.arch}`)
  const given: readonly Given[] = [...ETC, ...job.files, { path: '', from: { data: seccompFilter(process.arch) } }]
  const fdOf = (i: number): number => FIRST_FREE_FD + i
  const filterFd = fdOf(given.length - 1)
  const command = sandboxCommand({
    argv: job.argv,
    allowance,
    placed: given
      .slice(0, -1)
      .map((file, i) => ({ path: file.path, fd: fdOf(i), mode: file.isProgram ? '0555' : '0444' })),
    binds: job.binds ?? [],
    environment: job.environment ?? {},
    filterFd,
    highestFd: filterFd,
    hasArtefact: job.artefactBytes !== null,
    isRoot: process.getuid?.() === 0,
    parent: process.pid,
  })
  const stdio: (number | 'pipe' | 'ignore')[] = [
    'file' in job.stdin ? open(job.stdin.file) : 'pipe',
    'pipe',
    'pipe',
    job.artefactBytes === null ? 'ignore' : 'pipe',
    'pipe',
    'ignore',
    'pipe',
    ...given.map(({ from }) => ('file' in from ? open(from.file) : 'pipe')),
  ]
  const [program = '', ...args] = command
  const begun = performance.now()
  // Next's types ask for a NODE_ENV in every environment: these steps have none.
  const env = PATH_ALONE as Readonly<Record<string, string>> & { readonly NODE_ENV: 'production' }
  const options: SpawnOptions = { env, cwd: '/', stdio }
  // Told apart from the files of this project: the bundler would take all of them along.
  const child = spawn(/*turbopackIgnore: true*/ program, args, options)
  for (const fd of opened) closeSync(fd)

  const { pid } = child
  let killedFor: Executed['killedFor'] = null
  let startedAt: number | null = null
  let endedAt: number | null = null
  let hasEnded = false
  const watched: { over?: Watch } = {}
  const kill = (reason: NonNullable<Executed['killedFor']>, allowed?: number): void => {
    if (hasEnded || killedFor !== null) return
    killedFor = reason
    if (reason !== 'cancelled') heard.onLimit(reason, allowed ?? 0, true)
    if (pid !== undefined) killSandbox(pid)
  }
  const cancel = (): void => kill('cancelled')
  signal.addEventListener('abort', cancel, { once: true })
  if (signal.aborted) cancel()

  // Data for the sandbox. A broken pipe is a sandbox that ended: its end is told by `close`.
  const ignoreBroken = (): undefined => undefined
  const put = (i: number, data: string | Uint8Array): void => {
    const stream = child.stdio[i] as Writable | null | undefined
    stream?.on('error', ignoreBroken)
    stream?.end(data)
  }
  if ('data' in job.stdin) put(0, job.stdin.data)
  given.forEach(({ from }, i) => {
    if ('data' in from) put(fdOf(i), from.data)
  })

  const readable = (i: number): Readable | null => (child.stdio[i] ?? null) as Readable | null
  const collect = (i: number, most: number, onMore: () => void): (() => Buffer) => {
    const chunks: Buffer[] = []
    let size = 0
    const stream = readable(i)
    stream?.on('error', ignoreBroken)
    stream?.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > most) return kill('artefact', most)
      chunks.push(chunk)
      onMore()
    })
    return () => Buffer.concat(chunks)
  }
  const artefact = collect(ARTEFACT_FD, job.artefactBytes ?? 0, () => undefined)
  const wall: { timer?: NodeJS.Timeout } = {}
  const arm = (ms: number): void => {
    clearTimeout(wall.timer)
    wall.timer = setTimeout(() => kill('wall', allowance.wallMs), ms)
  }
  // Making a sandbox takes 20 ms; one that cannot be made must not hang either.
  arm(allowance.wallMs + 5000)
  const report = collect(REPORT_FD, 64 * 1024, () => {
    const text = report().toString('latin1')
    if (/^exit /m.test(text)) endedAt ??= performance.now()
    if (startedAt !== null || !text.startsWith('start\n')) return
    startedAt = performance.now()
    arm(allowance.wallMs)
    heard.onStart()
    if (pid === undefined) return
    watched.over = watch(pid, allowance, {
      onOver: kill,
      onNear: (limit, allowed) => heard.onLimit(limit, allowed, false),
    })
  })

  let setupWords = ''
  child.stderr?.on('error', ignoreBroken)
  child.stderr?.on('data', (chunk: Buffer) => (setupWords = (setupWords + chunk.toString()).slice(0, 2000)))
  const streams = { stdout: readable(1), stderr: readable(STDERR_FD) }
  const output = outputOf(streams, allowance.outputBytes, heard, {
    hasStarted: () => startedAt !== null,
    isKilled: () => killedFor !== null,
    onFull: () => kill('output', allowance.outputBytes),
  })

  const failure = await new Promise<string | null>((resolve) => {
    child.on('error', (error) => resolve(error.message))
    child.on('close', () => resolve(null))
  })
  hasEnded = true
  clearTimeout(wall.timer)
  watched.over?.stop()
  signal.removeEventListener('abort', cancel)
  output.flush()
  const ended = readReport(report().toString('latin1'))
  if (killedFor === null && ended.code === 128 + SIGXCPU) reached('cpu', allowance.cpuS * 1000)
  if (killedFor === null && ended.code === 128 + SIGXFSZ) reached('file-size', allowance.fileBytes)
  function reached(limit: LimitName, allowed: number): void {
    killedFor = limit
    heard.onLimit(limit, allowed, true)
  }
  return {
    hasStarted: startedAt !== null,
    killedFor,
    code: ended.code,
    wallMs: (endedAt ?? performance.now()) - (startedAt ?? begun),
    // One that was ended tells nothing of its own; the looks have seen most of it.
    cpuMs: Math.max(ended.cpuMs ?? 0, watched.over?.cpuMs() ?? 0),
    peakBytes: watched.over?.peakBytes() ?? 0,
    artefact: job.artefactBytes === null ? null : artefact(),
    setupError: failure ?? `${setupWords}${output.early()}`.trim(),
  }
}

/** What `unshare` says, and not the program, when a sandbox was killed: it tries to end by the same signal and may not. */
const EPITAPH = /unshare: sigprocmask unblock failed: [^\n]*\n$/

/** Text of both streams, in pieces of a moment each, up to a cap that both share. */
function outputOf(
  streams: { stdout: Readable | null; stderr: Readable | null },
  cap: number,
  heard: Heard,
  { hasStarted, isKilled, onFull }: { hasStarted: () => boolean; isKilled: () => boolean; onFull: () => void },
): { flush: () => void; early: () => string } {
  let [room, early] = [cap, '']
  const flushes = (['stdout', 'stderr'] as const).map((from) => {
    const decoder = new TextDecoder()
    let waiting = ''
    let timer: NodeJS.Timeout | undefined
    let lastAt = -Infinity
    let hasEnded = false
    const flush = (): void => {
      clearTimeout(timer)
      timer = undefined
      if (waiting === '' || (isKilled() && !hasEnded)) return
      heard.onText(from, waiting)
      waiting = ''
      lastAt = performance.now()
    }
    const stream = streams[from]
    stream?.on('error', () => undefined)
    stream?.on('data', (chunk: Buffer) => {
      const text = decoder.decode(chunk.subarray(0, Math.max(room, 0)), { stream: true })
      room -= chunk.length
      if (!hasStarted() && early.length < 2000) early += text
      waiting += text
      if (performance.now() - lastAt > FLUSH_MS) flush()
      else timer ??= setTimeout(flush, FLUSH_MS)
      if (room < 0) {
        onFull()
        stream.destroy()
      }
    })
    return () => {
      hasEnded = true
      waiting += decoder.decode()
      if (isKilled() && from === 'stderr') waiting = waiting.replace(EPITAPH, '')
      flush()
    }
  })
  return {
    flush: () => {
      for (const flush of flushes) flush()
    },
    early: () => early,
  }
}

/** `exit 3`, then two lines of dash's `times`, the second for all that it waited for: `0m0.120000s 0m0.010000s`. */
function readReport(text: string): { code: number | null; cpuMs: number | null } {
  const code = /^exit (\d{1,3})$/m.exec(text)?.[1]
  const times = text.trim().split('\n').at(-1) ?? ''
  const parts = [...times.matchAll(/(\d+)m(\d+\.\d+)s/g)]
  const cpuMs = parts.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60_000 + Number(seconds) * 1000, 0)
  return { code: code === undefined ? null : Number(code), cpuMs: parts.length === 2 ? Math.round(cpuMs) : null }
}
