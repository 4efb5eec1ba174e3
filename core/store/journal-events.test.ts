import { expect, test } from 'vitest'
import { SLOT_MS } from '#core/journal/days.ts'
import { DemoId } from '#core/demo/manifest.ts'
import { StudyDay } from '#core/schedule/study-day.ts'
import { addAttempt } from './attempts.ts'
import { addEvents, eventsOfBatch, undoEvents } from './card-events.ts'
import { applyIndex } from './cards.ts'
import { prismaOf } from './client.ts'
import type { Db } from './db.ts'
import { addDemoRun } from './demo-runs.ts'
import { countEvents, EVERYTHING, type EventFilter, readEntries, readEvents } from './journal-events.ts'
import { addReading } from './readings.ts'
import { addReview, addUndo } from './reviews.ts'
import { addRevisions } from './revisions.ts'
import { putSchedule } from './schedules.ts'
import { attempt } from './testing-attempts.ts'
import { id, indexed, schedule } from './testing-rows.ts'
import { testDb } from './testing.ts'

const [a, b, c] = [id('a'), id('b'), id('c')]
const at = (ms: number) => new Date(ms)
const wal = DemoId.parse('wal')
const ended = { phase: 'run', code: 0, signal: null, wallMs: 1, cpuMs: 1, peakBytes: 1, missing: null } as const

const told = async (db: Db, some: Partial<EventFilter> = {}, from = 0, to = 1_000_000) =>
  (await readEvents(db, at(from), at(to), { ...EVERYTHING, ...some })).map(({ at: when, ...rest }) => ({
    ms: when.getTime(),
    ...rest,
  }))
const short = async (...args: Parameters<typeof told>) =>
  (await told(...args)).map((event) => `${event.ms} ${event.kind}${'cardId' in event ? ` ${event.cardId}` : ''}`)

const review = (db: Db, ms: number, cardId = a) =>
  addReview(db, { cardId, reviewedAt: at(ms), rating: 'good', durationMs: 9, place: null })
const revise = (db: Db, cardId: typeof a, ...versions: readonly (readonly [ms: number, hash: string])[]) =>
  addRevisions(
    db,
    versions.map(([ms, hash]) => ({ cardId, hash, path: 'x', sourceGz: new Uint8Array([1]), seenAt: at(ms) })),
  )
const write = (db: Db, entryId: string, ms: number, text: string, day = '2026-11-23', cardId: typeof a | null = null) =>
  prismaOf(db).entryVersion.create({ data: { entryId, kind: 'note', day, cardId, text, at: at(ms) } })

/** `a` leads to `b` and `c`, shows a demo and is of topic net; `c` wants all of `a` and `b`. */
async function index(db: Db, mergedFrom: readonly (typeof a)[] = []): Promise<void> {
  const cards = [
    indexed({
      id: a,
      topics: ['net'],
      demos: [wal],
      mergedFrom,
      followUps: [b, c].map((child) => ({ kind: 'card', id: child, text: 'then' })),
    }),
    indexed({ id: b, followUps: [{ kind: 'card', id: c, text: 'then' }] }),
    indexed({ id: c, requires: 'all' }),
  ]
  await applyIndex(db, {
    upsert: cards,
    remove: [],
    touched: [],
    revisions: [],
    graph: { roots: new Set([a]), back: new Set<string>() },
  })
}

