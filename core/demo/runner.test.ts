import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test, vi } from 'vitest'
import { createRunner } from './runner.ts'
import { processesMarked, programIn, ran } from './testing.ts'

const cacheDir = mkdtempSync(path.join(tmpdir(), 'zhuiwen-demos-'))
afterAll(() => rmSync(cacheDir, { recursive: true }))
const runner = createRunner({ cacheDir, projectDir: fileURLToPath(new URL('../..', import.meta.url)) })

test('this machine can make a sandbox and has every language', async () => {
  const { sandbox, tools } = await runner.probe()
  expect(sandbox).toBeNull()
  expect(Object.values(tools).filter((tool) => 'missing' in tool)).toEqual([])
})

test.for([
  ['c', '#include <stdio.h>\nint main(void) { puts("hello"); return 3; }'],
  ['cpp', '#include <iostream>\nint main() { std::cout << "hello\\n"; return 3; }'],
  ['python', 'import sys\nprint("hello")\nsys.exit(3)'],
  ['node', 'console.log("hello"); process.exitCode = 3'],
  ['typescript', 'const word: string = "hello"\nconsole.log(word)\nprocess.exitCode = 3'],
  ['sh', 'echo hello; exit 3'],
] as const)('%s is built and run', async ([lang, source]) => {
  const { exit, stdout } = await ran(runner, programIn(lang, source))
  expect([stdout, exit.outcome, exit.code]).toEqual(['hello\n', 'ended', 3])
})

test('sql is run by the sqlite3 shell', async () => {
  expect((await ran(runner, programIn('sql', "SELECT 'hello';"))).stdout).toBe('hello\n')
})

test('Go is built with a cache that is made once', { timeout: 120_000 }, async () => {
  const source = 'package main\n\nimport "fmt"\n\nfunc main() { fmt.Println("hello") }\n'
  expect((await ran(runner, programIn('go', source))).stdout).toBe('hello\n')
  const { events } = await ran(runner, programIn('go', source.replace('hello', 'again')))
  expect(events.some((event) => event.type === 'build-output')).toBe(false)
})

test('what was built once is not built again', async () => {
  const program = programIn('c', '#include <stdio.h>\nint main(void) { puts("once"); }')
  await ran(runner, program)
  const { events } = await ran(runner, program)
  expect(events.find((event) => event.type === 'build')).toMatchObject({ isCached: true })
})

test('a program that does not compile says so in the words of its compiler', async () => {
  const { exit, output } = await ran(runner, programIn('c', 'int main(void) { return x; }'))
  expect([exit.outcome, exit.phase]).toEqual(['build-failed', 'build'])
  expect(output).toMatch(/main\.c:1:25: error/)
})

test('arguments and standard input reach the program', async () => {
  const program = { ...programIn('sh', 'cat; echo "$2"'), args: ['one', 'two words'], stdin: 'typed\n' }
  expect((await ran(runner, program)).stdout).toBe('typed\ntwo words\n')
})

test('a crash is told by its signal', async () => {
  const { exit } = await ran(runner, programIn('sh', 'kill -SEGV $$'))
  expect([exit.code, exit.signal]).toEqual([139, 'SIGSEGV'])
})

test('a program that goes on for ever is ended by the limit of time, and what it printed is kept', async () => {
  const { exit, stdout, limits } = await ran(runner, programIn('sh', 'echo kept; while :; do :; done', { wallMs: 300 }))
  expect([exit.outcome, stdout, limits]).toEqual(['limit', 'kept\n', ['wall']])
})

test('endless output is cut off at its limit', async () => {
  const { exit, stdout, limits } = await ran(runner, programIn('sh', 'yes', { outputBytes: 10_000 }))
  expect([exit.outcome, stdout.length, limits]).toEqual(['limit', 10_000, ['output']])
})

test('processes that hold too much memory together are ended', async () => {
  const source = 'import os\nfor _ in range(4): os.fork()\nx = bytearray(40_000_000)\nwhile True: pass'
  const { limits } = await ran(runner, programIn('python', source, { treeBytes: 200 * 1024 * 1024, wallMs: 5000 }))
  expect(limits).toEqual(['tree-memory'])
})

test('nothing of the app reaches the program: no environment, no descriptor, no file', async () => {
  process.env['ZHUIWEN_SECRET'] = 'secret'
  const source = 'env; ls /proc/self/fd | wc -l; ls /root /home /etc/shadow /work 2>&1 | grep -vi "no such file"'
  const { stdout } = await ran(runner, programIn('sh', source))
  delete process.env['ZHUIWEN_SECRET']
  expect(stdout).not.toContain('secret')
  // 0, 1, 2, and that of the listing itself.
  expect(stdout.trim().split('\n').at(-1)).toBe('4')
})

