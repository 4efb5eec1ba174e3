import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DemoId } from '#core/demo/manifest.ts'
import { prismaOf } from '#core/store/client.ts'
import { allow } from '#core/store/demos-allowed.ts'
import { HISTORY } from '#core/store/history-tables.ts'
import { addAttempt } from '#core/store/attempts.ts'
import { addReview, insideWrite, lastReview, reviewsOf, scheduleOf } from '#core/store/reviews.ts'
import { projectDir } from '#core/store/testing.ts'
import { attempt } from '#core/store/testing-attempts.ts'
import { schedulesAstray } from './doctor.ts'
import { exportCsv } from './history-export.ts'
import { importHistory } from './history-import.ts'
import { answerCard, undoLastReview } from './review.ts'
import { readSettings, saveSettings } from './settings.ts'
import { syncContent } from './sync.ts'
import { cardId, cardSource, emptyLibrary, type TestLibrary } from './testing.ts'
import { deeds, historyOf, live } from './testing-history.ts'

/** Puts a text into a file and imports it, a second later than before. */
async function bring(library: TestLibrary, text: string, options = {}, ending = 'json') {
  const file = path.join(await mkdtemp(path.join(library.dataDir, 'import-')), `history.${ending}`)
  await writeFile(file, text)
  library.travel(new Date(library.now().getTime() + 1000).toISOString())
  return importHistory(library, file, options)
}

test('whatever happened, an empty history that imports the export exports the same', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(deeds(40), async (happened) => {
      const [here, there] = [await emptyLibrary(), await emptyLibrary()]
      await live(here, happened)
      const before = await historyOf(here)
      expect(await bring(there, before)).toMatchObject({ ok: true })
      expect(await historyOf(there)).toBe(before)
      expect(await schedulesAstray(there)).toEqual([])
    }),
    { numRuns: 30 },
  )
})

test('what was allowed to run on one machine is not allowed on another', async () => {
  const [here, there] = [await emptyLibrary(), await emptyLibrary()]
  await allow(here.db, 'a'.repeat(64), DemoId.parse('demo'), here.now())
  const text = await historyOf(here)
  expect(text).not.toContain('DemoAllowed')
  const earlier = '"DemoAllowed": [{ "hash": "f", "demoId": "demo", "allowedAt": 1 }]'
  expect(await bring(there, `{"format": "zhuiwen-history/1", "facts": {"Undo": [], ${earlier}}}`)).toMatchObject({
    ok: true,
  })
  expect(await prismaOf(there.db).demoAllowed.count()).toBe(0)
})

type Rows = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>
const rowsOf = (text: string): Rows => (JSON.parse(text) as { facts: Rows }).facts

/** What a history says, whatever its rows are numbered by: what tells each fact from others, sorted. */
function saying(text: string): readonly string[] {
  const facts = rowsOf(text)
  const said = (name: string, row: Readonly<Record<string, unknown>> | undefined): unknown => {
    const table = HISTORY.find((one) => one.name === name)
    return table?.same.map((column) => {
      const refersTo = table.columns[column]?.refersTo
      return refersTo === undefined
        ? row?.[column]
        : said(
            refersTo,
            facts[refersTo]?.find(({ id }) => id === row?.[column]),
          )
    })
  }
  return Object.entries(facts)
    .flatMap(([name, rows]) => rows.map((row) => JSON.stringify([name, said(name, row)])))
    .toSorted()
}

test(
  'two histories that parted and take each other in say the same, and lose nothing',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(deeds(15), deeds(15), deeds(15), async (common, ours, theirs) => {
        const [here, there] = [await emptyLibrary(), await emptyLibrary()]
        await live(here, common)
        await bring(there, await historyOf(here))
        await live(here, ours)
        await live(there, theirs)
        const [mine, yours] = [await historyOf(here), await historyOf(there)]
        expect(await bring(here, yours)).toMatchObject({ ok: true })
        expect(await bring(there, mine)).toMatchObject({ ok: true })
        const after = await historyOf(here)
        expect(saying(await historyOf(there))).toEqual(saying(after))
        // Every row that was there is there as it was, and so is everything that came.
        for (const [name, rows] of Object.entries(rowsOf(mine)))
          expect(rowsOf(after)[name]).toEqual(expect.arrayContaining([...rows]))
        expect(saying(after)).toEqual(expect.arrayContaining([...saying(yours)]))
        expect(await schedulesAstray(here)).toEqual([])
        // Once more brings nothing.
        await bring(here, yours)
        expect(await historyOf(here)).toBe(after)
      }),
      { numRuns: 25 },
    )
  },
)

const root = cardId('q-root')