test('each kind of event is told with what there is to say of it, oldest first', async () => {
  await using t = await testDb()
  await revise(t.db, a, [10, 'x'], [20, 'y'], [21, 'y'], [30, 'x'])
  const tried = attempt({ cardId: a, startedAt: at(40), savedAt: at(50) })
  await addAttempt(t.db, tried)
  await review(t.db, 60)
  await addEvents(t.db, [{ cardId: a, event: { kind: 'rehearse', at: at(70), rating: 'easy', durationMs: null } }], 'x')
  const checks = [{ expectation: { exit: 0 }, isMet: true }]
  const exit = { ...ended, outcome: 'ended' as const }
  const run = { demoId: wal, hash: 'h', isEdited: true, files: null, args: [], stdin: '', output: [], limits: [], exit }
  await addDemoRun(t.db, { ...run, startedAt: at(80), checks })
  await addReading(t.db, { cardId: a, url: 'https://a.org', at: at(90), spentMs: 5, isDone: false })
  await write(t.db, 'e', 100, 'first')
  await write(t.db, 'e', 110, 'then', '2026-11-24', a)

  expect(await told(t.db)).toEqual([
    { kind: 'asked', ms: 10, cardId: a },
    { kind: 'rewrite', ms: 20, cardId: a, from: 1, to: 2 },
    { kind: 'rewrite', ms: 30, cardId: a, from: 2, to: 3 },
    { kind: 'attempt', ms: 50, cardId: a, attemptId: tried.id, verdict: 'failed', tookMs: 10 },
    { kind: 'review', ms: 60, cardId: a, rating: 'good', tookMs: 9, isRehearsal: false },
    { kind: 'review', ms: 70, cardId: a, rating: 'easy', tookMs: null, isRehearsal: true },
    { kind: 'run', ms: 80, demoId: wal, runId: 1, isEdited: true, isAsExpected: true },
    { kind: 'read', ms: 90, cardId: a, url: 'https://a.org', spentMs: 5, isDone: false },
    { kind: 'entry', ms: 100, cardId: a, entryId: 'e', entryKind: 'note', day: '2026-11-24', text: 'then' },
  ])
  expect(await short(t.db, {}, 20, 50)).toEqual(['20 rewrite q-a', '30 rewrite q-a'])
})

test('versions are numbered from the first one on, whichever of them are told, and whatever other cards became', async () => {
  await using t = await testDb()
  await revise(t.db, a, [1, 'x'], [2, 'y'], [3, 'y'])
  await revise(t.db, b, [4, 'x'], [5, 'z'])
  await revise(t.db, a, [6, 'x'], [7, 'x'], [8, 'y'])
  const numbers = (await told(t.db, {}, 5)).map(
    (event) => event.kind === 'rewrite' && [event.cardId, event.from, event.to],
  )
  expect(numbers).toEqual([
    [b, 1, 2],
    [a, 2, 3],
    [a, 3, 4],
  ])
})

test('what was taken back, emptied or unmarked is not told', async () => {
  await using t = await testDb()
  await addUndo(t.db, await review(t.db, 1), at(2))
  await addEvents(t.db, [{ cardId: a, event: { kind: 'open', at: at(3) } }], 'x')
  await undoEvents(t.db, await eventsOfBatch(t.db, 'x'), at(4))
  for (const isDone of [true, false]) {
    await addReading(t.db, { cardId: a, url: 'https://a.org', at: at(5), spentMs: 0, isDone })
  }
  await write(t.db, 'e', 6, 'first')
  await write(t.db, 'e', 7, '')
  expect(await told(t.db)).toEqual([])
  expect(await countEvents(t.db, EVERYTHING)).toEqual([])
})

test('an attempt whose review was taken back is told without its verdict', async () => {
  await using t = await testDb()
  const reviewId = await review(t.db, 1)
  await addAttempt(t.db, attempt({ cardId: a, savedAt: at(1), verdict: 'passed', reviewId }))
  await addUndo(t.db, reviewId, at(2))
  expect(await told(t.db)).toMatchObject([{ kind: 'attempt', verdict: null }])
  expect(await told(t.db, { verdict: 'passed' })).toEqual([])
})