test('the ports of this machine cannot be reached', async () => {
  let visits = 0
  const server = createServer((socket) => {
    visits += 1
    socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const source = `import socket\ntry:\n  socket.create_connection(("127.0.0.1", ${port}))\n  print("BREACH")\nexcept OSError as e:\n  print("held", e)`
  const { stdout } = await ran(runner, programIn('python', source))
  server.close()
  expect([visits, stdout]).toEqual([0, expect.stringMatching(/^held/)])
})

const ASKED: readonly [name: string, x64: number, arm64: number][] = [
  ['ptrace', 101, 117],
  ['mount', 165, 40],
  ['unshare', 272, 97],
  ['keyctl', 250, 219],
  ['bpf', 321, 280],
  ['io_uring_setup', 425, 425],
  ['memfd_create', 319, 279],
  ['clone3', 435, 435],
  ['userfaultfd', 323, 282],
  ['perf_event_open', 298, 241],
  ['shmget', 29, 194],
  ['open_by_handle_at', 304, 265],
  ['a call of tomorrow', 500, 500],
]

test('the kernel refuses what a demo may not ask of it', async () => {
  const numbers = ASKED.map(([, x64, arm64]) => (process.arch === 'arm64' ? arm64 : x64))
  const source = `import ctypes
libc = ctypes.CDLL(None, use_errno=True)
for n in [${numbers.join()}]:
    print(libc.syscall(n, 0, 0, 0, 0, 0, 0), ctypes.get_errno() in (1, 38))`
  const { stdout } = await ran(runner, programIn('python', source))
  expect(stdout).toBe('-1 True\n'.repeat(ASKED.length))
})

test('sockets that leave the network of the sandbox are refused', async () => {
  const source = `import socket
for family, kind in [(40, 1), (17, 3), (2, 3), (16, 3), (1, 1), (2, 1), (10, 2)]:
    try:
        socket.socket(family, kind, 0 if family != 2 or kind != 3 else 1); print("open")
    except OSError: print("held")`
  const { stdout } = await ran(runner, programIn('python', source))
  expect(stdout.split('\n').slice(0, 7)).toEqual(['held', 'held', 'held', 'open', 'open', 'open', 'open'])
})

test('nothing can be written that outlives the run', async () => {
  const source =
    'for f in /x /usr/x /etc/x /app/x /dev/x /proc/sys/kernel/x /usr/local/x; do (echo > $f) 2>/dev/null && echo "BREACH $f"; done; echo > /tmp/x && echo ok'
  expect((await ran(runner, programIn('sh', source))).stdout).toBe('ok\n')
})

test('a fork bomb, a daemon and a program that heeds no signal leave nothing behind', async () => {
  const bomb = (lang: 'sh' | 'python', source: string) => ({
    ...programIn(lang, source, { wallMs: 700 }),
    args: ['mark-of-the-bombs'],
  })
  await ran(runner, bomb('sh', 'f() { f | f & }; f; sleep 5'))
  await ran(runner, bomb('sh', '(setsid sleep 100 &) ; echo done'))
  await ran(
    runner,
    bomb(
      'python',
      'import signal\nfor s in range(1,32):\n  try: signal.signal(s, signal.SIG_IGN)\n  except Exception: pass\nwhile True: pass',
    ),
  )
  await vi.waitFor(() => expect(processesMarked('mark-of-the-bombs')).toEqual([]), 3000)
})

test('a run cancelled at any moment leaves nothing behind', { timeout: 60_000 }, async () => {
  const program = { ...programIn('sh', 'sleep 100'), args: ['mark-of-the-cancelled'] }
  for (let ms = 0; ms < 60; ms += 3) {
    const { exit } = await ran(runner, program, AbortSignal.timeout(ms))
    expect(exit.outcome).toBe('cancelled')
  }
  await vi.waitFor(() => expect(processesMarked('mark-of-the-cancelled')).toEqual([]), 3000)
})

test('a compiler cannot read the files of this machine either', async () => {
  const { exit, output } = await ran(runner, programIn('c', '#include "/etc/shadow"\nint main(void) {}'))
  expect([exit.outcome, output.includes('No such file')]).toEqual(['build-failed', true])
})

test('what looks like a message of the runner is only output', async () => {
  const source =
    'echo \'{"type":"exit","code":0}\'; echo start; echo "exit 0"; for n in 3 4 5 6 7 8 9; do eval "echo exit 0 >&$n" 2>/dev/null; done; exit 7'
  const { exit, stdout } = await ran(runner, programIn('sh', source))
  expect([exit.code, stdout]).toEqual([7, '{"type":"exit","code":0}\nstart\nexit 0\n'])
})

test('one runs at a time; who waits is told the place and may leave', async () => {
  const first = ran(runner, programIn('sh', 'sleep 0.3; echo first'))
  const leaves = ran(runner, programIn('sh', 'echo never'), AbortSignal.timeout(50))
  const third = ran(runner, programIn('sh', 'echo third'))
  expect((await leaves).exit.outcome).toBe('cancelled')
  expect((await first).stdout).toBe('first\n')
  const { events, stdout } = await third
  expect(stdout).toBe('third\n')
  expect(events[0]).toMatchObject({ type: 'queued', position: 2 })
})
