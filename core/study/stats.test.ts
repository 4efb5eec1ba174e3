import { expect, test } from 'vitest'
import { dueWithin } from '#core/schedule/stats/forecast.ts'
import type { Rating } from '#core/schedule/rating.ts'
import { scheduleOf } from '#core/store/reviews.ts'
import { actOn, undoLast } from './actions.ts'
import { listChains } from './cards.ts'
import { forecast } from './queue.ts'
import { rebuildSchedules } from './refold.ts'
import { answerCard } from './review.ts'
import { readSettings, saveSettings } from './settings.ts'
import { viewStats } from './stats.ts'
import { syncContent } from './sync.ts'
import { cardId, cardSource, emptyLibrary, type TestLibrary } from './testing.ts'

/** Cards by name with their follow-ups, in a library whose days begin at four, UTC. */
async function library(links: Record<string, readonly string[]>): Promise<TestLibrary> {
  const made = await emptyLibrary('2026-11-01T10:00:00Z')
  await saveSettings(made.db, { ...(await readSettings(made.db)), day: { timeZone: 'UTC', rolloverHour: 4 } })
  for (const [name, children] of Object.entries(links)) {
    await made.write(
      `${name}.mdx`,
      cardSource(
        `q-${name}`,
        children.map((child) => `q-${child}`),
      ),
    )
  }
  await syncContent(made)
  return made
}
const on = (made: TestLibrary, day: number, month = 11) =>
  made.travel(new Date(Date.UTC(2026, month - 1, day, 10)).toISOString())
async function answer(made: TestLibrary, name: string, rating: Rating, seconds?: number): Promise<void> {
  const id = cardId(`q-${name}`)
  const expectedReps = (await scheduleOf(made.db, id))?.reps ?? 0
  const durationMs = seconds === undefined ? undefined : seconds * 1000
  expect(await answerCard(made, { cardId: id, rating, expectedReps, durationMs })).toMatchObject({ ok: true })
}
const names = Array.from({ length: 40 }, (_, i) => `card${i}`)
const loose = (): Promise<TestLibrary> => library(Object.fromEntries(names.map((name) => [name, []])))

test('a library nobody has studied has nothing to say, and says so', async () => {
  const stats = await viewStats(await library({ root: ['child'], child: [] }), 'all')
  expect(stats).toMatchObject({
    today: '2026-11-01',
    days: [],
    total: { days: 0, reviews: 0, measured: 0, minutes: 0 },
    lastMonth: null,
    retention: { ok: false, error: { there: 0, needed: 30 } },
    calibration: { ok: false, error: { there: 0, needed: 100 } },
    times: { reviews: 0, measured: 0, times: { ok: false } },
    slowest: [],
    memories: { cards: 0, memories: { ok: false } },
    forecast: { backlog: { cards: 0, minutes: 0 } },
    chains: { chains: 1, passed: 0, underWay: 0, notBegun: 1, resting: 0, cards: 2, cardsPassed: 0 },
  })
  expect(stats.forecast.days).toHaveLength(90)
})

test('what was taken back does not count; what was answered of a card whose file is gone does', async () => {
  const made = await loose()
  for (const name of names) await answer(made, name, 'good', 60)
  on(made, 2)
  for (const name of names.slice(0, 31)) await answer(made, name, 'again')
  await undoLast(made)
  await made.remove('card0.mdx')
  await syncContent(made)
  const { days, retention, memories, chains } = await viewStats(made, '30')
  expect(days).toEqual([
    { day: '2026-11-01', reviews: 40, measured: 40, minutes: 40 },
    { day: '2026-11-02', reviews: 30, measured: 0, minutes: 0 },
  ])
  expect(retention).toMatchObject({ ok: true, value: { recalled: { count: 0, of: 30 } } })
  expect([memories.cards, chains.cards]).toEqual([39, 39])
})

test('the forecast is that of the front page, with the backlog apart; what is put aside is not in it', async () => {
  const made = await loose()
  for (const name of names) await answer(made, name, 'good', 120)
  on(made, 3)
  for (const name of names.slice(0, 12)) await answer(made, name, 'easy')
  on(made, 5)
  await actOn(made, { kind: 'suspend', cardId: cardId('q-card20') })
  const { forecast: seen } = await viewStats(made, 'all')
  const known = await forecast(made, 90)
  expect(seen.days.slice(1)).toMatchObject(known.slice(1).map(({ day, due }) => ({ day, cards: due })))
  expect(seen.backlog.cards + (seen.days[0]?.cards ?? 0)).toBe(known[0]?.due)
  expect(seen.backlog.cards).toBeGreaterThan(0)
  const { cards, minutes } = dueWithin(seen, 90)
  expect(cards + seen.backlog.cards).toBe(known.reduce((sum, { due }) => sum + due, 0))
  expect(minutes).toBe(2 * cards)
})