/** A library of one card that was answered on these days. */
async function answeredOn(...days: readonly string[]) {
  const library = await emptyLibrary()
  await library.write('a.mdx', cardSource(root))
  await syncContent(library)
  for (const [reps, day] of days.entries()) {
    library.travel(`${day}T09:00:00Z`)
    await answerCard(library, { cardId: root, rating: 'good', expectedReps: reps })
  }
  return library
}
const daysOf = async (library: TestLibrary) =>
  (await reviewsOf(library.db, root)).map(({ reviewedAt }) => reviewedAt.toISOString().slice(0, 10))

test('what was answered elsewhere before or after comes before or after, and the schedule is that of all answers', async () => {
  const [here, there] = [await answeredOn('2026-11-24', '2026-11-28'), await answeredOn('2026-11-20', '2026-12-20')]
  here.travel('2026-12-21T09:00:00Z')
  expect(await bring(here, await historyOf(there))).toMatchObject({
    value: { counts: { Review: { added: 2, there: 0 } } },
  })
  expect(await daysOf(here)).toEqual(['2026-11-20', '2026-11-24', '2026-11-28', '2026-12-20'])
  const whole = await answeredOn('2026-11-20', '2026-11-24', '2026-11-28', '2026-12-20')
  expect(await scheduleOf(here.db, root)).toEqual(await scheduleOf(whole.db, root))
})

test('what was answered elsewhere in between does not become the last answer', async () => {
  const [here, there] = [await answeredOn('2026-11-20', '2026-11-28'), await answeredOn('2026-11-24')]
  here.travel('2026-11-29T09:00:00Z')
  const before = await scheduleOf(here.db, root)
  await bring(here, await historyOf(there))
  expect(await daysOf(here)).toEqual(expect.arrayContaining(['2026-11-20', '2026-11-24', '2026-11-28']))
  expect(await scheduleOf(here.db, root)).toMatchObject({ reps: 3, lastReviewAt: before?.lastReviewAt })
  expect(await schedulesAstray(here)).toEqual([])
})

test('of two equal facts the second is added only where there is one', async () => {
  const twice = await emptyLibrary()
  const once = {
    cardId: root,
    reviewedAt: new Date('2026-11-20T09:00:00Z'),
    rating: 'good',
    durationMs: null,
    place: null,
  } as const
  for (const _ of [1, 2]) await addReview(twice.db, once)
  const here = await answeredOn('2026-11-20')
  const text = await historyOf(twice)
  expect(await bring(here, text)).toMatchObject({ value: { counts: { Review: { added: 1, there: 1 } } } })
  expect(await bring(here, text)).toMatchObject({ value: { counts: { Review: { added: 0, there: 2 } } } })
})

test('undo takes back what was answered last, not what was imported last', async () => {
  const [here, there] = [await answeredOn('2026-11-24'), await answeredOn('2026-11-20')]
  await bring(here, await historyOf(there))
  expect((await lastReview(here.db))?.reviewedAt.toISOString()).toBe('2026-11-24T09:00:00.000Z')
  await undoLastReview(here)
  expect(await daysOf(here)).toEqual(['2026-11-20'])
})

test('what was taken back elsewhere is taken back here', async () => {
  const here = await answeredOn('2026-11-20', '2026-11-24')
  const there = await emptyLibrary()
  await bring(there, await historyOf(here))
  await undoLastReview(there)
  expect(await bring(here, await historyOf(there))).toMatchObject({
    value: { counts: { Review: { added: 0, there: 2 }, Undo: { added: 1, there: 0 } } },
  })
  expect(await daysOf(here)).toEqual(['2026-11-20'])
  expect(await schedulesAstray(here)).toEqual([])
})

test('an attempt that comes after its answer makes the schedule know that the gate was passed', async () => {
  const [here, there] = [await answeredOn('2026-11-20'), await answeredOn('2026-11-20')]
  const reviewId = (await lastReview(there.db))?.id ?? null
  await insideWrite(there.db, (tx) => addAttempt(tx, attempt({ cardId: root, reviewId, verdict: 'passed' })))
  expect(await bring(here, await historyOf(there))).toMatchObject({
    value: { counts: { Review: { added: 0, there: 1 }, Attempt: { added: 1, there: 0 } } },
  })
  expect((await scheduleOf(here.db, root))?.passedAt).toEqual(new Date('2026-11-20T09:00:00Z'))
  expect(await schedulesAstray(here)).toEqual([])
})

