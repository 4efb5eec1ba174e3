import { expect, test } from 'vitest'
import { DemoId } from '#core/demo/manifest.ts'
import { addDemoRun } from '#core/store/demo-runs.ts'
import { type DemoFilter, type DemoOrder, listDemos } from './demo-list.ts'
import { syncContent } from './sync.ts'
import { makeForeign, writeTestDemo } from './testing-demos.ts'
import { cardSource, emptyLibrary, type TestLibrary } from './testing.ts'

const ALL: DemoFilter = { lang: null, topic: null, state: null, q: '' }

const run = (lib: TestLibrary, demoId: string, code: number, at: number) =>
  addDemoRun(lib.db, {
    demoId: DemoId.parse(demoId),
    startedAt: new Date(at),
    hash: 'h',
    isEdited: false,
    files: null,
    args: [],
    stdin: '',
    output: [],
    exit: { outcome: 'ended', phase: 'run', code, signal: null, wallMs: 1, cpuMs: 1, peakBytes: 1, missing: null },
    limits: [],
    checks: [],
  })

async function library(): Promise<TestLibrary> {
  const lib = await emptyLibrary()
  await writeTestDemo(lib, 'fork', { title: { zh: '分叉', en: 'Fork' } })
  await writeTestDemo(lib, 'other')
  await writeTestDemo(lib, 'wal')
  await makeForeign(lib, 'wal')
  await lib.write(
    'a.mdx',
    cardSource('q-a', [], '\n\n<Demo id="wal" />').replace('created:', 'topics: [sqlite]\ncreated:'),
  )
  await syncContent(lib)
  await run(lib, 'fork', 1, 1000)
  await run(lib, 'fork', 0, 2000)
  await run(lib, 'wal', 3, 3000)
  return lib
}
const ids = async (lib: TestLibrary, some: Partial<DemoFilter> = {}, by: DemoOrder = 'id') =>
  (await listDemos(lib, { ...ALL, ...some }, by)).demos.map(({ id }) => id)

test('each demo says how often it was run, and what the cards that show it are about', async () => {
  const { demos, total, topics, langs } = await listDemos(await library(), ALL, 'id')
  expect(demos).toMatchObject([
    { id: 'fork', runs: 2, topics: [], lastRun: { code: 0 } },
    { id: 'other', runs: 0, lastRun: null },
    { id: 'wal', runs: 1, topics: ['sqlite'], isForeign: true },
  ])
  expect([total, topics, langs]).toEqual([3, ['sqlite'], ['sh']])
})

test('they are told apart by how they went, what they are about, and their names', async () => {
  const lib = await library()
  expect(await ids(lib, { state: 'never' })).toEqual(['other'])
  expect(await ids(lib, { state: 'failed' })).toEqual(['wal'])
  expect(await ids(lib, { state: 'foreign' })).toEqual(['wal'])
  expect(await ids(lib, { topic: 'sqlite' })).toEqual(['wal'])
  expect(await ids(lib, { q: ' FORK ' })).toEqual(['fork'])
  expect(await ids(lib, { q: '分叉' })).toEqual(['fork'])
  expect(await ids(lib, { lang: 'go' })).toEqual([])
})

test('those run last or most often come first', async () => {
  const lib = await library()
  expect(await ids(lib, {}, 'ran')).toEqual(['wal', 'fork', 'other'])
  expect(await ids(lib, {}, 'runs')).toEqual(['fork', 'wal', 'other'])
})
