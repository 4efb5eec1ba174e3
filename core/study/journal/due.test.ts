import { expect, test } from 'vitest'
import { startOfStudyDay, StudyDay } from '#core/schedule/study-day.ts'
import { putSchedule } from '#core/store/reviews.ts'
import { schedule } from '#core/store/testing-rows.ts'
import { putStates } from '#core/store/card-states.ts'
import { UNTOUCHED } from '#core/schedule/history.ts'
import { readSettings, saveSettings } from '../settings.ts'
import { syncContent } from '../sync.ts'
import { cardId, cardSource, emptyLibrary, type TestLibrary } from '../testing.ts'
import { dueDays } from './due.ts'

const BERLIN = { timeZone: 'Europe/Berlin', rolloverHour: 4 }
const NAMES = ['a', 'b', 'c', 'd'] as const

/** Cards that become due at the beginning of these days. */
async function library(now: string, due: Readonly<Partial<Record<string, string>>>): Promise<TestLibrary> {
  const made = await emptyLibrary(now)
  await saveSettings(made.db, { ...(await readSettings(made.db)), day: BERLIN })
  for (const name of NAMES) await made.write(`${name}.mdx`, cardSource(`q-${name}xx`))
  await syncContent(made)
  for (const [name, day] of Object.entries(due)) {
    if (day === undefined) continue
    await putSchedule(made.db, { ...schedule(`${name}xx`), dueAt: startOfStudyDay(StudyDay.parse(day), BERLIN) })
  }
  return made
}
const listed = async (made: TestLibrary, days: number, limit = 10) =>
  (await dueDays(made, days, limit)).map(({ day, count, cards }) => [day, count, cards.map(({ id }) => id[2]).join('')])

test('what is overdue is due today, and everything else on its day', async () => {
  const made = await library('2026-11-28T12:00:00Z', {
    a: '2026-10-01',
    b: '2026-11-28',
    c: '2026-11-29',
    d: '2027-01-01',
  })
  expect(await listed(made, 3)).toEqual([
    ['2026-11-28', 2, 'ab'],
    ['2026-11-29', 1, 'c'],
    ['2026-11-30', 0, ''],
  ])
  expect(await listed(made, 1, 1)).toEqual([['2026-11-28', 2, 'a']])
})

test.each([
  ['in spring, on a day of 23 hours', '2026-03-28T12:00:00Z', ['2026-03-28', '2026-03-29', '2026-03-30']],
  ['in autumn, on a day of 25 hours', '2026-10-24T12:00:00Z', ['2026-10-24', '2026-10-25', '2026-10-26']],
])('where clocks change %s, no day is doubled and none is lost', async (_, now, days) => {
  const [first = '', second = '', third = ''] = days
  const made = await library(now, { a: first, b: second, c: third })
  expect(await listed(made, 3)).toEqual([
    [first, 1, 'a'],
    [second, 1, 'b'],
    [third, 1, 'c'],
  ])
})

test('after a move to another time zone each card is on one day, before schedules are folded anew as well', async () => {
  const made = await library('2026-11-28T12:00:00Z', {
    a: '2026-11-28',
    b: '2026-11-29',
    c: '2026-11-30',
    d: '2026-12-01',
  })
  for (const timeZone of ['Pacific/Auckland', 'America/Los_Angeles', 'Asia/Shanghai']) {
    await saveSettings(made.db, { ...(await readSettings(made.db)), day: { timeZone, rolloverHour: 4 } })
    const found = await listed(made, 6)
    expect(found.map(([, , ids]) => ids).join('')).toBe('abcd')
    expect(new Set(found.map(([day]) => day)).size).toBe(6)
  }
})

test('what was put off is there on the day on which that is over, and what was put aside on none', async () => {
  const made = await library('2026-11-28T12:00:00Z', { a: '2026-11-28', b: '2026-11-28' })
  const buriedUntil = startOfStudyDay(StudyDay.parse('2026-11-30'), BERLIN)
  await putStates(
    made.db,
    new Map([
      [cardId('q-axx'), { ...UNTOUCHED, buriedUntil }],
      [cardId('q-bxx'), { ...UNTOUCHED, suspendedAt: new Date(0) }],
    ]),
  )
  expect(await listed(made, 3)).toEqual([
    ['2026-11-28', 0, ''],
    ['2026-11-29', 0, ''],
    ['2026-11-30', 1, 'a'],
  ])
})
