import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, daysBetween, StudyDay, weekdayOf } from '#core/schedule/study-day.ts'
import {
  daysOf,
  nextPeriod,
  partsOf,
  periodBefore,
  periodOf,
  periodsSince,
  previousPeriod,
  sameDayBefore,
  SPANS,
} from './period.ts'

const day = (text: string): StudyDay => StudyDay.parse(text)

const days = fc.integer({ min: 0, max: 80_000 }).map((n) => addDays(day('1900-01-01'), n))
const spans = fc.constantFrom(...SPANS)

test.each([
  ['week', '2026-11-28', '2026-11-23', '2026-11-29'],
  ['week', '2026-11-23', '2026-11-23', '2026-11-29'],
  ['week', '2027-01-01', '2026-12-28', '2027-01-03'],
  ['month', '2028-02-29', '2028-02-01', '2028-02-29'],
  ['month', '2026-12-31', '2026-12-01', '2026-12-31'],
  ['year', '2028-12-31', '2028-01-01', '2028-12-31'],
] as const)('the %s of %s is from %s to %s', (span, of, first, last) => {
  expect(periodOf(span, day(of))).toEqual({ span, first, last })
})

test('every day is in exactly one week, one month and one year', () => {
  fc.assert(
    fc.property(spans, days, (span, of) => {
      const period = periodOf(span, of)
      expect(period.first <= of && of <= period.last).toBe(true)
      for (const one of daysOf(period)) expect(periodOf(span, one)).toEqual(period)
      expect(nextPeriod(period).first).toBe(addDays(period.last, 1))
      expect(previousPeriod(period).last).toBe(addDays(period.first, -1))
    }),
  )
})

test('a week has seven days from Monday on, a month 28 to 31, a year 365 or 366', () => {
  fc.assert(
    fc.property(days, (of) => {
      const lengths = SPANS.map((span) => daysOf(periodOf(span, of)).length)
      expect(lengths[0]).toBe(7)
      expect(lengths[1]).toBeGreaterThanOrEqual(28)
      expect(lengths[1]).toBeLessThanOrEqual(31)
      expect([365, 366]).toContain(lengths[2])
      expect(weekdayOf(periodOf('week', of).first)).toBe(0)
    }),
  )
})

test('the parts of a period are its days, each once and in order', () => {
  fc.assert(
    fc.property(spans, days, (span, of) => {
      const period = periodOf(span, of)
      expect(partsOf(period).flatMap(daysOf)).toEqual(daysOf(period))
    }),
  )
})

test('a year has twelve parts, a month four to six', () => {
  expect(partsOf(periodOf('year', day('2026-05-05')))).toHaveLength(12)
  expect(partsOf(periodOf('month', day('2027-02-10')))).toHaveLength(4)
  expect(partsOf(periodOf('month', day('2026-08-10')))).toHaveLength(6)
})

test('a month ago, a year ago, two years ago, and no further than there is anything', () => {
  expect(sameDayBefore(day('2026-11-28'), day('2024-03-01'))).toEqual(['2026-10-28', '2025-11-28', '2024-11-28'])
  expect(sameDayBefore(day('2026-11-28'), day('2026-11-20'))).toEqual([])
})

test('where a month has no such day, its last one stands for it', () => {
  expect(sameDayBefore(day('2028-03-31'), day('2027-01-01'))).toEqual(['2028-02-29', '2027-03-31'])
  expect(sameDayBefore(day('2028-02-29'), day('2027-01-01'))).toEqual(['2028-01-29', '2027-02-28'])
})

test('days looked back on get ever earlier', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 5000 }), (today, before) => {
      const found = sameDayBefore(today, addDays(today, -before))
      for (const [i, one] of found.entries()) expect(daysBetween(one, found[i - 1] ?? today)).toBeGreaterThan(0)
    }),
  )
})

test('of a past that no clock can have seen no more than fifty years are looked back on', () => {
  const found = sameDayBefore(day('2026-11-28'), day('1000-01-01'))
  expect([found.length, found.at(-1)]).toEqual([51, '1976-11-28'])
})

test('the period so many before is found without those in between, and as many are counted', () => {
  fc.assert(
    fc.property(spans, days, fc.integer({ min: 0, max: 60 }), (span, today, count) => {
      const present = periodOf(span, today)
      let one = present
      for (let i = 0; i < count; i += 1) one = previousPeriod(one)
      expect(periodBefore(present, count)).toEqual(one)
      for (const since of [one.first, one.last]) expect(periodsSince(present, since)).toBe(count)
      expect(periodsSince(one, present.last)).toBe(0)
    }),
  )
})
