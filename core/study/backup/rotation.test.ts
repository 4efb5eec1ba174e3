import fc from 'fast-check'
import { expect, test } from 'vitest'
import { daysBetween, studyDay } from '#core/schedule/study-day.ts'
import { type Rotated, SAFETY_DAYS, toDrop } from './rotation.ts'

const config = { timeZone: 'Asia/Shanghai', rolloverHour: 4 }
const now = new Date('2026-11-28T12:00:00Z')
const keeping = { days: 7, weeks: 4, months: 12 }
const DAY_MS = 86_400_000

const daily = (ageDays: number): Rotated => {
  const madeAt = new Date(now.getTime() - ageDays * DAY_MS)
  return { name: madeAt.toISOString(), madeAt, kind: 'daily', isWhole: true }
}

const backups = fc.uniqueArray(
  fc
    .record({
      ageMinutes: fc.nat({ max: 800 * 24 * 60 }),
      kind: fc.constantFrom('daily', 'daily', 'safety', 'own'),
      isWhole: fc.boolean(),
    })
    .map(({ ageMinutes, kind, isWhole }): Rotated => {
      const madeAt = new Date(now.getTime() - ageMinutes * 60_000)
      return { name: `${madeAt.toISOString()} ${kind}`, madeAt, kind, isWhole }
    }),
  { selector: ({ name }) => name, maxLength: 60 },
)
const counts = fc.record({
  days: fc.integer({ min: 1, max: 20 }),
  weeks: fc.integer({ min: 0, max: 8 }),
  months: fc.integer({ min: 0, max: 14 }),
})

test('of daily backups made for two years there stay seven days, four weeks and twelve months', () => {
  const all = Array.from({ length: 730 }, (_, age) => daily(age))
  const dropped = new Set(toDrop(all, keeping, now, config))
  const kept = all.filter(({ name }) => !dropped.has(name)).map(({ madeAt }) => studyDay(madeAt, config))
  expect(kept.slice(0, 7).map((day) => day.slice(5))).toEqual([
    '11-28',
    '11-27',
    '11-26',
    '11-25',
    '11-24',
    '11-23',
    '11-22',
  ])
  const earlier =
    '26-11-15 26-11-08 26-10-31 26-09-30 26-08-31 26-07-31 26-06-30 26-05-31 26-04-30 26-03-31 26-02-28 26-01-31 25-12-31'
  expect(kept.slice(7).map((day) => day.slice(2))).toEqual(earlier.split(' '))
})

test('the newest that is whole stays, and so does what the learner asked for', () => {
  fc.assert(
    fc.property(backups, counts, (all, some) => {
      const dropped = new Set(toDrop(all, some, now, config))
      const newest = all.filter(({ isWhole }) => isWhole).toSorted((a, b) => b.madeAt.getTime() - a.madeAt.getTime())[0]
      if (newest) expect(dropped.has(newest.name)).toBe(false)
      for (const one of all.filter(({ kind }) => kind === 'own')) expect(dropped.has(one.name)).toBe(false)
    }),
  )
})

test('what was kept before a change stays for thirty days', () => {
  fc.assert(
    fc.property(backups, counts, (all, some) => {
      const dropped = new Set(toDrop(all, some, now, config))
      for (const { name, madeAt, kind } of all) {
        const ageDays = daysBetween(studyDay(madeAt, config), studyDay(now, config))
        if (kind === 'safety' && ageDays < SAFETY_DAYS) expect(dropped.has(name)).toBe(false)
      }
    }),
  )
})

test('what stays is no more than was asked for, and rotating again drops nothing', () => {
  fc.assert(
    fc.property(backups, counts, (all, some) => {
      const dropped = new Set(toDrop(all, some, now, config))
      const left = all.filter(({ name }) => !dropped.has(name))
      expect(left.filter(({ kind, isWhole }) => kind === 'daily' && isWhole).length).toBeLessThanOrEqual(
        some.days + some.weeks + some.months,
      )
      expect(toDrop(left, some, now, config)).toEqual([])
    }),
  )
})

test('each of the last days, weeks and months that has any keeps its newest, whatever else there is', () => {
  fc.assert(
    fc.property(backups, counts, (all, some) => {
      const dropped = new Set(toDrop(all, some, now, config))
      const whole = all.filter(({ kind, isWhole }) => kind === 'daily' && isWhole)
      const days = [...new Set(whole.map(({ madeAt }) => studyDay(madeAt, config)))].toSorted().reverse()
      for (const day of days.slice(0, some.days)) {
        const ofDay = whole.filter(({ madeAt }) => studyDay(madeAt, config) === day)
        const newest = ofDay.toSorted((a, b) => b.madeAt.getTime() - a.madeAt.getTime())[0]
        expect(newest && dropped.has(newest.name)).toBe(false)
      }
    }),
  )
})
