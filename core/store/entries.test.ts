import { expect, test } from 'vitest'
import { CardId } from '#core/card/card.ts'
import { EntryId } from '#core/journal/entry.ts'
import { StudyDay } from '#core/schedule/study-day.ts'
import type { Tx } from './db.ts'
import {
  addEntryVersion,
  allEntries,
  entriesChangedAfter,
  entriesOfCard,
  entriesOfDays,
  findEntry,
  lastEntryVersion,
  markOfVersion,
  newestLookingBack,
  newestVersion,
  versionNumbered,
  versionSaying,
  versionsOf,
} from './entries.ts'
import { testDb } from './testing.ts'

const id = (n: number) => EntryId.parse(`00000000-0000-4000-8000-${String(n).padStart(12, '0')}`)
const day = (text: string) => StudyDay.parse(text)
const card = CardId.parse('q-card')

const version = (n: number, text: string, minute: number, more: { day?: string; cardId?: CardId } = {}) => ({
  entryId: id(n),
  kind: 'note' as const,
  day: day(more.day ?? '2026-11-28'),
  cardId: more.cardId ?? null,
  text,
  at: new Date(Date.UTC(2026, 10, 28, 10, minute)),
})
const add = async (tx: Tx, versions: readonly ReturnType<typeof version>[]): Promise<number[]> => {
  const ids: number[] = []
  for (const one of versions) ids.push((await addEntryVersion(tx, one)).id)
  return ids
}
const texts = (entries: readonly { readonly text: string }[]) => entries.map(({ text }) => text)

test('of an entry the newest version holds, with the time at which it was begun; the others are kept', async () => {
  await using t = await testDb()
  const [first, last] = await add(t.db, [version(1, 'a', 1), version(1, 'ab', 5)])
  const { entryId, at, ...rest } = version(1, 'ab', 5)
  expect(await findEntry(t.db, entryId)).toEqual({
    ...rest,
    id: entryId,
    version: last,
    beganAt: version(1, '', 1).at,
    changedAt: at,
  })
  expect(texts(await versionsOf(t.db, id(1)))).toEqual(['a', 'ab'])
  expect((await versionNumbered(t.db, id(1), first ?? 0))?.text).toBe('a')
  expect(await versionNumbered(t.db, id(2), first ?? 0)).toBeNull()
  expect(await newestVersion(t.db, id(2))).toBeNull()
})

test('an empty text takes an entry away, and a later one puts it back', async () => {
  await using t = await testDb()
  await add(t.db, [version(1, 'a', 1), version(1, '', 2)])
  expect(await findEntry(t.db, id(1))).toBeNull()
  expect(await allEntries(t.db)).toEqual([])
  expect((await newestVersion(t.db, id(1)))?.text).toBe('')
  await add(t.db, [version(1, 'a', 3)])
  expect(texts(await allEntries(t.db))).toEqual(['a'])
})

test('entries come day by day in the order in which they were begun, whenever they were last written in', async () => {
  await using t = await testDb()
  await add(t.db, [
    version(1, 'second day', 1, { day: '2026-11-29' }),
    version(2, 'began first', 2),
    version(3, 'began later', 3),
    version(2, 'began first!', 9),
    version(4, 'third day', 4, { day: '2026-11-30' }),
  ])
  expect(texts(await entriesOfDays(t.db, day('2026-11-28'), day('2026-11-29')))).toEqual([
    'began first!',
    'began later',
    'second day',
  ])
})

test('an entry that was put on another day, or bound to another card, is where its newest version says', async () => {
  await using t = await testDb()
  await add(t.db, [version(1, 'a', 1, { cardId: card }), version(1, 'a', 2, { day: '2026-11-29' })])
  expect(await entriesOfDays(t.db, day('2026-11-28'), day('2026-11-28'))).toEqual([])
  expect(await entriesOfCard(t.db, card)).toEqual([])
  await add(t.db, [version(1, 'a', 3, { cardId: card })])
  expect(texts(await entriesOfCard(t.db, card))).toEqual(['a'])
})

test('a version is known again by what it says, if it came after another', async () => {
  await using t = await testDb()
  const [first = 0, , third] = await add(t.db, [version(1, 'a', 1), version(1, 'b', 2), version(1, 'a', 3)])
  expect((await versionSaying(t.db, id(1), first, ['a', 'x']))?.id).toBe(third)
  expect(await versionSaying(t.db, id(1), third ?? 0, ['a', 'b'])).toBeNull()
})

test('what looks back on a week is found by its first day, and is no note of that day', async () => {
  await using t = await testDb()
  await add(t.db, [version(1, 'note', 1), version(2, 'note too', 2)])
  await addEntryVersion(t.db, { ...version(3, 'a good week', 3), kind: 'week' })
  expect((await newestLookingBack(t.db, 'week', day('2026-11-28')))?.text).toBe('a good week')
  expect(await newestLookingBack(t.db, 'month', day('2026-11-28'))).toBeNull()
})

test('what changed since a version is told, and what went', async () => {
  await using t = await testDb()
  expect(await lastEntryVersion(t.db)).toBe(0)
  const [since = 0] = (await add(t.db, [version(1, 'a', 1), version(2, 'b', 2), version(3, 'c', 3)])).slice(-1)
  await add(t.db, [version(2, 'b!', 4), version(1, '', 5)])
  const { there, gone } = await entriesChangedAfter(t.db, since)
  expect(texts(there)).toEqual(['b!'])
  expect(gone).toEqual([id(1)])
  expect(await lastEntryVersion(t.db)).toBe(since + 2)
})

test('a version is told from one of the same number in another history', async () => {
  await using t = await testDb()
  await using other = await testDb()
  await add(t.db, [version(1, 'a', 1)])
  await add(other.db, [version(1, 'a', 2)])
  expect(await markOfVersion(t.db, 1)).not.toBe(await markOfVersion(other.db, 1))
  expect(await markOfVersion(t.db, 2)).toBeNull()
})
