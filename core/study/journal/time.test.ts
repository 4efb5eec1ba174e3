import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { CardId } from '#core/card/card.ts'
import { AttemptId } from '#core/practice/record.ts'
import { StudyDay } from '#core/schedule/study-day.ts'
import { addAttempt } from '#core/store/attempts.ts'
import { addReading } from '#core/store/readings.ts'
import { addStretches, type StoredStretch } from '#core/store/stretches.ts'
import { attempt } from '#core/store/testing-attempts.ts'
import { undoLast } from '../actions.ts'
import { rehearse } from '../rehearse.ts'
import { answerCard } from '../review.ts'
import { readSettings, saveSettings } from '../settings.ts'
import { syncContent } from '../sync.ts'
import { cardId, cardSource, emptyLibrary, type TestLibrary } from '../testing.ts'
import { minutesBetween, minutesOfCard, minutesOfDays } from './time.ts'

const [a, b] = [cardId('q-first001'), cardId('q-second02')]
const MINUTE_MS = 60_000
const NOVEMBER = [new Date('2026-11-01T00:00:00Z'), new Date('2026-12-01T00:00:00Z')] as const
const day = (text: string): StudyDay => StudyDay.parse(text)

async function library(more: Readonly<Record<string, string>> = {}): Promise<TestLibrary> {
  const made = await emptyLibrary('2026-11-23T09:00:00Z')
  await saveSettings(made.db, { ...(await readSettings(made.db)), day: { timeZone: 'UTC', rolloverHour: 4 } })
  await made.write('a.mdx', cardSource(a).replace('created:', 'topics: [nginx, process]\ncreated:'))
  await made.write('b.mdx', cardSource(b).replace('created:', 'topics: [nginx]\ncreated:'))
  for (const [file, source] of Object.entries(more)) await made.write(file, source)
  await syncContent(made)
  return made
}

const stretch = (startedAt: string, minutes: number, some: Partial<StoredStretch> = {}): StoredStretch => ({
  id: randomUUID(),
  startedAt: new Date(startedAt),
  activity: 'review',
  cardId: a,
  activeMs: minutes * MINUTE_MS,
  idleMs: 0,
  ...some,
})
async function answer(to: TestLibrary, id: CardId, at: string, minutes: number, expectedReps = 0): Promise<void> {
  to.travel(at)
  const done = await answerCard(to, { cardId: id, rating: 'good', expectedReps, durationMs: minutes * MINUTE_MS })
  if (!done.ok) throw new Error(done.error.kind)
}

test('time is summed by day, activity, card and topic, and idle time apart', async () => {
  const to = await library()
  await addStretches(to.db, [
    stretch('2026-11-23T09:00:00Z', 4, { idleMs: 3 * MINUTE_MS }),
    stretch('2026-11-24T03:59:00Z', 2, { activity: 'writing', cardId: b }),
    stretch('2026-11-24T04:00:00Z', 1, { activity: 'question', cardId: b }),
    stretch('2026-12-01T00:00:00Z', 5),
  ])
  const time = await minutesBetween(to, ...NOVEMBER)
  expect(time).toMatchObject({
    minutes: 7,
    idleMinutes: 3,
    of: { question: 1, review: 4, practice: 0, reading: 0, writing: 2 },
    days: [
      { day: '2026-11-23', minutes: 6 },
      { day: '2026-11-24', minutes: 1 },
    ],
  })
  expect([...time.cards]).toEqual([
    [a, 4],
    [b, 3],
  ])
  expect([...time.topics]).toEqual([
    ['nginx', 7],
    ['process', 4],
  ])
  const days = await minutesOfDays(to, [day('2026-11-24'), day('2026-11-22')])
  expect([...days.keys()]).toEqual(['2026-11-24'])
  expect(days.get(day('2026-11-24'))).toMatchObject({ minutes: 1 })
})

