import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addDays,
  daysBetween,
  startOfDayAfter,
  startOfStudyDay,
  StudyDay,
  studyDay,
  StudyDayConfig,
  studyDaysBetween,
  weekdayOf,
} from './study-day.ts'

const shanghai = { timeZone: 'Asia/Shanghai', rolloverHour: 4 }
const day = (text: string) => StudyDay.parse(text)

test.each([
  ['2026-11-23T03:59:59.999+08:00', '2026-11-22'],
  ['2026-11-23T04:00:00.000+08:00', '2026-11-23'],
  ['2026-11-23T04:01:00.000+08:00', '2026-11-23'],
  ['2026-11-24T00:30:00.000+08:00', '2026-11-23'],
])('in Shanghai, where the day begins at four, %s is on %s', (at, expected) => {
  expect(studyDay(new Date(at), shanghai)).toBe(expected)
})

test.each([
  ['Asia/Shanghai', 4, '2026-11-23', '2026-11-23T04:00:00+08:00'],
  ['Asia/Kolkata', 4, '2026-11-23', '2026-11-23T04:00:00+05:30'],
  ['Asia/Kathmandu', 0, '2026-11-23', '2026-11-23T00:00:00+05:45'],
  ['America/St_Johns', 4, '2026-07-01', '2026-07-01T04:00:00-02:30'],
  ['Pacific/Kiritimati', 4, '2026-11-23', '2026-11-23T04:00:00+14:00'],
])('a day in %s that begins at %i o’clock, %s, starts at %s', (timeZone, rolloverHour, text, start) => {
  expect(startOfStudyDay(day(text), { timeZone, rolloverHour })).toEqual(new Date(start))
})

test.each([
  ['America/New_York', 4, '2026-03-08', '2026-03-08T04:00:00-04:00', 23],
  ['America/New_York', 4, '2026-11-01', '2026-11-01T04:00:00-05:00', 25],
  ['Europe/Berlin', 4, '2026-03-29', '2026-03-29T04:00:00+02:00', 23],
  ['Europe/Berlin', 4, '2026-10-25', '2026-10-25T04:00:00+01:00', 25],
])('the clocks change in %s: the day before ends later or sooner', (timeZone, rolloverHour, text, start, hours) => {
  const config = { timeZone, rolloverHour }
  const begins = startOfStudyDay(day(text), config)
  const before = startOfStudyDay(addDays(day(text), -1), config)
  expect(begins).toEqual(new Date(start))
  expect((begins.getTime() - before.getTime()) / 3_600_000).toBe(hours)
})

test.each([
  [
    'a rollover hour that the clock skips begins the day after the gap',
    'America/New_York',
    2,
    '2026-03-08',
    '2026-03-08T03:00:00-04:00',
  ],
  ['the same in Berlin', 'Europe/Berlin', 2, '2026-03-29', '2026-03-29T03:00:00+02:00'],
  ['a midnight that the clock skips', 'America/Havana', 0, '2026-03-08', '2026-03-08T01:00:00-04:00'],
  [
    'a rollover hour that comes twice begins the day the first time',
    'America/New_York',
    1,
    '2026-11-01',
    '2026-11-01T01:00:00-04:00',
  ],
  ['the same in Berlin', 'Europe/Berlin', 2, '2026-10-25', '2026-10-25T02:00:00+02:00'],
])('%s', (_story, timeZone, rolloverHour, text, start) => {
  expect(startOfStudyDay(day(text), { timeZone, rolloverHour })).toEqual(new Date(start))
})

test('the hour that comes twice belongs to the day it began, both times', () => {
  const config = { timeZone: 'Europe/Berlin', rolloverHour: 2 }
  expect(studyDay(new Date('2026-10-25T02:30:00+02:00'), config)).toBe('2026-10-25')
  expect(studyDay(new Date('2026-10-25T02:30:00+01:00'), config)).toBe('2026-10-25')
})

test('a day that has begun stays begun when the clock goes back over midnight', () => {
  const config = { timeZone: 'America/St_Johns', rolloverHour: 0 }
  const lastMomentBefore = new Date('2010-11-07T00:00:59-02:30')
  const clockSays2301TheDayBefore = new Date('2010-11-07T00:01:00-02:30')
  expect(studyDay(lastMomentBefore, config)).toBe('2010-11-07')
  expect(studyDay(clockSays2301TheDayBefore, config)).toBe('2010-11-07')
})

