import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { CardId } from '#core/card/card.ts'
import { foldHistory, UNTOUCHED, type CardEvent } from '#core/schedule/history.ts'
import { Rating } from '#core/schedule/rating.ts'
import { startOfStudyDay, StudyDay } from '#core/schedule/study-day.ts'
import { statesOf } from '#core/store/card-states.ts'
import { schedulesOf } from '#core/store/schedules.ts'
import { actOn, undoLast } from './actions.ts'
import { schedulesAstray } from './doctor.ts'
import { importHistory } from './history-import.ts'
import { rebuildSchedules, rowOf } from './refold.ts'
import { answerCard } from './review.ts'
import { policyOf, readSettings } from './settings.ts'
import { syncContent } from './sync.ts'
import { cardId, cardSource, emptyLibrary, type TestLibrary } from './testing.ts'
import { type Deed, deeds, historyOf, live } from './testing-history.ts'

const [a, b, c] = [cardId('q-first001'), cardId('q-second02'), cardId('q-third003')]
/** A card that says that it has taken in these. */
const claiming = (id: CardId, ...ids: readonly CardId[]): string =>
  cardSource(id).replace(
    'created:',
    `mergedFrom: [${ids.join(', ')}]
created:`,
  )
const taking = (...ids: readonly CardId[]): string => claiming(a, ...ids)

async function put(library: TestLibrary, files: Readonly<Record<string, string | null>>): Promise<void> {
  for (const [file, source] of Object.entries(files)) {
    if (source === null) await library.remove(file)
    else await library.write(file, source)
  }
  await syncContent(library)
}

/** Of all that may happen, what schedules are folded from. */
const STUDY: readonly Deed['kind'][] = ['review', 'undo', 'event', 'event-undo', 'attempt']
const studied = (max: number): fc.Arbitrary<Deed[]> =>
  deeds(max).map((all) => all.filter(({ kind }) => STUDY.includes(kind)))

const standsAt = async (library: TestLibrary, ids: readonly CardId[]) => {
  const [rows, states] = [await schedulesOf(library.db, ids), await statesOf(library.db, ids)]
  return ids.map((id) => [rows.get(id) ?? null, states.get(id) ?? UNTOUCHED])
}

const instant = z.number().transform((ms) => new Date(ms))
const Facts = z.object({
  facts: z.object({
    Review: z.array(
      z.object({
        id: z.number(),
        cardId: z.string(),
        reviewedAt: instant,
        rating: Rating,
        place: z.number().nullable(),
      }),
    ),
    Undo: z.array(z.object({ reviewId: z.number() })),
    CardEvent: z.array(
      z.object({
        id: z.number(),
        cardId: z.string(),
        at: instant,
        kind: z.string(),
        until: instant.nullable(),
        afterReview: z.number().nullable(),
      }),
    ),
    EventUndo: z.array(z.object({ eventId: z.number() })),
    Attempt: z.array(z.object({ reviewId: z.number().nullable(), verdict: z.string().nullable() })),
  }),
})

/** What the facts of these cards amount to together, worked out from the exported file alone. */
async function unionOf(library: TestLibrary, ids: readonly CardId[]) {
  const { facts } = Facts.parse(JSON.parse(await historyOf(library)))
  const passed = new Set(facts.Attempt.flatMap(({ reviewId, verdict }) => (verdict === 'passed' ? [reviewId] : [])))
  const undone = new Set(facts.Undo.map(({ reviewId }) => reviewId))
  const eventsUndone = new Set(facts.EventUndo.map(({ eventId }) => eventId))
  const ours = (id: string): boolean => ids.some((one) => one === id)
  const reviews = facts.Review.filter((one) => ours(one.cardId) && !undone.has(one.id))
  const events = facts.CardEvent.filter((one) => ours(one.cardId) && !eventsUndone.has(one.id))
  const history = [
    ...reviews.map((one) => ({
      place: [one.id, 0, 0],
      fact: { what: 'review' as const, ...one, isGatePassed: passed.has(one.id) },
    })),
    ...events.map((one) => ({
      place: [one.afterReview ?? 0, 1, one.id],
      fact: { what: 'event' as const, ...eventOf(one) },
    })),
  ].toSorted(({ place: [p = 0, q = 0, r = 0] }, { place: [s = 0, t = 0, u = 0] }) => p - s || q - t || r - u)
  const policy = policyOf(await readSettings(library.db))
  const { schedule, state } = foldHistory(
    history.map(({ fact }) => fact),
    policy,
  )
  return [rowOf(a, schedule, policy), state]
}