test('what answers, rehearsals, attempts and readings took counts for days from before there were stretches', async () => {
  const to = await library()
  await answer(to, a, '2026-11-20T10:00:00Z', 2)
  // A page left open overnight.
  await answer(to, b, '2026-11-20T11:00:00Z', 600)
  await rehearse(to, { cardId: a, rating: 'good', expectedRehearsals: 0, durationMs: 3 * MINUTE_MS })
  const savedAt = new Date('2026-11-20T12:00:00Z')
  const id = AttemptId.parse(randomUUID())
  await addAttempt(to.db, attempt({ id, cardId: a, startedAt: new Date(savedAt.getTime() - 4 * MINUTE_MS), savedAt }))
  await addReading(to.db, { cardId: b, url: 'https://example.org', at: savedAt, spentMs: 6 * MINUTE_MS, isDone: true })
  expect(await minutesBetween(to, ...NOVEMBER)).toMatchObject({
    of: { question: 0, review: 2 + 15 + 3, practice: 4, reading: 6, writing: 0 },
  })
  expect(await minutesOfCard(to, a)).toBe(2 + 3 + 4)
})

test('what was taken back took no time, and an answer that came with an attempt took none beside it', async () => {
  const to = await library()
  await answer(to, a, '2026-11-20T10:00:00Z', 2)
  await answer(to, a, '2026-11-21T10:00:00Z', 5, 1)
  await undoLast(to)
  expect(await minutesOfCard(to, a)).toBe(2)
  const savedAt = new Date('2026-11-20T10:00:00Z')
  await addAttempt(
    to.db,
    attempt({ cardId: a, startedAt: new Date(savedAt.getTime() - 3 * MINUTE_MS), savedAt, reviewId: 1 }),
  )
  expect((await minutesBetween(to, ...NOVEMBER)).of).toMatchObject({ review: 0, practice: 3 })
})

test('on a day with stretches of an activity they alone tell of it, on cards that have none as well', async () => {
  const to = await library()
  await answer(to, a, '2026-11-20T10:00:00Z', 2)
  await answer(to, b, '2026-11-23T10:00:00Z', 7)
  await addStretches(to.db, [stretch('2026-11-23T10:00:00Z', 3)])
  expect((await minutesBetween(to, ...NOVEMBER)).days.map(({ minutes }) => minutes)).toEqual([2, 3])
  expect([await minutesOfCard(to, a), await minutesOfCard(to, b)]).toEqual([5, 0])
})

test('time spent on a card that was taken in is time spent on the one that has it', async () => {
  const old = cardId('q-older003')
  const to = await library({ 'b.mdx': cardSource(b).replace('created:', `mergedFrom: [${old}]\ncreated:`) })
  await addStretches(to.db, [stretch('2026-11-23T10:00:00Z', 3, { cardId: old })])
  expect(await minutesOfCard(to, b)).toBe(3)
  expect([...(await minutesBetween(to, ...NOVEMBER)).cards]).toEqual([[b, 3]])
})

test('under another time zone the same minutes are on other days, and as many', async () => {
  const to = await library()
  const starts = Array.from({ length: 48 }, (_, i) => new Date(Date.UTC(2026, 9, 31, i)).toISOString())
  await addStretches(
    to.db,
    starts.map((at) => stretch(at, 1)),
  )
  for (const timeZone of ['UTC', 'America/New_York', 'Asia/Shanghai', 'Pacific/Kiritimati']) {
    await saveSettings(to.db, { ...(await readSettings(to.db)), day: { timeZone, rolloverHour: 4 } })
    const { days, minutes } = await minutesBetween(to, new Date('2026-10-01'), new Date('2026-12-01'))
    expect([timeZone, minutes, days.reduce((sum, one) => sum + one.minutes, 0)]).toEqual([timeZone, 48, 48])
    const apart = await minutesOfDays(
      to,
      days.map((one) => one.day),
    )
    expect([...apart.values()]).toEqual(days)
  }
})
