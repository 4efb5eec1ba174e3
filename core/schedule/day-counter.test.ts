import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayCounted, dayCounter } from './day-counter.ts'
import { studyDay } from './study-day.ts'

test('it counts the very days that studyDay names, in whatever order instants come', () => {
  // Zones that set clocks, that lie far off, and that left out a day or moved by half an hour.
  const zone = fc.constantFrom('UTC', 'Asia/Shanghai', 'America/New_York', 'Pacific/Apia', 'Australia/Lord_Howe')
  const instants = fc.array(fc.integer({ min: 1_300_000_000_000, max: 1_330_000_000_000 }), { minLength: 1 })
  fc.assert(
    fc.property(zone, fc.nat({ max: 23 }), instants, (timeZone, rolloverHour, times) => {
      const config = { timeZone, rolloverHour }
      const dayOf = dayCounter(config)
      for (const at of times.map((ms) => new Date(ms))) expect(dayCounted(dayOf(at))).toBe(studyDay(at, config))
    }),
  )
})

test('the first day is 0, the one before −1', () => {
  const dayOf = dayCounter({ timeZone: 'UTC', rolloverHour: 4 })
  expect([dayOf(new Date('1970-01-01T04:00Z')), dayOf(new Date('1970-01-01T03:59Z'))]).toEqual([0, -1])
})
