import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayOfEvent } from '#core/journal/days.ts'
import { EntryId } from '#core/journal/entry.ts'
import { addDays, StudyDay } from '#core/schedule/study-day.ts'
import { addReview } from '#core/store/reviews.ts'
import { cardId, emptyLibrary } from '../testing.ts'
import { readSettings, saveSettings } from '../settings.ts'
import { dayOutline, journalDays } from './days.ts'
import { saveEntry } from './entries.ts'

/** Zones that change their clocks by an hour, by half of one, by a whole day, and by odd offsets. */
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Asia/Kathmandu',
  'Africa/Cairo',
]

/** From Samoa's leap over a day on, mostly around midnight and where clocks are changed. */
const instants = fc.array(
  fc
    .tuple(
      fc.constantFrom(
        '2011-12-30T10:00Z',
        '2026-03-29T01:00Z',
        '2026-10-25T01:00Z',
        '2026-04-04T15:00Z',
        '2026-11-01T06:00Z',
      ),
      fc.integer({ min: -36 * 60, max: 36 * 60 }),
    )
    .map(([around, minutes]) => new Date(Date.parse(around) + minutes * 60_000)),
  { minLength: 1, maxLength: 30 },
)

test('whatever the zone and the rollover hour are or become, every event is told on one day, and counted there', async () => {
  const lib = await emptyLibrary()
  let there = 0
  const config = fc.record({ timeZone: fc.constantFrom(...ZONES), rolloverHour: fc.integer({ min: 0, max: 23 }) })
  await fc.assert(
    fc.asyncProperty(instants, config, async (happened, day) => {
      const id = cardId('q-a')
      for (const reviewedAt of happened) {
        await addReview(lib.db, { cardId: id, reviewedAt, rating: 'good', durationMs: null, place: null })
      }
      there += happened.length
      await saveSettings(lib.db, { ...(await readSettings(lib.db)), day })
      const lines = await dayOutline(lib)
      expect(lines.reduce((sum, { counts }) => sum + (counts.review ?? 0), 0)).toBe(there)
      const days = lines.map((line) => line.day)
      expect(days).toEqual([...new Set(days)].sort().toReversed())
      for (const line of lines) {
        const [told, ...others] = await journalDays(lib, line.day, line.day)
        expect([told?.day, told?.events.length, others]).toEqual([line.day, line.counts.review, []])
        for (const event of told?.events ?? [])
          expect(dayOfEvent(event, (await readSettings(lib.db)).day)).toBe(line.day)
      }
    }),
    { numRuns: 25 },
  )
}, 120_000)

test('an entry stands on its day alone, whenever it was written and wherever that was', async () => {
  const lib = await emptyLibrary('2026-11-23T23:30:00Z')
  const day = StudyDay.parse('2026-11-20')
  const entry = { id: EntryId.parse(randomUUID()), base: null, kind: 'note' as const, day, cardId: null, text: 'So.' }
  await saveEntry(lib, entry)
  for (const timeZone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
    await saveSettings(lib.db, { ...(await readSettings(lib.db)), day: { timeZone, rolloverHour: 23 } })
    expect(await dayOutline(lib)).toEqual([{ day, counts: { entry: 1 } }])
    const told = await journalDays(lib, addDays(day, -9), addDays(day, 9))
    expect(told.map((one) => [one.day, one.events.length])).toEqual([[day, 1]])
  }
})