test('a run of a demo that nothing is expected of is neither right nor wrong, and one cut short is wrong', async () => {
  await using t = await testDb()
  const run = { demoId: wal, hash: 'h', isEdited: false, files: null, args: [], stdin: '', output: [], limits: [] }
  await addDemoRun(t.db, { ...run, startedAt: at(1), exit: { ...ended, outcome: 'ended' }, checks: [] })
  const checks = [{ expectation: { exit: 0 }, isMet: true }]
  await addDemoRun(t.db, { ...run, startedAt: at(2), exit: { ...ended, outcome: 'limit' }, checks })
  expect(await told(t.db)).toMatchObject([{ isAsExpected: null }, { isAsExpected: false }])
})

test('a follow-up is opened by the first parent that is passed, or by the last where all have to be', async () => {
  await using t = await testDb()
  await index(t.db)
  await putSchedule(t.db, schedule('a', { passedAt: at(10) }))
  const opened = () => told(t.db, { kind: 'opened' })
  expect(await opened()).toEqual([{ kind: 'opened', ms: 10, cardId: b, by: a }])
  await putSchedule(t.db, schedule('b', { passedAt: at(20) }))
  await addEvents(t.db, [{ cardId: c, event: { kind: 'open', at: at(15) } }], 'x')
  expect(await opened()).toEqual([
    { kind: 'opened', ms: 10, cardId: b, by: a },
    { kind: 'opened', ms: 15, cardId: c, by: null },
    { kind: 'opened', ms: 20, cardId: c, by: b },
  ])
  expect(await short(t.db, { kind: 'passed' })).toEqual(['10 passed q-a', '20 passed q-b'])
})

test('events are told of one kind, of a verdict, of a topic with its demos, and of a card with those it has taken in', async () => {
  await using t = await testDb()
  const gone = id('gone')
  await index(t.db, [gone])
  await review(t.db, 1)
  await review(t.db, 2, gone)
  await review(t.db, 3, b)
  await revise(t.db, gone, [4, 'x'], [5, 'y'])
  await addAttempt(t.db, attempt({ cardId: b, savedAt: at(6) }))
  await addAttempt(t.db, attempt({ cardId: gone, savedAt: at(7), verdict: 'passed' }))
  const run = { demoId: wal, hash: 'h', isEdited: false, files: null, args: [], stdin: '', output: [], limits: [] }
  await addDemoRun(t.db, { ...run, startedAt: at(8), exit: { ...ended, outcome: 'ended' }, checks: [] })
  await write(t.db, 'e', 9, 'of no card')

  const ofA = ['1 review q-a', '2 review q-a', '4 asked q-a', '5 rewrite q-gone', '7 attempt q-a', '8 run']
  expect(await short(t.db, { cardId: a })).toEqual(ofA)
  expect(await short(t.db, { cardId: gone })).toEqual(ofA)
  expect(await short(t.db, { topic: 'net' })).toEqual(ofA)
  expect(await short(t.db, { topic: 'net', cardId: a })).toEqual(ofA)
  expect(await short(t.db, { topic: 'net', cardId: b })).toEqual([])
  expect(await short(t.db, { topic: 'os' })).toEqual([])
  expect(await short(t.db, { kind: 'review' })).toEqual(['1 review q-a', '2 review q-a', '3 review q-b'])
  expect(await short(t.db, { verdict: 'failed' })).toEqual(['6 attempt q-b'])
  expect(await short(t.db, { kind: 'review', verdict: 'failed' })).toEqual([])
})

test('events are counted by slots of time, and entries by the day they are of', async () => {
  await using t = await testDb()
  for (const ms of [0, SLOT_MS - 1, SLOT_MS]) await review(t.db, ms)
  await write(t.db, 'e', 5, 'for a day before', '2026-11-20')
  expect(await countEvents(t.db, EVERYTHING)).toEqual([
    ['entry', '2026-11-20', 1],
    ['review', 0, 2],
    ['review', 1, 1],
  ])
  const day = StudyDay.parse('2026-11-20')
  const [entry, ...others] = await readEntries(t.db, day, day, EVERYTHING)
  expect([entry, others]).toMatchObject([{ text: 'for a day before' }, []])
})