test('settings that are here stay; where there are none, they come, and the schedules follow them', async () => {
  const [here, there] = [await answeredOn('2026-11-20'), await answeredOn('2026-11-21')]
  await saveSettings(there.db, { ...(await readSettings(there.db)), desiredRetention: 0.8 })
  // The settings alone: no review makes the schedules be folded anew.
  await bring(
    here,
    spoilt(await historyOf(there), ({ Setting }) => ({ Setting })),
  )
  expect(await readSettings(here.db)).toMatchObject({ desiredRetention: 0.8 })
  expect(await schedulesAstray(here)).toEqual([])
  await saveSettings(there.db, { ...(await readSettings(there.db)), desiredRetention: 0.95 })
  await bring(here, await historyOf(there))
  expect(await readSettings(here.db)).toMatchObject({ desiredRetention: 0.8 })
})

test('reviews of a card that has no file are kept and named', async () => {
  const [here, there] = [await emptyLibrary(), await answeredOn('2026-11-20')]
  expect(await bring(here, await historyOf(there))).toMatchObject({ value: { unknown: [root] } })
  expect(await daysOf(here)).toEqual(['2026-11-20'])
})

const backups = (library: TestLibrary) => readdir(path.join(library.dataDir, 'backups')).catch(() => [])

test('before anything is added there is a backup, which is left only if something was', async () => {
  const [here, there] = [await answeredOn('2026-11-24'), await answeredOn('2026-11-20')]
  const [before, text] = [await historyOf(here), await historyOf(there)]
  const brought = await bring(here, text)
  const backup = brought.ok ? brought.value.backup : null
  expect(await backups(here)).toEqual([path.basename(backup ?? '')])
  expect(before).not.toBe(await historyOf(here))
  expect(await bring(here, text)).toMatchObject({ value: { backup: null, counts: { Review: { added: 0, there: 1 } } } })
  expect(await backups(here)).toHaveLength(1)
})

test('a dry run says what would come and changes nothing', async () => {
  const [here, there] = [await answeredOn('2026-11-24'), await answeredOn('2026-11-20')]
  const [before, text] = [await historyOf(here), await historyOf(there)]
  const dry = await bring(here, text, { dryRun: true })
  expect([await historyOf(here), await backups(here)]).toEqual([before, []])
  const wet = await bring(here, text)
  expect(dry).toEqual({ ok: true, value: { ...(wet.ok ? wet.value : {}), backup: null } })
})

test('the table of reviews holds those that count; imported twice, they are there once', async () => {
  const here = await answeredOn('2026-11-20', '2026-11-24', '2026-11-28')
  await undoLastReview(here)
  const file = path.join(here.dataDir, 'reviews.csv')
  expect(await exportCsv(here, file)).toEqual({ ok: true, value: { Review: 2 } })
  // Of the machine that it came from, too: what was taken back there stays so.
  for (const library of [await emptyLibrary(), here]) {
    await importHistory(library, file)
    library.travel('2027-01-01T00:00:00Z')
    expect(await importHistory(library, file)).toMatchObject({ value: { counts: { Review: { added: 0, there: 2 } } } })
    expect(await daysOf(library)).toEqual(['2026-11-20', '2026-11-24'])
  }
})

test('a table of reviews in any order is taken in the order of its times', async () => {
  const library = await emptyLibrary()
  const [late, early] = [Date.UTC(2026, 10, 24), Date.UTC(2026, 10, 20)]
  const text = `card_id,review_time_ms,rating,duration_ms\nq-root,${late},3,\nq-root,${early},1,900\n`
  await bring(library, text, {}, 'csv')
  expect(await reviewsOf(library.db, root)).toMatchObject([
    { id: 1, rating: 'again', durationMs: 900 },
    { id: 2, rating: 'good', durationMs: null, place: null },
  ])
})

/** An export of one review, with something done to it. */
const spoilt = (text: string, spoil: (facts: Record<string, Record<string, unknown>[]>) => unknown): string => {
  const document = JSON.parse(text) as { facts: Record<string, Record<string, unknown>[]> }
  const facts = spoil(document.facts) ?? document.facts
  return JSON.stringify({ ...document, facts })
}
const event = (kind: string) => ({ id: 1, cardId: root, at: 1, kind, batch: 'b' })
const first = (rows: Record<string, unknown>[] | undefined): Record<string, unknown> => rows?.[0] ?? {}