test('the day that Samoa left out is empty, and nothing is lost', () => {
  const config = { timeZone: 'Pacific/Apia', rolloverHour: 0 }
  expect(startOfStudyDay(day('2011-12-30'), config)).toEqual(startOfStudyDay(day('2011-12-31'), config))
  expect(studyDay(new Date('2011-12-30T09:59:59Z'), config)).toBe('2011-12-29')
  expect(studyDay(new Date('2011-12-30T10:00:00Z'), config)).toBe('2011-12-31')
})

test('days are counted by the calendar, over leap days and clock changes', () => {
  expect(addDays(day('2028-02-28'), 1)).toBe('2028-02-29')
  expect(addDays(day('2027-01-01'), -1)).toBe('2026-12-31')
  expect(daysBetween(day('2026-03-01'), day('2026-04-01'))).toBe(31)
  expect(daysBetween(day('2026-04-01'), day('2026-03-01'))).toBe(-31)
})

test.each([
  ['2026-11-23', 0],
  ['2026-11-29', 6],
  ['1969-12-31', 2],
  ['1969-12-28', 6],
  ['2000-02-29', 1],
])('%s is weekday %i, counted from Monday', (text, weekday) => {
  expect(weekdayOf(day(text))).toBe(weekday)
})

test('settings that name no such zone or hour are refused', () => {
  expect(StudyDayConfig.safeParse(shanghai).success).toBe(true)
  expect(StudyDayConfig.safeParse({ ...shanghai, timeZone: 'Asia/Atlantis' }).success).toBe(false)
  expect(StudyDayConfig.safeParse({ ...shanghai, rolloverHour: 24 }).success).toBe(false)
  expect(StudyDayConfig.safeParse({ ...shanghai, rolloverHour: 3.5 }).success).toBe(false)
})

const configs = fc.record({
  timeZone: fc.constantFrom(
    'UTC',
    'America/New_York',
    'Europe/Berlin',
    'Asia/Shanghai',
    'Asia/Kolkata',
    'Australia/Lord_Howe',
    'America/St_Johns',
    'America/Sao_Paulo',
    'Pacific/Apia',
    'Pacific/Chatham',
    'Africa/Casablanca',
  ),
  rolloverHour: fc.integer({ min: 0, max: 23 }),
})
const instants = fc.date({ min: new Date('1980-01-01'), max: new Date('2080-01-01'), noInvalidDate: true })

test('every instant lies between the start of its study day and the start of the next', () => {
  fc.assert(
    fc.property(instants, configs, (at, config) => {
      const today = studyDay(at, config)
      expect(startOfStudyDay(today, config).getTime()).toBeLessThanOrEqual(at.getTime())
      expect(at.getTime()).toBeLessThan(startOfStudyDay(addDays(today, 1), config).getTime())
    }),
    { numRuns: 500 },
  )
})

test('a later instant is never on an earlier day', () => {
  fc.assert(
    fc.property(instants, fc.integer({ min: 0, max: 7_200_000 }), configs, (at, laterMs, config) => {
      const later = new Date(at.getTime() + laterMs)
      expect(daysBetween(studyDay(at, config), studyDay(later, config))).toBeGreaterThanOrEqual(0)
    }),
  )
})

test('without texts in between, days are counted and moved by as with them', () => {
  fc.assert(
    fc.property(instants, instants, fc.integer({ min: -1000, max: 40_000 }), configs, (from, to, days, config) => {
      expect(studyDaysBetween(from, to, config)).toBe(daysBetween(studyDay(from, config), studyDay(to, config)))
      expect(startOfDayAfter(from, days, config)).toEqual(
        startOfStudyDay(addDays(studyDay(from, config), days), config),
      )
    }),
  )
})

test('a day that comes in is one whose week and year are days as well', () => {
  const isDay = (text: string): boolean => StudyDay.safeParse(text).success
  expect(['1000-01-01', '2028-02-29', '8999-12-31'].every(isDay)).toBe(true)
  expect(['0999-12-31', '9000-01-01', '2027-02-29', '2026-1-1', ''].some(isDay)).toBe(false)
})
