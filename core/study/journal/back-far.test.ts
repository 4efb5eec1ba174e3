import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { EntryId } from '#core/journal/entry.ts'
import { StudyDay } from '#core/schedule/study-day.ts'
import { addReading } from '#core/store/readings.ts'
import { addReview } from '#core/store/reviews.ts'
import { cardId, emptyLibrary, type TestLibrary } from '../testing.ts'
import { viewBack } from './back.ts'
import { saveEntry } from './entries.ts'

const day = (text: string): StudyDay => StudyDay.parse(text)
const TODAY = '2026-11-25T09:00:00Z'

const reviewAt = (lib: TestLibrary, at: string) =>
  addReview(lib.db, {
    cardId: cardId('q-a'),
    reviewedAt: new Date(at),
    rating: 'good',
    durationMs: 60_000,
    place: null,
  })

test('the same day of earlier years is told with what was done and written, also where nothing was studied before', async () => {
  const lib = await emptyLibrary('2024-11-25T09:00:00Z')
  const entry = { id: EntryId.parse(randomUUID()), base: null, kind: 'note' as const, cardId: null, text: 'So.' }
  await saveEntry(lib, { ...entry, day: day('2024-11-25') })
  await reviewAt(lib, '2025-11-25T09:00:00Z')
  lib.travel(TODAY)
  expect((await viewBack(lib, { span: 'week', page: 1, from: day('2026-11-01') })).sameDays).toMatchObject([
    { day: '2025-11-25', sum: { days: 1, reviews: 1, minutes: 1 }, entries: [] },
    { day: '2024-11-25', sum: { days: 0, reviews: 0 }, entries: [{ text: 'So.' }] },
  ])
})

test('a reference that was marked as read by mistake, and unmarked, makes no day of study', async () => {
  const lib = await emptyLibrary('2025-11-25T09:00:00Z')
  for (const isDone of [true, false]) {
    await addReading(lib.db, { cardId: cardId('q-a'), url: 'https://a.org', at: lib.now(), spentMs: 0, isDone })
  }
  lib.travel(TODAY)
  expect((await viewBack(lib, { span: 'week', page: 1, from: day('2025-11-01') })).days).toEqual([])
})

test('past weeks on which anything was done are told page by page, the latest first', async () => {
  const lib = await emptyLibrary(TODAY)
  for (const at of ['2025-06-04T09:00:00Z', '2026-11-11T09:00:00Z', TODAY]) await reviewAt(lib, at)
  const linesOf = async (page: number) => {
    const { lines, ...back } = await viewBack(lib, { span: 'week', page, from: day('2026-11-01') })
    return [back.page, back.pages, lines.map(({ first, reviews }) => `${first} ${reviews}`)]
  }
  expect(await linesOf(1)).toEqual([1, 3, ['2026-11-09 1']])
  expect(await linesOf(9)).toEqual([3, 3, ['2025-06-02 1']])
})

test('an answer given when no clock can have run does not stand in the way', async () => {
  const lib = await emptyLibrary(TODAY)
  await reviewAt(lib, '-009999-01-01T00:00:00Z')
  const { pages, sameDays } = await viewBack(lib, { span: 'year', page: 1, from: day('2026-11-01') })
  expect([pages, sameDays]).toEqual([3, []])
})
