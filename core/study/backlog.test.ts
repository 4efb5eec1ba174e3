import { expect, test } from 'vitest'
import { schedulesOf } from '#core/store/schedules.ts'
import { StudyDay, studyDay } from '#core/schedule/study-day.ts'
import { actOn, undoLast } from './actions.ts'
import { countOverdue, spreadOverdue } from './backlog.ts'
import { schedulesAstray } from './doctor.ts'
import { answerCard } from './review.ts'
import { readSettings, saveSettings } from './settings.ts'
import { syncContent } from './sync.ts'
import { cardId, cardSource, emptyLibrary, type TestLibrary } from './testing.ts'

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'] as const

/** Six cards learnt on 1 November, and forgotten about until 1 December. */
async function backFromHoliday(): Promise<TestLibrary> {
  const made = await emptyLibrary('2026-11-01T09:00:00Z')
  for (const name of NAMES) await made.write(`${name}.mdx`, cardSource(`q-${name}`))
  await syncContent(made)
  const settings = await readSettings(made.db)
  await saveSettings(made.db, { ...settings, day: { timeZone: 'UTC', rolloverHour: 4 } })
  for (const name of NAMES) {
    await answerCard(made, { cardId: cardId(`q-${name}`), rating: 'good', expectedReps: 0, durationMs: undefined })
  }
  made.travel('2026-12-01T09:00:00Z')
  return made
}

/** How many cards are due on each day. */
async function dueOn(made: TestLibrary): Promise<Record<string, number>> {
  const { day } = await readSettings(made.db)
  const rows = await schedulesOf(
    made.db,
    NAMES.map((name) => cardId(`q-${name}`)),
  )
  const days = [...rows.values()].map(({ dueAt }) => String(studyDay(dueAt, day)))
  return Object.fromEntries(days.toSorted().map((one) => [one, days.filter((other) => other === one).length]))
}

test('back from a holiday, what was due meanwhile is spread over days, and one undo takes it all back', async () => {
  const made = await backFromHoliday()
  const before = await dueOn(made)
  expect(await countOverdue(made)).toBe(6)
  expect(await spreadOverdue(made, { days: 3 })).toMatchObject({ ok: true, value: { overdue: 6, moved: 4 } })
  expect(await countOverdue(made)).toBe(2)
  expect(await dueOn(made)).toMatchObject({ '2026-12-02': 2, '2026-12-03': 2 })
  expect(await schedulesAstray(made)).toEqual([])
  expect(await undoLast(made)).toMatchObject({ value: { kind: 'action', action: 'set-due', cards: 4 } })
  expect(await dueOn(made)).toEqual(before)
  expect(await schedulesAstray(made)).toEqual([])
})

test('what was put aside stays where it is, and a day of vacation gets nothing', async () => {
  const made = await backFromHoliday()
  await actOn(made, { kind: 'suspend', cardId: cardId('q-a') })
  const off = StudyDay.parse('2026-12-02')
  await saveSettings(made.db, { ...(await readSettings(made.db)), vacations: [{ from: off, to: off }] })
  expect(await spreadOverdue(made, { days: 3 })).toMatchObject({ value: { overdue: 5, moved: 2 } })
  expect(await dueOn(made)).toMatchObject({ '2026-12-03': 2 })
})

test('where every later day is off, all is left for today, and there is nothing to take back', async () => {
  const made = await backFromHoliday()
  const [from, to] = [StudyDay.parse('2026-12-02'), StudyDay.parse('2026-12-09')]
  await saveSettings(made.db, { ...(await readSettings(made.db)), vacations: [{ from, to }] })
  expect(await spreadOverdue(made, { days: 3 })).toMatchObject({ value: { overdue: 6, moved: 0, batch: null } })
})

test('an answer after that counts for the time that has really passed, and its day is its own', async () => {
  const made = await backFromHoliday()
  await spreadOverdue(made, { days: 3 })
  made.travel('2026-12-03T09:00:00Z')
  const answered = await answerCard(made, {
    cardId: cardId('q-f'),
    rating: 'good',
    expectedReps: 1,
    durationMs: undefined,
  })
  expect(answered.ok && answered.value.dueAt > new Date('2026-12-20')).toBe(true)
  expect(await schedulesAstray(made)).toEqual([])
})

test('where nothing is overdue, nothing is spread', async () => {
  const made = await emptyLibrary()
  expect(await spreadOverdue(made, { days: 7 })).toEqual({ ok: false, error: { kind: 'nothing-overdue' } })
})