function eventOf({ kind, at, until }: { kind: string; at: Date; until: Date | null }): CardEvent {
  const named = z.enum(['suspend', 'resume', 'reset', 'open', 'studied']).safeParse(kind)
  if (named.success) return { kind: named.data, at }
  if (until === null) return { kind: 'rehearse', at, rating: 'good', durationMs: null }
  return { kind: z.enum(['bury', 'set-due']).parse(kind), at, until }
}

test('what is merged is scheduled as the histories together have it, and taking the merger back gives both back', async () => {
  await fc.assert(
    fc.asyncProperty(studied(80), studied(20), async (before, since) => {
      const library = await emptyLibrary()
      await put(library, { 'a.mdx': cardSource(a), 'b.mdx': cardSource(b), 'c.mdx': cardSource(c) })
      await live(library, before)
      const apart = await standsAt(library, [a, b, c])

      await put(library, { 'a.mdx': taking(b), 'b.mdx': null })
      const merged = await standsAt(library, [a, b, c])
      expect(merged).toEqual([await unionOf(library, [a, b]), [null, UNTOUCHED], apart[2]])
      expect(await schedulesAstray(library)).toEqual([])
      await rebuildSchedules(library.db)
      expect(await standsAt(library, [a, b, c])).toEqual(merged)

      await put(library, { 'a.mdx': cardSource(a), 'b.mdx': cardSource(b) })
      expect(await standsAt(library, [a, b, c])).toEqual(apart)
      expect(await schedulesAstray(library)).toEqual([])

      await put(library, { 'a.mdx': taking(b), 'b.mdx': null })
      await live(library, since)
      const later = await standsAt(library, [a, b, c])
      expect(later[0]).toEqual(await unionOf(library, [a, b]))

      const elsewhere = await emptyLibrary()
      await put(elsewhere, { 'a.mdx': taking(b), 'c.mdx': cardSource(c) })
      const file = path.join(elsewhere.dataDir, 'history.json')
      await writeFile(file, await historyOf(library))
      expect(await importHistory(elsewhere, file)).toMatchObject({ ok: true, value: { unknown: [] } })
      expect(await standsAt(elsewhere, [a, b, c])).toEqual(later)
      expect(await schedulesAstray(elsewhere)).toEqual([])
    }),
    { numRuns: 15 },
  )
}, 120_000)

/** Two cards, each answered once, `b` after `a`. */
async function twoAnswered(): Promise<TestLibrary> {
  const library = await emptyLibrary()
  await put(library, { 'a.mdx': cardSource(a), 'b.mdx': cardSource(b) })
  for (const id of [a, b]) await answerCard(library, { cardId: id, rating: 'good', expectedReps: 0 })
  return library
}

test('what is done to a merged card comes after the answers that the other one was given', async () => {
  const library = await twoAnswered()
  await put(library, { 'a.mdx': taking(b), 'b.mdx': null })
  await actOn(library, { kind: 'reset', cardId: a })
  expect(await standsAt(library, [a])).toMatchObject([[null, { openedAt: library.now() }]])
})

