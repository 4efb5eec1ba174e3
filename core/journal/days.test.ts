import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CardId } from '#core/card/card.ts'
import { addDays, startOfStudyDay, StudyDay, studyDay } from '#core/schedule/study-day.ts'
import { dayLines, intoDays, SLOT_MS } from './days.ts'
import { EntryId } from './entry.ts'
import type { JournalEvent } from './event.ts'

const cardId = CardId.parse('q-a')
const ZONES = [
  'Europe/Berlin',
  'Asia/Shanghai',
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
]
const config = fc.record({ timeZone: fc.constantFrom(...ZONES), rolloverHour: fc.integer({ min: 0, max: 23 }) })
/** Within some years that have every kind of change of the clocks, and often close to one. */
const at = fc.oneof(
  fc.integer({ min: Date.UTC(2010, 0), max: Date.UTC(2030, 0) }),
  fc
    .constantFrom('2026-03-29T01:00Z', '2026-10-25T01:00Z', '2011-12-30T10:00Z')
    .chain((around) => fc.integer({ min: -90_000_000, max: 90_000_000 }).map((ms) => Date.parse(around) + ms)),
)
const passed = (ms: number): JournalEvent => ({ kind: 'passed', at: new Date(ms), cardId })

test('each event is told on one day, the one that it happened on, and days and events are in order', () => {
  fc.assert(
    fc.property(fc.array(at, { maxLength: 60 }), config, (instants, zone) => {
      const events = instants.map(passed)
      const days = intoDays(events, zone)
      const told = days.flatMap((day) => day.events)
      expect(told).toHaveLength(events.length)
      expect(new Set(told)).toEqual(new Set(events))
      for (const { day, events: some } of days) {
        const [from, to] = [startOfStudyDay(day, zone), startOfStudyDay(addDays(day, 1), zone)]
        expect(some.every((one) => one.at >= from && one.at < to)).toBe(true)
        expect(some.map((one) => one.at.getTime())).toEqual(
          some.map((one) => one.at.getTime()).toSorted((a, b) => a - b),
        )
      }
      expect(days.map(({ day }) => day)).toEqual([...new Set(days.map(({ day }) => day))].toSorted().toReversed())
    }),
  )
})

test('counting by slots of time puts no event on another day than telling it does', () => {
  fc.assert(
    fc.property(fc.array(at, { maxLength: 60 }), config, (instants, zone) => {
      const slots = instants.map((ms) => new Date(Math.floor(ms / SLOT_MS) * SLOT_MS))
      const counted = dayLines(slots.map((slot) => ({ day: studyDay(slot, zone), kind: 'passed', n: 1 })))
      const told = intoDays(instants.map(passed), zone).map(({ day, events }) => ({
        day,
        counts: { passed: events.length },
      }))
      expect(counted).toEqual(told)
    }),
  )
})

test('an entry is told on the day it is of', () => {
  const day = StudyDay.parse('2026-11-20')
  const entry: JournalEvent = {
    kind: 'entry',
    at: new Date('2026-11-28T12:00Z'),
    entryId: EntryId.parse('11111111-1111-4111-8111-111111111111'),
    entryKind: 'note',
    day,
    cardId: null,
    text: 'late',
  }
  expect(intoDays([entry], { timeZone: 'UTC', rolloverHour: 4 })).toEqual([{ day, events: [entry] }])
})
