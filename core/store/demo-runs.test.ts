import { expect, test } from 'vitest'
import { DemoId } from '#core/demo/manifest.ts'
import { prismaOf } from './client.ts'
import { addDemoRun, demoRunsOf, findDemoRun, lastDemoRuns, type StoredRun } from './demo-runs.ts'
import { allow, allowedAmong } from './demos-allowed.ts'
import { testDb } from './testing.ts'

const prefork = DemoId.parse('prefork')
const wal = DemoId.parse('wal')

const run = (some: Partial<Omit<StoredRun, 'id'>> = {}): Omit<StoredRun, 'id'> => ({
  demoId: prefork,
  startedAt: new Date(1_000),
  hash: 'h',
  isEdited: false,
  files: null,
  args: [],
  stdin: '',
  output: [{ from: 'stdout', text: 'ok\n' }],
  exit: {
    outcome: 'ended',
    phase: 'run',
    code: 0,
    signal: null,
    wallMs: 12.5,
    cpuMs: 3,
    peakBytes: 4096,
    missing: null,
  },
  limits: [],
  checks: [],
  ...some,
})

test('a run is read as it was kept, to the last character', async () => {
  await using t = await testDb()
  const whole = run({
    isEdited: true,
    files: { 'main.c': 'int main(void) { return 0; }\n', 'a/b.h': '// 继承 \u0000 \ud83d\ude00' },
    args: ['-v', '', '"'],
    stdin: 'a\r\nb',
    output: [
      { from: 'build', text: 'warning: …\n' },
      { from: 'stdout', text: 'x'.repeat(1_000_000) },
      { from: 'stderr', text: '\u001b[31mred\n' },
    ],
    exit: { ...run().exit, outcome: 'limit', code: 137, signal: 'SIGKILL' },
    limits: [{ phase: 'run', limit: 'tree-memory', allowed: 805_306_368, isFatal: true }],
    checks: [
      { expectation: { contains: 'ok' }, isMet: false },
      { expectation: { exit: 137 }, isMet: true },
    ],
  })
  const id = await addDemoRun(t.db, whole)
  expect(await findDemoRun(t.db, prefork, id)).toEqual({ ...whole, id })
  expect(await findDemoRun(t.db, wal, id)).toBeNull()
  expect(await findDemoRun(t.db, prefork, id + 1)).toBeNull()
})

test('the runs of a demo come newest first, each with how many expectations it met', async () => {
  await using t = await testDb()
  const checks = [true, false, true].map((isMet) => ({ expectation: { contains: 'x' }, isMet }))
  const ids = [await addDemoRun(t.db, run({ startedAt: new Date(9) })), await addDemoRun(t.db, run({ checks }))]
  ids.push(await addDemoRun(t.db, run({ demoId: wal, isEdited: true })))
  const [first, second] = await demoRunsOf(t.db, prefork, 10)
  expect(first).toMatchObject({ id: ids[1], met: 2, expected: 3, exit: run().exit, startedAt: new Date(1_000) })
  expect(second).toMatchObject({ id: ids[0], met: 0, expected: 0, isEdited: false })
  expect(await demoRunsOf(t.db, prefork, 1)).toHaveLength(1)
  expect(await demoRunsOf(t.db, DemoId.parse('none'), 10)).toEqual([])
  expect([...(await lastDemoRuns(t.db))].map(([demo, { id }]) => [demo, id])).toEqual([
    [prefork, ids[1]],
    [wal, ids[2]],
  ])
})

test('finding the runs of a demo reads an index and no other rows', async () => {
  await using t = await testDb()
  const plan = await prismaOf(t.db).$queryRawUnsafe<{ detail: string }[]>(
    `EXPLAIN QUERY PLAN SELECT * FROM "DemoRun" WHERE demoId = 'x' ORDER BY id DESC LIMIT 5`,
  )
  expect(plan.map(({ detail }) => detail)).toEqual(['SEARCH DemoRun USING INDEX DemoRun_demoId_id_idx (demoId=?)'])
})

test('what is allowed is one version of a demo, once', async () => {
  await using t = await testDb()
  await allow(t.db, 'h1', prefork, new Date(5))
  await allow(t.db, 'h1', prefork, new Date(9))
  expect(await allowedAmong(t.db, ['h1', 'h2'])).toEqual(new Set(['h1']))
  expect(await allowedAmong(t.db, [])).toEqual(new Set())
  expect(await prismaOf(t.db).demoAllowed.findMany()).toEqual([{ hash: 'h1', demoId: prefork, allowedAt: new Date(5) }])
})
