import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, startOfStudyDay, StudyDay, studyDay } from '#core/schedule/study-day.ts'
import { runsOf, streakOf } from './streak.ts'

const day = (text: string): StudyDay => StudyDay.parse(text)
const TODAY = day('2026-11-28')
const ago = (days: number): StudyDay => addDays(TODAY, -days)
const never = async () => false
/** Something fell due so many days after the last study. */
const dueAfter = (days: number) => async (last: StudyDay, next: StudyDay) => addDays(last, days) < next

/** The streak of who studied so many days ago. */
const streak = (daysAgo: readonly number[], wasDue: Parameters<typeof streakOf>[2] = never) =>
  streakOf(runsOf(daysAgo.map(ago), TODAY), TODAY, wasDue)

test('who never studied has none', async () => {
  expect(await streak([])).toBeNull()
})

test('three days on end, today among them', async () => {
  expect(await streak([0, 1, 2])).toEqual({ days: 3, since: ago(2) })
})

test('today is not over: as long as nothing was done yet, it ends nothing, whatever is due', async () => {
  expect(await streak([1, 2], dueAfter(1))).toEqual({ days: 2, since: ago(2) })
})

test('a day on which something was due and nothing was done ends it', async () => {
  expect(await streak([0, 2, 3], dueAfter(1))).toEqual({ days: 1, since: TODAY })
})

test('a day on which nothing was due ends nothing, and does not count', async () => {
  expect(await streak([0, 3, 4], dueAfter(3))).toEqual({ days: 3, since: ago(4) })
})

test('of three days without study the last had something due, and that ends it', async () => {
  expect(await streak([0, 4], dueAfter(3))).toEqual({ days: 1, since: TODAY })
})

test('yesterday was missed: nothing is left of it', async () => {
  expect(await streak([2, 3], dueAfter(1))).toBeNull()
})

test('a clock that was ahead adds no days', async () => {
  expect(await streak([0, 1, -1, -5])).toEqual({ days: 2, since: ago(1) })
})

const daysAgo = fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 40 })

test('where nothing ever was due, all study days count', async () => {
  await fc.assert(
    fc.asyncProperty(daysAgo, async (studied) => {
      expect((await streak(studied))?.days ?? 0).toBe(studied.length)
    }),
  )
})

test('where something was due every day, it is what a walk back from today meets', async () => {
  await fc.assert(
    fc.asyncProperty(daysAgo, async (studied) => {
      let at = studied.includes(0) ? 0 : 1
      let expected = 0
      for (; studied.includes(at); at += 1) expected += 1
      expect((await streak(studied, dueAfter(1)))?.days ?? 0).toBe(expected)
    }),
  )
})

test('the later things fall due, the longer it is', async () => {
  await fc.assert(
    fc.asyncProperty(daysAgo, fc.integer({ min: 1, max: 5 }), async (studied, later) => {
      const days = async (n: number) => (await streak(studied, dueAfter(n)))?.days ?? 0
      expect(await days(later + 1)).toBeGreaterThanOrEqual(await days(later))
    }),
  )
})

test('study at any hour of each day, over clocks that are changed, is days on end', async () => {
  const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Shanghai')
  const hours = fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 2, maxLength: 400 })
  await fc.assert(
    fc.asyncProperty(zones, fc.integer({ min: 0, max: 23 }), hours, async (timeZone, rolloverHour, shares) => {
      const config = { timeZone, rolloverHour }
      const studied = shares.map((share, i) => {
        const [from, to] = [ago(i), ago(i - 1)].map((one) => startOfStudyDay(one, config).getTime())
        if (from === undefined || to === undefined) throw new Error('a day begins and ends')
        return studyDay(new Date(from + share * (to - from)), config)
      })
      const found = await streakOf(runsOf(studied, TODAY), TODAY, dueAfter(1))
      expect(found?.days).toBe(shares.length)
    }),
    { numRuns: 30 },
  )
})
