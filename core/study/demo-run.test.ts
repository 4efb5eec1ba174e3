import { expect, test } from 'vitest'
import { DemoId } from '#core/demo/manifest.ts'
import type { RunEvent } from '#core/demo/run.ts'
import { demoRun, demoRuns, runDemo, viewDemo, type Edited } from './demos.ts'
import { HELLO, makeForeign, writeTestDemo } from './testing-demos.ts'
import { emptyLibrary, type TestLibrary } from './testing.ts'

const hello = DemoId.parse('hello')

async function run(library: TestLibrary, edited: Edited = {}, onEvent: (event: RunEvent) => void = () => {}) {
  const result = await runDemo(library, hello, edited, onEvent, new AbortController().signal)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

test('a run is told as it happens, and kept', async () => {
  const library = await emptyLibrary()
  await writeTestDemo(library, 'hello', { args: ['world'], stdin: 'in\n' })
  const events: RunEvent[] = []
  const record = await run(library, {}, (event) => events.push(event))
  expect(events.at(-1)).toMatchObject({ type: 'exit', outcome: 'ended', code: 0 })
  expect(record).toMatchObject({
    outcome: 'ended',
    code: 0,
    isEdited: false,
    met: 2,
    expected: 2,
    startedAt: library.now(),
    output: [{ from: 'stdout', text: 'hello world\nin\n' }],
    exit: { outcome: 'ended', phase: 'run' },
    limits: [],
    checks: [
      { expectation: { contains: 'hello' }, isMet: true },
      { expectation: { exit: 0 }, isMet: true },
    ],
    files: null,
    args: ['world'],
    stdin: 'in\n',
  })
  expect(await demoRun(library, hello, record.runId)).toEqual(record)
  expect(await demoRun(library, DemoId.parse('other'), record.runId)).toBeNull()
})

test('an edited run keeps what was run, and leaves what is stored alone', async () => {
  const library = await emptyLibrary()
  await writeTestDemo(library, 'hello')
  const record = await run(library, { files: { 'main.sh': 'echo bye >&2; exit 3\n' } })
  expect(record).toMatchObject({
    isEdited: true,
    code: 3,
    met: 0,
    expected: 2,
    files: { 'main.sh': 'echo bye >&2; exit 3\n' },
    output: [{ from: 'stderr', text: 'bye\n' }],
  })
  expect(await viewDemo(library, hello)).toMatchObject({ value: { files: [{ source: HELLO }] } })
})

test('what is sent as it is stored is no edit; other arguments are one', async () => {
  const library = await emptyLibrary()
  await writeTestDemo(library, 'hello', { args: ['x'] })
  expect(await run(library, { files: { 'main.sh': HELLO }, args: ['x'], stdin: '' })).toMatchObject({
    isEdited: false,
    files: null,
  })
  expect(await run(library, { args: ['y'] })).toMatchObject({ isEdited: true, files: null, args: ['y'] })
})

test('runs come newest first, and outlive their demo', async () => {
  const library = await emptyLibrary()
  await writeTestDemo(library, 'hello')
  const first = await run(library)
  library.travel('2026-11-24T09:00:00Z')
  const second = await run(library, { args: ['again'] })
  const briefs = [
    { runId: second.runId, isEdited: true, startedAt: new Date('2026-11-24T09:00:00Z') },
    { runId: first.runId, isEdited: false, met: 2, expected: 2 },
  ]
  expect(await demoRuns(library, hello)).toMatchObject(briefs)
  expect(await viewDemo(library, hello)).toMatchObject({ value: { lastRuns: briefs } })
  await library.remove('demos/hello/demo.json')
  expect(await demoRun(library, hello, first.runId)).toEqual(first)
})

test('a run that is stopped ends at once, and is kept with what it had printed', async () => {
  const library = await emptyLibrary()
  await writeTestDemo(library, 'hello', {}, { 'main.sh': 'echo begun\nsleep 60\necho over\n' })
  const controller = new AbortController()
  const stop = (event: RunEvent): void => {
    if (event.type === 'stdout') controller.abort()
  }
  const result = await runDemo(library, hello, {}, stop, controller.signal)
  expect(result).toMatchObject({
    value: { outcome: 'cancelled', code: null, output: [{ from: 'stdout', text: 'begun\n' }] },
  })
  expect(await demoRuns(library, hello)).toMatchObject([{ outcome: 'cancelled' }])
})

test('a run that comes to a limit is kept with that limit', async () => {
  const library = await emptyLibrary()
  await writeTestDemo(library, 'hello', { limits: { wallMs: 300 } }, { 'main.sh': 'sleep 60\n' })
  expect(await run(library)).toMatchObject({
    outcome: 'limit',
    met: 0,
    limits: [{ phase: 'run', limit: 'wall', allowed: 300, isFatal: true }],
  })
})

test('of a program that is never started no expectation is met', async () => {
  const library = await emptyLibrary()
  const manifest = { lang: 'c', expect: [{ notContains: 'error' }] }
  await writeTestDemo(library, 'hello', manifest, { 'main.c': 'int main(void) { return }\n' })
  const record = await run(library)
  expect(record).toMatchObject({ outcome: 'build-failed', exit: { phase: 'build' }, met: 0, expected: 1 })
  expect(record.output[0]).toMatchObject({ from: 'build', text: expect.stringContaining('main.c') })
})

test('what is refused is not run and not kept', async () => {
  const library = await emptyLibrary()
  await writeTestDemo(library, 'hello')
  await makeForeign(library, 'hello')
  const events: RunEvent[] = []
  const refused = await runDemo(library, hello, {}, (event) => events.push(event), new AbortController().signal)
  expect(refused).toMatchObject({ error: { kind: 'not-reviewed', hash: expect.stringMatching(/^[0-9a-f]{64}$/) } })
  expect(events).toEqual([])
  expect(await demoRuns(library, hello)).toEqual([])
})
