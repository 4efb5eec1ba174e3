import { expect, test } from 'vitest'
import { StudyDay } from '#core/schedule/study-day.ts'
import { actOn } from '../actions.ts'
import { cardId, type TestLibrary } from '../testing.ts'
import { streakNow } from './streak.ts'
import { studiedIn } from './studied.ts'
import { answerOn, libraryOf } from './testing-study.ts'

const [a, b] = [cardId('q-first'), cardId('q-second')]

async function streakOn(lib: TestLibrary, today: string) {
  lib.travel(`${today}T20:00:00Z`)
  const { days } = await studiedIn(lib, { first: StudyDay.parse('2026-11-01'), last: StudyDay.parse(today) })
  return streakNow(lib, days)
}

test('a card was due and nobody asked it: the days before do not count', async () => {
  const lib = await libraryOf(['first', 'second'], '2026-11-20')
  // Missed, it is due the day after.
  await answerOn(lib, '2026-11-20', a, 'again')
  await answerOn(lib, '2026-11-23', b)
  expect(await streakOn(lib, '2026-11-23')).toEqual({ days: 1, since: '2026-11-23' })
})

test('it was due then even if it was answered since', async () => {
  const lib = await libraryOf(['first'], '2026-11-20')
  await answerOn(lib, '2026-11-20', a, 'again')
  await answerOn(lib, '2026-11-23', a)
  expect(await streakOn(lib, '2026-11-23')).toEqual({ days: 1, since: '2026-11-23' })
})

test('nothing was due until it was asked again: days without study end nothing', async () => {
  const lib = await libraryOf(['first', 'second'], '2026-11-20')
  // Easy, it is not due for a week or more.
  await answerOn(lib, '2026-11-20', a, 'easy')
  await answerOn(lib, '2026-11-23', b)
  expect(await streakOn(lib, '2026-11-23')).toEqual({ days: 2, since: '2026-11-20' })
  await answerOn(lib, '2026-11-24', a)
  expect(await streakOn(lib, '2026-11-24')).toEqual({ days: 3, since: '2026-11-20' })
})

test('what was put aside is due on no day', async () => {
  const lib = await libraryOf(['first', 'second'], '2026-11-20')
  await answerOn(lib, '2026-11-20', a, 'again')
  const put = await actOn(lib, { kind: 'suspend', cardId: a })
  expect(put.ok).toBe(true)
  await answerOn(lib, '2026-11-23', b)
  expect(await streakOn(lib, '2026-11-23')).toEqual({ days: 2, since: '2026-11-20' })
})

test('today ends nothing though something is due', async () => {
  const lib = await libraryOf(['first'], '2026-11-20')
  await answerOn(lib, '2026-11-20', a, 'again')
  expect(await streakOn(lib, '2026-11-21')).toEqual({ days: 1, since: '2026-11-20' })
  expect(await streakOn(lib, '2026-11-22')).toBeNull()
})