test.each<readonly [string, (text: string) => string, string]>([
  [
    'a column that rings a bell',
    (text) => spoilt(text, ({ Review }) => void (first(Review)['\u001b[2J\u0007'] = 1)),
    'no column "\uFFFD[2J\uFFFD"',
  ],
  [
    'another format',
    (text) => text.replace('zhuiwen-history/1', 'qchain/1'),
    'it is "qchain/1", not zhuiwen-library/1',
  ],
  ['a later format', (text) => text.replace('history/1', 'history/2'), 'update the program'],
  ['half of the file', (text) => text.slice(0, text.length / 2), 'it ends where'],
  ['no text', () => '\0\x01\x02', 'should be here'],
  ['a table nobody knows', (text) => spoilt(text, (facts) => ({ ...facts, Telepathy: [] })), 'no table "Telepathy"'],
  ['tables in another order', (text) => spoilt(text, ({ Review, ...rest }) => ({ ...rest, Review })), 'comes after'],
  [
    'a column nobody knows',
    (text) => spoilt(text, ({ Review }) => void (first(Review)['mood'] = 1)),
    'no column "mood"',
  ],
  [
    'a rating nobody knows',
    (text) => spoilt(text, ({ Review }) => void (first(Review)['rating'] = 'great')),
    'Review, row 1: rating',
  ],
  [
    'an id that is a path',
    (text) => spoilt(text, ({ Review }) => void (first(Review)['cardId'] = '../x')),
    'Review, row 1: cardId',
  ],
  [
    'a time that is none',
    (text) => spoilt(text, ({ Review }) => void (first(Review)['reviewedAt'] = 1e300)),
    'reviewedAt',
  ],
  [
    'one review twice',
    (text) => spoilt(text, ({ Review }) => void Review?.push(first(Review))),
    'row 2: its number 1 is not larger',
  ],
  [
    'one setting twice',
    (text) => spoilt(text, (facts) => ({ ...facts, Setting: [1, 2].map((value) => ({ key: 'x', value })) })),
    'Setting, row 2: there is one of the same key',
  ],
  [
    'an undo of nothing',
    (text) => spoilt(text, (facts) => ({ ...facts, Undo: [{ reviewId: 7, undoneAt: 1 }] })),
    'no such Review',
  ],
  [
    'a rehearsal without a rating',
    (text) => spoilt(text, (facts) => ({ ...facts, CardEvent: [event('rehearse')] })),
    'CardEvent, row 1: kind: a rehearse without its rating',
  ],
  [
    'a day that was set without a day',
    (text) => spoilt(text, (facts) => ({ ...facts, CardEvent: [event('set-due')] })),
    'CardEvent, row 1: kind: a set-due without its until',
  ],
  [
    'half a character',
    (text) => spoilt(text, (facts) => void facts['Setting']?.push({ key: '\ud800', value: 1 })),
    'half of a character',
  ],
  [
    'bytes that unpack to the moon',
    (text) => spoilt(text, ({ Revision }) => void (first(Revision)['source'] = BOMB)),
    'Revision, row 1: source',
  ],
])('%s is refused with its place, and nothing is written', async (_, spoil, message) => {
  const [here, there] = [await answeredOn('2026-11-24'), await answeredOn('2026-11-20')]
  const before = await historyOf(here)
  const refused = await bring(here, spoil(await historyOf(there)))
  expect(refused).toEqual({
    ok: false,
    error: { kind: 'not-history', file: expect.any(String), message: expect.stringContaining(message) },
  })
  expect([await historyOf(here), await backups(here)]).toEqual([before, []])
})

/** gzip of 200 MB of zeros. */
const BOMB = gzipSync(Buffer.alloc(200 * 1024 * 1024)).toString('base64')

test('two attempts that claim one review contradict each other', async () => {
  const [here, there] = [await emptyLibrary(), await emptyLibrary()]
  const at = new Date('2026-11-20T09:00:00Z')
  for (const library of [here, there]) {
    await insideWrite(library.db, async (tx) => {
      const reviewId = await addReview(tx, {
        cardId: root,
        reviewedAt: at,
        rating: 'good',
        durationMs: null,
        place: null,
      })
      await addAttempt(tx, attempt({ cardId: root, reviewId }))
    })
  }
  const before = await historyOf(here)
  expect(await bring(here, await historyOf(there))).toMatchObject({
    error: { kind: 'contradiction', message: 'UNIQUE constraint failed: Attempt.reviewId' },
  })
  expect([await historyOf(here), await backups(here)]).toEqual([before, []])
})

test('a file that is not there is named', async () => {
  expect(await importHistory(await emptyLibrary(), '/nowhere/history.json')).toEqual({
    ok: false,
    error: { kind: 'unreadable', file: '/nowhere/history.json', reason: 'ENOENT' },
  })
})

test('the example of the documentation is read', async () => {
  const text = await readFile(path.join(projectDir, 'docs/history-format.md'), 'utf8')
  const library = await emptyLibrary()
  const example = /```json\n([^]*?)```/.exec(text)?.[1] ?? ''
  expect(await bring(library, example)).toMatchObject({
    value: { counts: { Review: { added: 2 }, Undo: { added: 1 } } },
  })
})
