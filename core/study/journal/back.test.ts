import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { EntryId } from '#core/journal/entry.ts'
import { addDays, StudyDay } from '#core/schedule/study-day.ts'
import { addStretches } from '#core/store/stretches.ts'
import { cardId, type TestLibrary } from '../testing.ts'
import { viewBack } from './back.ts'
import { saveEntry } from './entries.ts'
import { changeJournalSettings } from './settings.ts'
import { answerOn, libraryOf } from './testing-study.ts'

const a = cardId('q-first')
const day = (text: string): StudyDay => StudyDay.parse(text)
const view = (lib: TestLibrary, some: Partial<Parameters<typeof viewBack>[1]> = {}) =>
  viewBack(lib, { span: 'week', page: 1, from: day('2025-12-01'), ...some })

async function write(lib: TestLibrary, kind: 'note' | 'week', on: string, text: string) {
  const id = EntryId.parse(randomUUID())
  const saved = await saveEntry(lib, { id, base: null, kind, day: day(on), cardId: null, text })
  if (!saved.ok) throw new Error(saved.error.kind)
  return saved.value
}

test('before anything was studied there is nothing to look back on', async () => {
  const lib = await libraryOf(['first'], '2026-11-25')
  expect(await view(lib)).toMatchObject({ lines: [], sameDays: [], days: [], streak: null, pages: 1 })
})

test('weeks on which anything was done, the latest first, and which of them are written about', async () => {
  const lib = await libraryOf(['first'], '2026-11-04')
  await answerOn(lib, '2026-11-04', a)
  await answerOn(lib, '2026-11-17', a)
  await answerOn(lib, '2026-11-24', a)
  const { id, version } = await write(lib, 'week', '2026-11-02', 'A slow week.')
  const { lines, week, month } = await view(lib)
  expect(lines.map(({ first, days, passed, isWritten }) => [first, days, passed, isWritten])).toEqual([
    ['2026-11-16', 1, 1, false],
    ['2026-11-02', 1, 0, true],
  ])
  expect([week.days, month.days]).toEqual([1, 3])

  // Taken away, it is not written.
  await saveEntry(lib, { id, base: version, kind: 'week', day: day('2026-11-02'), cardId: null, text: '' })
  expect((await view(lib)).lines.map(({ isWritten }) => isWritten)).toEqual([false, false])
})

test('months and years, and page by page', async () => {
  const lib = await libraryOf(['first'], '2023-11-04')
  await answerOn(lib, '2023-11-04', a)
  await answerOn(lib, '2026-11-24', a)
  expect((await view(lib, { span: 'year' })).lines.map(({ first }) => first)).toEqual(['2023-01-01'])
  const months = await view(lib, { span: 'month', page: 2 })
  expect(months).toMatchObject({ page: 2, pages: 2 })
  expect(months.lines.map(({ first, days }) => [first, days])).toEqual([['2023-11-01', 1]])
  expect(await view(lib, { span: 'month', page: 9 })).toMatchObject({ page: 2 })
})

test('on this day: what was done and written a month and a year ago', async () => {
  const lib = await libraryOf(['first'], '2025-11-24')
  await answerOn(lib, '2025-11-24', a)
  await write(lib, 'note', '2026-10-24', 'Read about fork.')
  lib.travel('2026-11-24T10:00:00Z')
  const { sameDays } = await view(lib)
  expect(sameDays.map((one) => [one.day, one.sum.reviews, one.entries.map(({ text }) => text)])).toEqual([
    ['2026-10-24', 0, ['Read about fork.']],
    ['2025-11-24', 1, []],
  ])
})

test('days on end are counted only where they are wanted', async () => {
  const lib = await libraryOf(['first'], '2026-11-23')
  await answerOn(lib, '2026-11-23', a)
  await answerOn(lib, '2026-11-24', a)
  expect((await view(lib)).streak).toBeNull()
  await changeJournalSettings(lib.db, { hasStreak: true })
  expect((await view(lib)).streak).toEqual({ days: 2, since: '2026-11-23' })
})

test('days on end go on before the days that are shown', async () => {
  const lib = await libraryOf(['first'], '2026-10-24')
  for (let on = day('2026-10-24'); on <= '2026-11-01'; on = addDays(on, 1)) await answerOn(lib, on, a, 'again')
  await changeJournalSettings(lib.db, { hasStreak: true })
  const { days, streak } = await view(lib, { span: 'year', from: day('2026-11-01') })
  expect([days[0]?.day, streak]).toEqual(['2026-10-26', { days: 9, since: '2026-10-24' }])
})

test('a card that was looked at in passing makes no day, and a minute of it does', async () => {
  const lib = await libraryOf(['first'], '2026-11-24')
  const looked = (at: string, activeMs: number) => {
    return { id: randomUUID(), startedAt: new Date(at), activity: 'question' as const, cardId: a, activeMs, idleMs: 0 }
  }
  await addStretches(lib.db, [looked('2026-11-23T09:00:00Z', 20_000), looked('2026-11-24T09:00:00Z', 90_000)])
  expect((await view(lib)).days.map((one) => [one.day, one.minutes])).toEqual([['2026-11-24', 1.5]])
})