test('actions on two cards are taken in the order of the answers that they came after', async () => {
  const library = await twoAnswered()
  const on = StudyDay.parse('2026-12-24')
  await actOn(library, { kind: 'set-due', cardId: b, on })
  await actOn(library, { kind: 'reset', cardId: a })
  await put(library, { 'a.mdx': taking(b), 'b.mdx': null })
  const merged = await standsAt(library, [a])
  expect(merged).toMatchObject([[{ reps: 1, dueAt: startOfStudyDay(on, (await readSettings(library.db)).day) }, {}]])
  await rebuildSchedules(library.db)
  expect(await standsAt(library, [a])).toEqual(merged)
})

test('answers are taken back to any depth, through the merger and beyond', async () => {
  const library = await twoAnswered()
  const before = await standsAt(library, [a, b])
  await put(library, { 'a.mdx': taking(b), 'b.mdx': null })
  await answerCard(library, { cardId: a, rating: 'easy', expectedReps: 2 })
  expect([await undoLast(library), await undoLast(library)]).toMatchObject([
    { value: { kind: 'review', cardId: a, rating: 'easy' } },
    { value: { kind: 'review', cardId: a, rating: 'good' } },
  ])
  expect(await standsAt(library, [a])).toEqual(before.slice(0, 1))
  await put(library, { 'a.mdx': cardSource(a), 'b.mdx': cardSource(b) })
  expect(await standsAt(library, [a, b])).toEqual([before[0], [null, UNTOUCHED]])
})

test('an answer that is still given to the card that was taken in counts for the one that has it, or is stale', async () => {
  const library = await twoAnswered()
  await put(library, { 'a.mdx': taking(b), 'b.mdx': null })
  expect(await answerCard(library, { cardId: b, rating: 'good', expectedReps: 1 })).toMatchObject({
    error: { kind: 'stale', cardId: a, actualReps: 2 },
  })
  expect(await answerCard(library, { cardId: b, rating: 'good', expectedReps: 2 })).toMatchObject({
    value: { cardId: a, reps: 3 },
  })
})

test('of two cards that claim one, the first by id has its history, until it is gone', async () => {
  const library = await twoAnswered()
  await put(library, { 'b.mdx': null, 'c.mdx': claiming(c, b), 'a.mdx': claiming(a, b) })
  expect(await standsAt(library, [a, c])).toMatchObject([
    [{ reps: 2 }, {}],
    [null, {}],
  ])
  await put(library, { 'a.mdx': null })
  expect(await standsAt(library, [a, b, c])).toMatchObject([
    [{ reps: 1 }, {}],
    [null, {}],
    [{ reps: 1 }, {}],
  ])
})

test('cards that claim one another are harmless: each that is there keeps its own', async () => {
  const library = await twoAnswered()
  const before = await standsAt(library, [a, b])
  await put(library, { 'a.mdx': claiming(a, b), 'b.mdx': claiming(b, a) })
  expect(await standsAt(library, [a, b])).toEqual(before)
  await put(library, { 'a.mdx': null })
  expect(await standsAt(library, [a, b])).toMatchObject([
    [null, {}],
    [{ reps: 2 }, {}],
  ])
  expect(await schedulesAstray(library)).toEqual([])
})

test('an answer that is brought in comes before what was answered later, under whichever id', async () => {
  const [here, there] = [await emptyLibrary('2026-11-01T09:00:00Z'), await emptyLibrary('2026-11-05T09:00:00Z')]
  await put(here, { 'a.mdx': cardSource(a), 'b.mdx': cardSource(b) })
  await put(there, { 'b.mdx': cardSource(b) })
  await answerCard(here, { cardId: b, rating: 'good', expectedReps: 0 })
  here.travel('2026-11-20T09:00:00Z')
  await answerCard(here, { cardId: a, rating: 'good', expectedReps: 0 })
  await put(here, { 'a.mdx': taking(b), 'b.mdx': null })
  await answerCard(there, { cardId: b, rating: 'good', expectedReps: 0 })
  const file = path.join(here.dataDir, 'history.json')
  await writeFile(file, await historyOf(there))
  await importHistory(here, file)
  expect(await standsAt(here, [a])).toMatchObject([[{ reps: 3, lastReviewAt: here.now() }, {}]])
})