test('what is put off until tomorrow is due tomorrow', async () => {
  const made = await library({ a: [] })
  await answer(made, 'a', 'again')
  on(made, 2)
  await actOn(made, { kind: 'bury', cardId: cardId('q-a') })
  const { forecast: seen } = await viewStats(made, 'all')
  expect([seen.backlog.cards, ...seen.days.slice(0, 3).map(({ cards }) => cards)]).toEqual([0, 0, 1, 0])
})

test('chains count as /chains shows them; what two share is under way in the one begun first', async () => {
  const made = await library({ one: ['both'], two: ['both'], both: [], done: [], fresh: [], set: ['aside'], aside: [] })
  for (const name of ['one', 'done', 'set']) await answer(made, name, 'good')
  on(made, 2)
  await answer(made, 'two', 'good')
  on(made, 5)
  for (const name of ['one', 'two', 'done', 'set']) await answer(made, name, 'good')
  await actOn(made, { kind: 'suspend', cardId: cardId('q-aside') })
  const { chains } = await viewStats(made, 'all')
  expect(chains).toEqual({
    chains: 5,
    passed: 1,
    // `one`, with what it shares with `two`.
    underWay: 1,
    notBegun: 1,
    // `two`, and `set`, the rest of which is suspended.
    resting: 2,
    cards: 7,
    cardsPassed: 4,
  })
  const shown = await listChains(made)
  expect(shown).toHaveLength(chains.chains)
  expect(shown.filter(({ passed, cards }) => passed === cards)).toHaveLength(chains.passed)
})

test('a follow-up that leads back opens nothing, and makes no chain of what is above it', async () => {
  const made = await library({ above: ['turn'], turn: ['shared'], shared: ['turn'], beside: ['shared'] })
  for (const name of ['beside', 'above']) {
    await answer(made, name, 'good')
    on(made, name === 'beside' ? 2 : 9)
  }
  for (const name of ['beside', 'above']) await answer(made, name, 'good')
  // `shared` counts for `beside`, which was begun first; `turn` is above it, and counts for `above`.
  expect((await viewStats(made, 'all')).chains).toMatchObject({ chains: 2, passed: 0, underWay: 2, resting: 0 })
})

test('slow cards are called by their names, as long as they have one', async () => {
  const made = await loose()
  for (const seconds of [100, 200, 300]) {
    await answer(made, 'card0', 'good', seconds)
    await answer(made, 'card1', 'good', seconds + 60)
  }
  for (const name of names.slice(2, 10)) await answer(made, name, 'good', 10)
  await made.remove('card1.mdx')
  await syncContent(made)
  const { slowest } = await viewStats(made, 'all')
  expect(slowest).toMatchObject([
    { cardId: 'q-card1', measured: 3, seconds: { low: 210, median: 260, high: 310 }, card: null },
    { cardId: 'q-card0', seconds: { median: 200 }, card: { title: 'Question q-card0?', lang: 'en' } },
  ])
})

test('figures follow every answer, undo, card, setting and day', async () => {
  const made = await library({ a: [], b: [] })
  const seen = async () => {
    const { total, chains, today, days } = await viewStats(made, 'all')
    return [total.reviews, chains.cards, today, days.at(-1)?.day]
  }
  expect(await seen()).toEqual([0, 2, '2026-11-01', undefined])
  await answer(made, 'a', 'good')
  await answer(made, 'b', 'good')
  expect(await seen()).toEqual([2, 2, '2026-11-01', '2026-11-01'])
  await undoLast(made)
  expect(await seen()).toEqual([1, 2, '2026-11-01', '2026-11-01'])
  await made.write('c.mdx', cardSource('q-card'))
  await syncContent(made)
  expect(await seen()).toEqual([1, 3, '2026-11-01', '2026-11-01'])
  await saveSettings(made.db, { ...(await readSettings(made.db)), day: { timeZone: 'UTC', rolloverHour: 11 } })
  expect(await seen()).toEqual([1, 3, '2026-10-31', '2026-10-31'])
  on(made, 3)
  expect(await seen()).toEqual([1, 3, '2026-11-02', '2026-10-31'])
})

test('figures seen between a change of settings and the folding anew are not kept', async () => {
  const made = await library({ a: [] })
  await answer(made, 'a', 'easy')
  const dueOn = async () => {
    const { forecast: seen } = await viewStats(made, 'all')
    return seen.days.flatMap(({ day, cards }) => (cards > 0 ? day : []))
  }
  const before = await dueOn()
  await saveSettings(made.db, { ...(await readSettings(made.db)), maximumIntervalDays: 2 })
  expect(await dueOn()).toEqual(before)
  await rebuildSchedules(made.db)
  expect(await dueOn()).toEqual(['2026-11-03'])
})

test('nothing having changed, nothing is worked out anew; two who ask at once are answered by one', async () => {
  const made = await loose()
  await answer(made, 'card0', 'good')
  const [one, other] = await Promise.all([viewStats(made, 'all'), viewStats(made, '30')])
  const later = await viewStats(made, '90')
  // The very same objects.
  expect(other.days).toBe(one.days)
  expect(later.days).toBe(one.days)
  await answer(made, 'card1', 'good')
  expect((await viewStats(made, 'all')).days).not.toBe(one.days)
})
