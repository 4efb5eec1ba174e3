import { expect, test } from 'vitest'
import { periodOf } from '#core/journal/period.ts'
import { StudyDay } from '#core/schedule/study-day.ts'
import { addReading } from '#core/store/readings.ts'
import { undoLast } from '../actions.ts'
import { syncContent } from '../sync.ts'
import { cardId, cardSource } from '../testing.ts'
import { lookBack } from './look-back.ts'
import { answerOn, attemptOn, libraryOf } from './testing-study.ts'

const [a, b] = [cardId('q-first'), cardId('q-second')]
const WEEK = periodOf('week', StudyDay.parse('2026-11-23'))
const NOT_DEEP = { recall: true, depth: false, defend: false }
const PASSED = { recall: true, depth: true, defend: true }

test('a week has what happened from Monday to Sunday, study days by the hour they begin', async () => {
  const lib = await libraryOf(['first', 'second'], '2026-11-20')
  await answerOn(lib, '2026-11-22', a)
  await answerOn(lib, '2026-11-23', b, 'again')
  await attemptOn(lib, '2026-11-25', a, PASSED)
  // Early on Monday it is still the Sunday before.
  await addReading(lib.db, {
    cardId: a,
    url: 'https://example.org/',
    at: new Date('2026-11-30T03:00:00Z'),
    spentMs: 600_000,
    isDone: true,
  })
  const { sum, parts } = await lookBack(lib, WEEK)
  expect(sum).toMatchObject({ days: 3, reviews: 1, recalled: 0, attempts: 1, minutes: 13 })
  expect(parts.map(({ days }) => days)).toEqual([1, 0, 1, 0, 0, 0, 1])
})

test('gates that were failed, and what was found again and again', async () => {
  const lib = await libraryOf(['first', 'second'], '2026-11-20')
  await attemptOn(lib, '2026-11-22', b, NOT_DEEP, ['hedge'])
  await attemptOn(lib, '2026-11-24', a, NOT_DEEP, ['hedge', 'long'])
  await attemptOn(lib, '2026-11-26', a, NOT_DEEP, ['hedge'])
  const { failed, findings, names } = await lookBack(lib, WEEK)
  expect(failed).toMatchObject({ total: 1, first: [{ cardId: a, times: 2, missed: ['depth', 'defend'] }] })
  expect(findings).toEqual([{ rule: 'hedge', attempts: 2, cardIds: [a] }])
  expect(names.get(a)).toMatchObject({ title: 'Question q-first?', lang: 'en' })
})

test('what was passed in it, unless that was taken back', async () => {
  const lib = await libraryOf(['first', 'second'], '2026-11-20')
  await answerOn(lib, '2026-11-20', a)
  await answerOn(lib, '2026-11-20', b)
  await answerOn(lib, '2026-11-25', a)
  await answerOn(lib, '2026-11-25', b)
  await undoLast(lib)
  expect((await lookBack(lib, WEEK)).passed).toEqual({ total: 1, first: [a] })
})

test('what comes next is told of the week that is going on and the one before, and of no earlier one', async () => {
  const lib = await libraryOf(['first', 'second'], '2026-11-23')
  await lib.write('first.mdx', cardSource('q-first', ['q-second']))
  await syncContent(lib)
  await answerOn(lib, '2026-11-23', a)
  await answerOn(lib, '2026-11-27', a)
  const { ahead } = await lookBack(lib, WEEK)
  expect(ahead?.opened).toEqual([b])
  expect(ahead?.due).toHaveLength(7)
  lib.travel('2026-12-02T09:00:00Z')
  expect((await lookBack(lib, WEEK)).ahead).not.toBeNull()
  lib.travel('2026-12-09T09:00:00Z')
  expect((await lookBack(lib, WEEK)).ahead).toBeNull()
})

test('cards that were missed the last time are what does not stick', async () => {
  const lib = await libraryOf(['first', 'second'], '2026-11-23')
  await answerOn(lib, '2026-11-23', a, 'again')
  await answerOn(lib, '2026-11-23', b)
  expect((await lookBack(lib, WEEK)).ahead?.stuck).toEqual([{ cardId: a, state: 'failed' }])
})

test('what was done on a card that another has taken in is done on that', async () => {
  const lib = await libraryOf(['first', 'second'], '2026-11-20')
  await attemptOn(lib, '2026-11-24', b, NOT_DEEP)
  await lib.remove('second.mdx')
  await lib.write('first.mdx', cardSource('q-first').replace('created:', 'mergedFrom: [q-second]\ncreated:'))
  await syncContent(lib)
  expect((await lookBack(lib, WEEK)).failed.first).toMatchObject([{ cardId: a }])
})

test('a month and a year hold the same, by weeks and by months', async () => {
  const lib = await libraryOf(['first'], '2026-11-02')
  await answerOn(lib, '2026-11-02', a)
  await answerOn(lib, '2026-11-28', a)
  const [month, year] = [
    await lookBack(lib, periodOf('month', WEEK.first)),
    await lookBack(lib, periodOf('year', WEEK.first)),
  ]
  expect(month.parts.map(({ reviews }) => reviews)).toEqual([0, 1, 0, 0, 1, 0])
  expect(year.parts.map(({ reviews }) => reviews)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0])
})
