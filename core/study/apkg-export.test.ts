import { mkdtemp, readFile, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { RATINGS } from '#core/schedule/rating.ts'
import { addDays, startOfStudyDay, StudyDay, studyDay } from '#core/schedule/study-day.ts'
import { withZip } from '#core/share/zip.ts'
import { readRowsOfFile } from '#core/store/testing-rows-of-file.ts'
import {
  addReview,
  addUndo,
  cardsReviewed,
  insideWrite,
  lastReview,
  reviewsOf,
  scheduleOf,
} from '#core/store/reviews.ts'
import { exportApkg } from './apkg-export.ts'
import { importApkg } from './apkg-import.ts'
import { refoldCards } from './refold.ts'
import { answerCard, undoLastReview } from './review.ts'
import { readSettings, saveSettings } from './settings.ts'
import { syncContent } from './sync.ts'
import { cardId, cardSource, emptyLibrary, type TestLibrary } from './testing.ts'

const [root, child, lone] = [cardId('q-root'), cardId('q-child'), cardId('q-lone')]
const PNG = Buffer.from('iVBORw0KGgo=', 'base64')

const answered = (source: string, topics: string): string =>
  source
    .replace('created:', `topics: [${topics}]\nkeyPoints: [{ point: inherited }]\ncreated:`)
    .replace('## 6.', '## 3. One-minute answer\n\nIt is **inherited**.\n\n![a fork](fork.png)\n\n## 6.')

async function library() {
  const made = await emptyLibrary('2026-11-20T09:00:00Z')
  await saveSettings(made.db, { ...(await readSettings(made.db)), day: { timeZone: 'Asia/Shanghai', rolloverHour: 4 } })
  await made.write('net/root.mdx', answered(cardSource(root, [child]), 'nginx, socket api'))
  await made.write('net/child.mdx', cardSource(child))
  await made.write('lone.mdx', cardSource(lone))
  await made.write('net/fork.png', String(PNG))
  await writeFile(path.join(made.contentDir, 'net/fork.png'), PNG)
  return made
}
const out = async ({ dataDir }: TestLibrary): Promise<string> =>
  path.join(await mkdtemp(path.join(dataDir, 'out-')), 'deck.apkg')

async function answer(made: TestLibrary, id: typeof root, at: string, rating: (typeof RATINGS)[number]): Promise<void> {
  made.travel(at)
  const expectedReps = (await scheduleOf(made.db, id))?.reps ?? 0
  await answerCard(made, { cardId: id, rating, expectedReps, durationMs: 90_000 })
}

/** The tables of a package's collection, each row as it is. */
async function tablesOf(made: TestLibrary, file: string) {
  const folder = await mkdtemp(path.join(made.dataDir, 'in-'))
  return withZip(file, async (zip) => {
    const inner = path.join(folder, 'collection')
    await zip.extract('collection.anki2', inner, 1e8)
    const rows = (table: string) => readRowsOfFile(inner, `SELECT * FROM ${table}`)
    const [col] = await rows('col')
    const parsed = (name: string): unknown => JSON.parse(z.string().parse(col?.[name]))
    const media = z.record(z.string(), z.string()).parse(JSON.parse(String(await zip.read('media', 1e6))))
    return {
      crt: col?.['crt'],
      conf: parsed('conf'),
      decks: Object.values(z.record(z.string(), z.object({ name: z.string() })).parse(parsed('decks'))).map(
        ({ name }) => name,
      ),
      notes: await rows('notes'),
      cards: await rows('cards'),
      revlog: await rows('revlog'),
      media,
      image: await zip.read('0', 1e6).catch(() => null),
    }
  })
}

test('cards become notes with their images, reviews the log, and each is due on its day', async () => {
  const made = await library()
  await syncContent(made)
  await answer(made, root, '2026-11-20T09:00:00Z', 'good')
  await answer(made, root, '2026-11-23T09:00:00Z', 'again')
  await answer(made, root, '2026-11-23T09:05:00Z', 'easy')
  await undoLastReview(made)
  const file = await out(made)
  expect(await exportApkg(made, file)).toEqual({ ok: true, value: { cards: 3, reviews: 2, images: 1, lost: [] } })

  const { crt, conf, decks, notes, cards, revlog, media, image } = await tablesOf(made, file)
  const day = { timeZone: 'Asia/Shanghai', rolloverHour: 4 }
  // Days are counted from that of the first review, which began at four in Shanghai.
  expect(crt).toBe(Date.parse('2026-11-19T20:00:00Z') / 1000)
  expect(conf).toMatchObject({ schedVer: 2, rollover: 4, creationOffset: -480 })
  expect(decks.toSorted()).toEqual(['Default', 'Zhuiwen', 'Zhuiwen::nginx'])
  const note = notes.find(({ guid }) => guid === 'zhuiwen:q-root')
  expect(note).toMatchObject({ sfld: 'Question q-root?', tags: ' nginx socket_api ' })
  const [front, back] = String(note?.['flds']).split('\u001f')
  expect(front).toContain('<h2>Question q-root?</h2>\n<p>Why q-root?')
  expect(back).toContain(`<p>It is <strong>inherited</strong>.</p>\n<p><img src="${media['0']}" alt="a fork"></p>`)
  expect(back).toContain('<li>inherited</li>')
  expect(image).toEqual(PNG)

  const stored = await scheduleOf(made.db, root)
  const card = cards.find(({ nid }) => nid === note?.['id'])
  expect(card).toMatchObject({ type: 2, queue: 2, reps: 2, lapses: 1, factor: 2300 })
  const dueDay = addDays(StudyDay.parse('2026-11-20'), Number(card?.['due']))
  expect(startOfStudyDay(dueDay, day)).toEqual(stored?.dueAt)
  expect(JSON.parse(String(card?.['data']))).toEqual({
    s: Number(stored?.memory.stabilityDays.toFixed(4)),
    d: Number(stored?.memory.difficulty.toFixed(3)),
    dr: 0.9,
  })
  expect(cards.filter(({ type }) => type === 0).map(({ due }) => due)).toEqual([1, 2])
  expect(
    revlog.map(({ id, ease, ivl, lastIvl, time, type, cid }) => ({ id, ease, ivl, lastIvl, time, type, cid })),
  ).toEqual([
    {
      id: Date.parse('2026-11-20T09:00:00Z'),
      ease: 3,
      ivl: expect.any(Number),
      lastIvl: 0,
      time: 60_000,
      type: 0,
      cid: card?.['id'],
    },
    {
      id: Date.parse('2026-11-23T09:00:00Z'),
      ease: 1,
      ivl: 1,
      lastIvl: revlog[0]?.['ivl'],
      time: 60_000,
      type: 1,
      cid: card?.['id'],
    },
  ])
})

test('the same library makes the same bytes, and no file is overwritten', async () => {
  const made = await library()
  await syncContent(made)
  await answer(made, root, '2026-11-20T09:00:00Z', 'good')
  const [first, second] = [await out(made), await out(made)]
  await exportApkg(made, first)
  made.travel('2027-06-01T00:00:00Z')
  await exportApkg(made, second)
  expect((await readFile(first)).equals(await readFile(second))).toBe(true)
  expect(await exportApkg(made, first)).toEqual({ ok: false, error: { kind: 'exists', file: first } })
  expect(await readdir(path.dirname(first))).toEqual(['deck.apkg'])
})

test('a topic or a chain alone may be exported', async () => {
  const made = await library()
  const packed = async (selection: object) => exportApkg(made, await out(made), selection)
  expect(await packed({ topic: 'nginx' })).toMatchObject({ value: { cards: 1 } })
  expect(await packed({ chain: root })).toMatchObject({ value: { cards: 2 } })
  expect(await packed({ chain: child })).toMatchObject({ value: { cards: 1, images: 0 } })
  expect(await packed({ topic: 'nobody' })).toEqual({ ok: false, error: { kind: 'nothing' } })
  expect(await packed({ chain: cardId('q-nobody') })).toEqual({
    ok: false,
    error: { kind: 'unknown-card', cardId: 'q-nobody' },
  })
})

test('an image that is not there is named, and its description stands for it', async () => {
  const made = await library()
  await made.remove('net/fork.png')
  const file = await out(made)
  expect(await exportApkg(made, file)).toMatchObject({ value: { images: 0, lost: ['net/fork.png'] } })
  expect(String((await tablesOf(made, file)).notes.map(({ flds }) => flds))).toContain('[a fork]')
})

const review = fc.record({
  cardId: fc.constantFrom(root, child, lone),
  // Some at the very same time: a log has room for one at each ms.
  at: fc.oneof(fc.constant(1_763_600_000_000), fc.integer({ min: 1_763_600_000_000, max: 1_795_000_000_000 })),
  rating: fc.constantFrom(...RATINGS),
  durationMs: fc.option(fc.integer({ min: 1, max: 60_000 })),
  isUndone: fc.boolean(),
})

test(
  'exported and imported into an empty library, it is the same cards with the same log',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(review, { maxLength: 25, size: 'max' }), async (reviews) => {
        const [here, there] = [await library(), await emptyLibrary('2026-12-01T00:00:00Z')]
        here.travel('2026-12-01T00:00:00Z')
        await saveSettings(there.db, await readSettings(here.db))
        await insideWrite(here.db, async (tx) => {
          for (const { at, isUndone, ...one } of reviews.toSorted((a, b) => a.at - b.at)) {
            const id = await addReview(tx, { ...one, reviewedAt: new Date(at), place: null })
            if (isUndone) await addUndo(tx, id, new Date(at))
          }
          await refoldCards(tx, await cardsReviewed(tx))
        })
        const file = await out(here)
        await exportApkg(here, file)
        expect(await importApkg(there, file)).toMatchObject({
          ok: true,
          value: { made: [{}, {}, {}], reviewsLeftOut: {}, unknown: [] },
        })
        for (const id of [root, child, lone]) {
          const [mine, yours] = [await reviewsOf(here.db, id), await reviewsOf(there.db, id)]
          expect(yours.map(({ rating, durationMs }) => [rating, durationMs])).toEqual(
            mine.map(({ rating, durationMs }) => [rating, durationMs]),
          )
          // Moved on by a ms for each that was at the same time.
          for (const [i, { reviewedAt }] of yours.entries()) {
            expect(Math.abs(reviewedAt.getTime() - (mine[i]?.reviewedAt.getTime() ?? 0))).toBeLessThan(26)
          }
          const [before, after] = [await scheduleOf(here.db, id), await scheduleOf(there.db, id)]
          expect(after?.memory).toEqual(before?.memory)
          expect(after?.dueAt).toEqual(before?.dueAt)
        }
        // Of the library that it came from it brings nothing.
        const last = await lastReview(here.db)
        here.travel('2026-12-02T00:00:00Z')
        expect(await importApkg(here, file)).toMatchObject({ value: { made: [], there: 3, reviews: { added: 0 } } })
        expect(await lastReview(here.db)).toEqual(last)
      }),
      { numRuns: 10 },
    )
  },
)

test('a day before the rollover counts to the day before', async () => {
  const made = await library()
  await syncContent(made)
  // Half past three in the morning in Shanghai.
  await answer(made, root, '2026-11-20T19:30:00Z', 'good')
  const file = await out(made)
  await exportApkg(made, file)
  const { crt, cards } = await tablesOf(made, file)
  const due = (await scheduleOf(made.db, root))?.dueAt ?? new Date(0)
  const days = Number(cards.find(({ type }) => type === 2)?.['due'])
  expect(new Date((Number(crt) + days * 86_400) * 1000)).toEqual(due)
  expect(studyDay(new Date(Number(crt) * 1000), { timeZone: 'Asia/Shanghai', rolloverHour: 4 })).toBe('2026-11-20')
})
