import { expect, test } from 'vitest'
import { DemoId } from '#core/demo/manifest.ts'
import { StudyDay, type StudyDayConfig, studyDay } from '#core/schedule/study-day.ts'
import { addReading } from '#core/store/readings.ts'
import { readSettings, saveSettings } from '../settings.ts'
import { syncContent } from '../sync.ts'
import { cardId, cardSource, emptyLibrary, type TestLibrary } from '../testing.ts'
import { dayOutline, journalDays } from './days.ts'
import { eventsBetween, EVERYTHING } from './events.ts'
import { liveThrough } from './testing-live.ts'

const on = (text: string): StudyDay => StudyDay.parse(text)
const BERLIN: StudyDayConfig = { timeZone: 'Europe/Berlin', rolloverHour: 4 }
const settle = async (lib: TestLibrary, config: StudyDayConfig) =>
  saveSettings(lib.db, { ...(await readSettings(lib.db)), day: config })

/** Three months of evenings, over both changes of the clocks that there are in half a year. */
async function lived(): Promise<TestLibrary> {
  const lib = await emptyLibrary('2026-08-30T09:00:00Z')
  const cards = Array.from({ length: 12 }, (_, i) => ({
    id: cardId(`q-card${i}`),
    path: `card${i}.mdx`,
    source: cardSource(`q-card${i}`).replace('created:', `topics: [${i % 3 === 0 ? 'net' : 'os'}]\ncreated:`),
    url: 'https://example.org/',
  }))
  for (const { path, source } of cards) await lib.write(path, source)
  await syncContent(lib)
  await settle(lib, BERLIN)
  const demos = [DemoId.parse('hello')]
  await liveThrough(lib, { cards, demos, from: on('2026-09-01'), days: 90, config: BERLIN, reviews: 8, seed: 3 })
  return lib
}

/** How many events of each day the outline counts, and how many are told of it. */
async function counted(lib: TestLibrary, some: Partial<typeof EVERYTHING> = {}) {
  const filter = { ...EVERYTHING, ...some }
  const outline = await dayOutline(lib, filter)
  const days = await journalDays(lib, on('2026-01-01'), on('2026-12-31'), filter)
  return {
    outline: outline.map((line) => [line.day, Object.values(line.counts).reduce((sum, n) => sum + n, 0)]),
    told: days.map((one) => [one.day, one.events.length]),
  }
}

test('every day of the outline is told with as many events as it counts, whatever is asked for', async () => {
  const lib = await lived()
  for (const some of [{}, { kind: 'review' }, { topic: 'net' }, { verdict: 'failed' }, { kind: 'entry' }] as const) {
    const { outline, told } = await counted(lib, some)
    expect(told).toEqual(outline)
    expect(told.length).toBeGreaterThan(10)
  }
})

test('a part of the days is told as in all of them, with no event of a neighbour', async () => {
  const lib = await lived()
  const all = await journalDays(lib, on('2026-01-01'), on('2026-12-31'))
  const some = await journalDays(lib, on('2026-10-20'), on('2026-10-31'))
  expect(some).toEqual(all.filter((one) => one.day >= '2026-10-20' && one.day <= '2026-10-31'))
})

test('in another time zone, or with another rollover, no event is doubled and none is lost', async () => {
  const lib = await lived()
  const all = await eventsBetween(lib, new Date('2026-01-01'), new Date('2027-01-01'))
  for (const config of [
    { timeZone: 'Pacific/Auckland', rolloverHour: 4 },
    { timeZone: 'America/Los_Angeles', rolloverHour: 0 },
    { timeZone: 'Asia/Kathmandu', rolloverHour: 23 },
  ]) {
    await settle(lib, config)
    const days = await journalDays(lib, on('2025-12-30'), on('2027-01-02'))
    const events = days.flatMap((one) => one.events)
    expect(events.toSorted((a, b) => a.at.getTime() - b.at.getTime())).toHaveLength(all.length)
    for (const { day, events: some } of days) {
      expect(some.every((event) => event.kind === 'entry' || studyDay(event.at, config) === day)).toBe(true)
    }
    const { outline, told } = await counted(lib)
    expect(told).toEqual(outline)
  }
})

test('the days on which the clocks change have 23 hours and 25', async () => {
  const lib = await emptyLibrary()
  await settle(lib, BERLIN)
  // Half past every hour, in UTC, over both nights; a day begins at 4, which is 2 in summer and 3 in winter.
  for (const from of ['2026-03-28T00:30:00Z', '2026-10-24T00:30:00Z']) {
    for (let hour = 0; hour < 72; hour += 1) {
      const at = new Date(Date.parse(from) + hour * 3_600_000)
      await addReading(lib.db, { cardId: cardId('q-a'), url: 'https://a.org', at, spentMs: 1, isDone: true })
    }
  }
  const outline = await dayOutline(lib)
  expect(outline.map((line) => [line.day, line.counts.read]).toReversed()).toEqual([
    ['2026-03-27', 3],
    ['2026-03-28', 23],
    ['2026-03-29', 24],
    ['2026-03-30', 22],
    ['2026-10-23', 2],
    ['2026-10-24', 25],
    ['2026-10-25', 24],
    ['2026-10-26', 21],
  ])
})
