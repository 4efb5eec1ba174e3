import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { openSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { LIMITS, type Limits } from '#core/demo/manifest.ts'
import type { Exit, LimitName, Phase, RunEvent } from '#core/demo/run.ts'
import { createRunner } from '#core/demo/runner.ts'
import { hostileProgram } from './fixtures/hostile-program.ts'
import { traces } from './leftovers.ts'

const MB = 1024 * 1024
const projectDir = path.resolve(import.meta.dirname, '..')
const marker = `m${randomBytes(6).toString('hex')}`
const folder = await mkdtemp(path.join(tmpdir(), 'zhuiwen-hostile-'))
const cacheDir = path.join(folder, 'cache')
await mkdir(cacheDir)
const runner = createRunner({ cacheDir, projectDir })
await runner.probe()

// What an attack would find outside: a file, a word in the environment, sockets that count who comes.
const word = `secret-${randomBytes(12).toString('hex')}`
const secret = path.join(folder, 'secret.txt')
await writeFile(secret, `${word}\n`)
process.env['ZHUIWEN_HOSTILE_SECRET'] = word
let visitors = 0
const listening: Server[] = []
async function listen(where: { port: number; host: string } | { path: string }): Promise<Server> {
  const server = createServer((socket) => {
    visitors++
    socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(where, resolve))
  listening.push(server)
  return server
}
const door = await listen({ port: 0, host: '127.0.0.1' })
await listen({ path: path.join(folder, 'door') })
await listen({ path: `\0${marker}` })
const address = door.address()
const port = typeof address === 'object' && address !== null ? address.port : 0

afterAll(async () => {
  for (const server of listening) server.close()
  await rm(folder, { recursive: true, force: true })
})

type Attack = {
  /** The file in fixtures/hostile-demos. */
  readonly name: string
  /** Why it is held off, as the name of the test. */
  readonly reason: string
  readonly args?: readonly string[]
  /** Stands where the program says `@TARGET@`. */
  readonly target?: string
  readonly limits?: Partial<Limits>
  /** How it must end. */
  readonly ends: Partial<Exit>
  /** The limit that must be named; one of these. */
  readonly limit?: readonly LimitName[]
  /** What shows that it was tried: an answer of the system by default. */
  readonly proof?: RegExp
  readonly also?: (ran: Ran) => void
}
type Ran = { readonly exit: Exit; readonly events: readonly RunEvent[]; readonly text: string }

const ENDED = { outcome: 'ended', phase: 'run', code: 0 } as const
const ended = (code: number): Partial<Exit> => ({ ...ENDED, code })
const NOT_BUILT = { outcome: 'build-failed', phase: 'build' } as const
const stopped = (limit: LimitName | readonly LimitName[], phase: Phase = 'run') => ({
  ends: { outcome: 'limit', phase } as const,
  limit: typeof limit === 'string' ? [limit] : limit,
})
/** Of a program that gets no answer: it says so before it begins. */
const BEGUN = { proof: /^begun/m }
/** A build has no words of its own: what was tried is in the compiler's. */
const said = (proof: RegExp) => ({ proof })
const SMALL = { treeBytes: 100 * MB, processBytes: 64 * MB }

const FILES: readonly Attack[] = [
  {
    name: 'read-host-files.py',
    reason: 'nothing but the system and the demo is there to be read',
    args: [
      secret,
      path.join(projectDir, 'package.json'),
      path.join(projectDir, 'data'),
      projectDir,
      `/proc/${process.pid}/environ`,
    ],
    ends: ENDED,
  },
  {
    name: 'other-processes.py',
    reason: 'no process of the machine is seen or signalled',
    args: [`${process.pid}`],
    ends: ENDED,
  },
  { name: 'write-everywhere.py', reason: 'nothing can be written but /tmp and /dev/shm', ends: ENDED },
  {
    name: 'environment.py',
    reason: 'the environment of the app stays outside',
    args: ['ZHUIWEN_HOSTILE_SECRET'],
    ends: ENDED,
  },
  { name: 'descriptors.c', reason: 'no open file of the app is handed on', ends: ENDED },
  { name: 'symlinks-out.sh', reason: 'a link out of the sandbox leads nowhere', args: [secret], ends: ENDED },
  { name: 'handles.c', reason: 'no file is opened by its handle', ends: ENDED },
  { name: 'cwd-away.py', reason: 'the folder it stands in is its own to lose', ends: ENDED },
  { name: 'crash.c', reason: 'a crash writes no core file', ends: { ...ended(134), signal: 'SIGABRT' } },
]

const BUILDS: readonly Attack[] = [
  ...['/etc/shadow', secret, '/proc/1/root/etc/shadow', `/proc/self/cwd/../../../..${secret}`].map(
    (target): Attack => ({
      name: 'include-file.c',
      reason: `the compiler sees no ${target === secret ? 'file of the learner' : target.replace(secret, ' file of the learner')}`,
      target,
      ends: NOT_BUILT,
      ...said(/No such file or directory/),
    }),
  ),
  {
    name: 'include-file.c',
    reason: 'the compiler has no environment to quote',
    target: '/proc/self/environ',
    ends: {},
    ...said(/^/),
  },
  ...['/etc/shadow', secret].map((target): Attack => ({
    name: 'incbin-file.c',
    reason: `the assembler sees no ${target === secret ? 'file of the learner' : target}`,
    target,
    ends: NOT_BUILT,
    ...said(/No such file|not found/),
  })),
  { name: 'oracle.c', reason: 'the preprocessor cannot be asked which files there are', target: secret, ends: ENDED },
  {
    name: 'pragmas.c',
    reason: 'a source gives the compiler no plug-ins and no dumps',
    target: secret,
    ends: NOT_BUILT,
    ...said(/bad option/),
  },
  {
    name: 'include-bomb.c',
    reason: 'an endless include is ended, and its errors are cut',
    limits: { buildMs: 2500, outputBytes: MB },
    ...stopped(['output', 'wall'], 'build'),
    ...said(/nested depth/),
  },
  {
    name: 'warning-flood.c',
    reason: 'a flood of warnings is cut',
    limits: { buildMs: 8000 },
    ...stopped('output', 'build'),
    ...said(/very long warning/),
  },
  {
    name: 'macro-bomb.c',
    reason: 'a macro that grows tenfold ten times is ended',
    limits: { buildMs: 1500 },
    // By its time, or by the compiler itself when it is refused more memory.
    ends: { phase: 'build' },
    ...said(/^/),
  },
  {
    name: 'template-bomb.cpp',
    reason: 'templates without end are ended',
    limits: { buildMs: 1500 },
    // By its time, or by the compiler itself when it is refused more memory.
    ends: { phase: 'build' },
    ...said(/^/),
  },
  {
    name: 'constexpr-loop.cpp',
    reason: 'a loop in the compiler is ended',
    limits: { buildMs: 1500 },
    ...stopped('wall', 'build'),
    ...said(/^/),
  },
  {
    name: 'assembler-bomb.c',
    reason: 'a repetition in the assembler is ended',
    limits: { buildMs: 1500 },
    // By its time, or by the compiler itself when it is refused more memory.
    ends: { phase: 'build' },
    ...said(/^/),
  },
  {
    name: 'huge-object.c',
    reason: 'a program of a gigabyte does not fit',
    ends: { phase: 'build' },
    ...said(/File size limit|too large|No space|final close failed/),
  },
  {
    name: 'huge-artefact.cpp',
    reason: 'a program that is too large is not taken out',
    limits: { buildMs: 30_000 },
    ...stopped('artefact', 'build'),
    ...said(/^/),
  },
  {
    name: 'escapes-in-errors.c',
    reason: "control sequences in a compiler's errors are data",
    ends: NOT_BUILT,
    ...said(/<img src=x/),
  },
  {
    name: 'embed-passwd.go',
    reason: 'go:embed takes no file from elsewhere',
    ends: NOT_BUILT,
    ...said(/invalid pattern/),
  },
  { name: 'cgo.go', reason: 'Go calls no C compiler', ends: NOT_BUILT, ...said(/exclude all Go files/) },
]

const RESOURCES: readonly Attack[] = [
  {
    name: 'fork-bomb.c',
    reason: 'a fork bomb stops at its limit',
    limits: { wallMs: 1500 },
    ...stopped('wall'),
    also: isNear('processes'),
  },
  { name: 'fork-bomb.sh', reason: 'so does the classic', limits: { wallMs: 1500 }, ends: { phase: 'run' }, ...BEGUN },
  {
    name: 'fork-and-die.c',
    reason: 'a chain of processes that end at once is ended as a whole',
    limits: { wallMs: 1000 },
    ...stopped('wall'),
    ...BEGUN,
  },
  { name: 'zombies.c', reason: 'dead children count', ends: ENDED },
  {
    name: 'thread-bomb.c',
    reason: 'threads count as processes do',
    limits: { wallMs: 1000 },
    ...stopped('wall'),
    also: isNear('processes'),
  },
  { name: 'host.go', reason: "so do Go's threads", args: [secret], limits: { wallMs: 1500 }, ends: { phase: 'run' } },
  { name: 'memory-one.py', reason: 'a process gets no more than its memory', limits: SMALL, ends: ENDED },
  {
    name: 'memory-many.c',
    reason: 'many processes together get no more than theirs',
    limits: SMALL,
    ...stopped('tree-memory'),
    ...BEGUN,
  },
  {
    name: 'memory-shared.c',
    reason: 'shared memory counts for all together',
    limits: SMALL,
    ...stopped('tree-memory'),
    ...BEGUN,
  },
  {
    name: 'memory-node.mjs',
    reason: "buffers outside of Node's heap count",
    limits: { treeBytes: 200 * MB, processBytes: 400 * MB },
    ...stopped('tree-memory'),
    ...BEGUN,
  },
  {
    name: 'blob-bomb.sql',
    reason: 'values of a database count',
    limits: { treeBytes: 100 * MB },
    ...stopped('tree-memory'),
    ...BEGUN,
  },
  { name: 'locked-memory.c', reason: 'no memory is locked', ends: ENDED },
  { name: 'fill-tmpfs.c', reason: 'both folders share 64 MB', ends: ENDED },
  { name: 'inode-bomb.py', reason: 'empty files are bounded too', ends: ENDED },
  { name: 'deep-folders.py', reason: 'so are folders in folders', ends: ENDED },
  { name: 'system-v.c', reason: 'no memory outlives its processes', ends: ENDED },
  { name: 'memfd.c', reason: 'no file is without a folder', ends: ENDED },
  {
    name: 'pipe-bomb.c',
    reason: 'pipes are bounded by the kernel',
    limits: { wallMs: 1500, treeBytes: 100 * MB },
    ...stopped(['wall', 'machine-memory']),
    ...BEGUN,
  },
  {
    name: 'socket-bomb.c',
    reason: 'what waits in sockets is watched',
    limits: { wallMs: 1500, treeBytes: 100 * MB },
    ...stopped(['wall', 'machine-memory']),
    ...BEGUN,
  },
  {
    name: 'tcp-bomb.py',
    reason: 'so is what waits in connections',
    limits: { wallMs: 1500, treeBytes: 200 * MB },
    ...stopped(['wall', 'machine-memory', 'tree-memory']),
    ...BEGUN,
  },
  { name: 'passed-descriptors.c', reason: 'files in flight are bounded', ends: ENDED },
  {
    name: 'gifted-pages.c',
    reason: 'no huge page hides in a pipe',
    ends: ENDED,
  },
  {
    name: 'map-bomb.c',
    reason: 'mappings are bounded, and do not stop the watch',
    limits: { wallMs: 1500, treeBytes: 100 * MB },
    ...stopped(['wall', 'machine-memory']),
    ...BEGUN,
  },
  {
    name: 'lock-bomb.c',
    reason: 'locks end with the run',
    limits: { wallMs: 1000, treeBytes: 100 * MB },
    ...stopped(['wall', 'machine-memory']),
    ...BEGUN,
  },
  {
    name: 'starve-the-watcher.c',
    reason: 'a program that keeps its memory map locked does not hold up the app',
    limits: { wallMs: 1000, treeBytes: 300 * MB },
    ...stopped(['wall', 'tree-memory', 'machine-memory']),
    ...BEGUN,
  },
  {
    name: 'stack-bomb.c',
    reason: 'endless recursion ends as a crash',
    ends: { ...ended(139), signal: 'SIGSEGV' },
    ...BEGUN,
  },
  { name: 'descriptor-bomb.c', reason: 'open files are bounded', ends: ENDED },
  { name: 'timer-bomb.c', reason: 'timers and waiting signals are bounded', ends: ENDED },
  {
    name: 'inotify-bomb.c',
    reason: "it cannot use up the learner's watches of files",
    limits: { wallMs: 3000 },
    ends: ENDED,
  },
  { name: 'aio-bomb.c', reason: "it cannot use up the machine's asynchronous input", ends: ENDED },
  {
    name: 'terminal-bomb.c',
    reason: "it cannot use up the machine's terminals",
    limits: { wallMs: 3000 },
    ends: ENDED,
  },
  {
    name: 'endless.sql',
    reason: 'a query without end is ended',
    limits: { wallMs: 1000 },
    ...stopped('wall'),
    ...BEGUN,
  },
]

/** Each event is a line on the way to the page: a byte must not be one. */
function isBounded({ events, text }: Ran): void {
  expect(events.length).toBeLessThan(1000)
  expect(text.length).toBeLessThanOrEqual(MB)
}

function isNear(limit: LimitName) {
  return ({ events }: Ran): void =>
    expect(events).toContainEqual(expect.objectContaining({ type: 'limit', limit, isFatal: false }))
}

const OUTPUT: readonly Attack[] = [
  { name: 'stdout-flood.py', reason: 'output without end is cut', ...stopped('output'), ...BEGUN, also: isBounded },
  { name: 'stderr-flood.c', reason: 'so are errors', ...stopped('output'), ...BEGUN, also: isBounded },
  { name: 'endless-line.c', reason: 'a line needs no end to be cut', ...stopped('output'), ...BEGUN, also: isBounded },
  {
    name: 'single-bytes.c',
    reason: 'a byte is no event',
    limits: { wallMs: 1500 },
    ...stopped(['output', 'wall']),
    ...said(/begun/),
    also: isBounded,
  },
  {
    name: 'long-lines.py',
    reason: 'a line of 900 KB without a newline arrives whole',
    ends: ENDED,
    also: ({ text }) => expect(text).toHaveLength(900_006),
  },
  {
    name: 'binary.c',
    reason: 'bytes that are no text become text',
    ends: ENDED,
    also: ({ text }) => expect(text).toContain('\uFFFD'),
  },
  {
    name: 'terminal-escapes.py',
    reason: 'control sequences, NUL and broken UTF-8 arrive as data',
    ends: ENDED,
    also: ({ text }) => {
      expect(text).toContain('\u001B]0;title\u0007\u001B[2J')
      expect(text).toContain('\0nul<script>alert(1)</script>\u202E\uFFFD\uFFFD')
      expect(text.endsWith(' end')).toBe(true)
    },
  },
  {
    name: 'spoofed-events.py',
    reason: 'what it says in the words of the runner is its output',
    ends: ended(7),
    also: ({ events, text }) => {
      expect(events.filter(({ type }) => type === 'exit')).toHaveLength(1)
      expect(text).toContain('{"type":"exit","atMs":1,"outcome":"ended","code":0}')
    },
  },
  { name: 'spoofed-report.c', reason: 'it cannot have another process report for it', ends: ended(9) },
]

const SURVIVAL: readonly Attack[] = [
  {
    name: 'ignored-signals.c',
    reason: 'a program that ignores all signals is ended',
    limits: { wallMs: 1000 },
    ...stopped('wall'),
    ...BEGUN,
  },
  { name: 'daemon.c', reason: 'a daemon ends with the program', ends: ENDED },
  { name: 'orphan-spam.py', reason: 'so do children that go on printing', ends: ended(3), ...said(/held: /) },
  {
    name: 'closes-everything.c',
    reason: 'a program without descriptors is ended',
    limits: { wallMs: 1000 },
    ...stopped('wall'),
    ...BEGUN,
  },
  {
    name: 'stops-itself.c',
    reason: 'so is one that stands still',
    limits: { wallMs: 1000 },
    ...stopped('wall'),
    ...BEGUN,
  },
  {
    name: 'stops-parents.c',
    reason: 'so is one that stops those above it',
    limits: { wallMs: 1000 },
    ...stopped('wall'),
    ...BEGUN,
  },
  { name: 'kills-all.c', reason: 'it kills none but its own', ends: ended(137), ...BEGUN },
  {
    name: 'renamed.c',
    reason: 'another name does not hide it',
    limits: { wallMs: 1000 },
    ...stopped('wall'),
    ...BEGUN,
  },
  {
    name: 'undying.c',
    reason: 'what it takes back of itself does not keep it',
    limits: { wallMs: 1000 },
    ...stopped('wall'),
    ...BEGUN,
  },
  {
    name: 'own-filter.c',
    reason: 'a filter of its own neither frees nor keeps it',
    limits: { wallMs: 1000 },
    ...stopped('wall'),
  },
  {
    name: 'vfork-hang.c',
    reason: 'a process that cannot be woken is ended',
    limits: { wallMs: 1000 },
    ...stopped('wall'),
    ...BEGUN,
  },
]

const PRIVILEGES: readonly Attack[] = [
  { name: 'other-memory.c', reason: "no process is traced, and no other's memory is read", ends: ENDED },
  { name: 'memory-of-init.py', reason: 'those above it in the sandbox may do no more than it', ends: ENDED },
  { name: 'kernel-settings.py', reason: 'no setting of the kernel is written', ends: ENDED },
  { name: 'oom-score.py', reason: 'it cannot place itself before others', ends: ENDED },
  { name: 'raised-limits.c', reason: 'no limit is raised, no priority taken', ends: ENDED },
  { name: 'setuid-programs.sh', reason: 'programs that run as root do not', ends: ENDED },
  { name: 'ids.c', reason: 'it stays who it is', ends: ENDED },
  { name: 'namespaces.c', reason: 'no namespace is made or entered', ends: ENDED },
  { name: 'mounts.c', reason: 'nothing is mounted or uncovered', ends: ENDED },
  { name: 'thirty-two-bits.c', reason: 'calls of other architectures and of tomorrow are refused', ends: ENDED },
  { name: 'kernel-doors.c', reason: 'the rarely used parts of the kernel are closed', ends: ENDED },
  { name: 'the-machine.c', reason: 'clock, name, log and power are not its own', ends: ENDED },
  { name: 'terminal-input.c', reason: 'nothing is typed into a terminal', ends: ENDED },
  { name: 'shell.sql', reason: "the SQL shell's commands are as confined as the rest", ends: ended(1) },
  {
    name: 'node-internals.mjs',
    reason: 'so is what Node has inside',
    args: [secret, `${process.pid}`],
    limits: { wallMs: 1500 },
    ends: { phase: 'run' },
  },
]

const NETWORK: readonly Attack[] = [
  { name: 'network-out.py', reason: 'there is no network but loopback', ends: ENDED },
  { name: 'app-port.py', reason: "the app's port is not there", args: [`${port}`], ends: ENDED },
  { name: 'app-port.mjs', reason: 'nor is it for Node', args: [`${port}`], ends: { phase: 'run' } },
  {
    name: 'unix-sockets.c',
    reason: 'no unix socket of the machine is reached, abstract or not',
    args: [path.join(folder, 'door'), marker],
    ends: ENDED,
  },
  { name: 'odd-sockets.c', reason: 'only plain sockets are made', ends: ENDED },
]

async function attack({
  name,
  args,
  target,
  limits,
}: Pick<Attack, 'name' | 'args' | 'target' | 'limits'>): Promise<Ran> {
  const program = await hostileProgram(name, {
    marker,
    args: args ?? [],
    target: target ?? '',
    limits: { ...LIMITS, ...limits },
  })
  const events: RunEvent[] = []
  const exit = await runner.run(program, (event) => events.push(event), new AbortController().signal)
  return { exit, events, text: events.map((event) => ('text' in event ? event.text : '')).join('') }
}

const ALL = { FILES, BUILDS, RESOURCES, OUTPUT, SURVIVAL, PRIVILEGES, NETWORK }

test('every hostile program is tried', async () => {
  const known = new Set(Object.values(ALL).flatMap((attacks) => attacks.map(({ name }) => name)))
  const there = (await readdir(path.join(import.meta.dirname, 'fixtures/hostile-demos'))).filter(
    (name) => name !== 'verdict.h',
  )
  expect(there.filter((name) => !known.has(name))).toEqual([])
  expect(known.size).toBeGreaterThanOrEqual(48)
})

describe('in the sandbox', { timeout: 60_000 }, () => {
  for (const attacks of Object.values(ALL)) {
    for (const one of attacks) {
      test(`${one.reason} (${one.name})`, async () => {
        const { left } = traces({ marker, cacheDir, owner: process.pid })
        const ran = await attack(one)
        expect(await left(3500)).toEqual([])
        expect(ran.text.match(/^BREACH.*$/gm) ?? []).toEqual([])
        expect(ran.text).not.toContain(word)
        expect(visitors).toBe(0)
        expect(ran.exit, ran.text.slice(-2000)).toMatchObject(one.ends)
        expect(ran.events.at(-1)).toMatchObject({ type: 'exit', ...ran.exit })
        expect(ran.text).toMatch(one.proof ?? /^held: /m)
        const fatal = ran.events.flatMap((event) => (event.type === 'limit' && event.isFatal ? event.limit : []))
        if (one.limit !== undefined) {
          expect(fatal).toHaveLength(1)
          expect(one.limit).toContain(fatal[0])
        } else if (one.ends.outcome === 'ended') expect(fatal).toEqual([])
        one.also?.(ran)
      })
    }
  }

  test('files and sockets that the app itself was handed do not reach the program', async () => {
    const file = openSync(secret, 'r')
    const socket = (door as unknown as { _handle: { fd: number } })._handle.fd
    const host = path.join(import.meta.dirname, 'fixtures/demo-host.ts')
    const stdio = [
      'ignore',
      'pipe',
      'inherit',
      ...Array.from({ length: 30 }, (_, i) => (i % 2 ? socket : file)),
    ] as const
    const child = spawn(process.execPath, ['--import', 'tsx', host, 'once', cacheDir, marker, 'descriptors.c'], {
      cwd: projectDir,
      stdio: [...stdio],
    })
    let text = ''
    child.stdout?.on('data', (chunk) => (text += String(chunk)))
    await new Promise((resolve) => child.once('close', resolve))
    expect(text).toContain('held: no descriptor beyond the three')
    expect(text).not.toContain('BREACH')
    expect(await readFile(secret, 'utf8')).toBe(`${word}\n`)
  })

  test('a program that keeps its memory map locked does not hold up the app', async () => {
    let [longestMs, last] = [0, performance.now()]
    const beat = setInterval(() => {
      longestMs = Math.max(longestMs, performance.now() - last)
      last = performance.now()
    }, 10)
    await attack({ name: 'starve-the-watcher.c', limits: { wallMs: 2000 } })
    clearInterval(beat)
    // The reader of its map waits for seconds; a busy machine for much less.
    expect(longestMs).toBeLessThan(1000)
  })
})
