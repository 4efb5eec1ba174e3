import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { createRunner } from './runner.ts'
import { programIn, ran } from './testing.ts'

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

test('time and memory are those of all its processes', async () => {
  const source = `import os, resource, time
if os.fork() == 0:
    while time.process_time() < 0.2: pass
    os._exit(0)
block = bytearray(100_000_000)
os.wait()`
  const { exit } = await ran(runner, programIn('python', source))
  expect(exit.cpuMs).toBeGreaterThanOrEqual(150)
  expect(exit.peakBytes).toBeGreaterThan(100_000_000)
})

test('a line is told as soon as it is printed, in every language, to a pipe that can be opened again', async () => {
  const says = [
    ['c', '#include <stdio.h>\n#include <unistd.h>\nint main(void) { puts("first"); pause(); }'],
    ['python', 'print("first")\nimport signal\nsignal.pause()'],
    ['sh', 'echo first >/dev/stdout; sleep 100'],
  ] as const
  for (const [lang, source] of says) {
    const leave = new AbortController()
    const told: string[] = []
    const exit = await runner.run(
      programIn(lang, source),
      (event) => {
        if (event.type !== 'stdout') return
        told.push(event.text)
        leave.abort()
      },
      leave.signal,
    )
    expect([lang, told.join('').trim(), exit.outcome]).toEqual([lang, 'first', 'cancelled'])
  }
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
