import { expect, test } from 'vitest'
import { EntryId } from '#core/journal/entry.ts'
import { StudyDay } from '#core/schedule/study-day.ts'
import { findEntry } from '#core/store/entries.ts'
import { emptyLibrary, type TestLibrary } from '../testing.ts'
import { saveEntry } from './entries.ts'
import { entryHistory } from './entry-history.ts'
import { restoreEntryVersion } from './restore-entry.ts'

const id = EntryId.parse('11111111-1111-4111-8111-111111111111')
const day = StudyDay.parse('2026-11-23')

/** Writes these texts, an hour apart each; answers the numbers of their versions. */
async function write(lib: TestLibrary, ...texts: readonly string[]): Promise<number[]> {
  const versions: number[] = []
  for (const [hour, text] of texts.entries()) {
    lib.travel(new Date(Date.UTC(2026, 10, 23, hour)).toISOString())
    const saved = await saveEntry(lib, { id, base: versions.at(-1) ?? null, kind: 'note', day, cardId: null, text })
    versions.push((saved.ok && saved.value.version) || 0)
  }
  return versions
}

test('of an entry each sitting is told, newest first, with what it changed', async () => {
  const lib = await emptyLibrary()
  await write(lib, 'It forks.', 'It forks, and listens.')
  expect(await entryHistory(lib, id)).toMatchObject({
    day,
    lang: 'en',
    past: [
      { text: 'It forks, and listens.', diff: [{ kind: 'same' }, { kind: 'added' }, { kind: 'same' }] },
      { text: 'It forks.', diff: null },
    ],
  })
  expect(await entryHistory(lib, EntryId.parse('22222222-2222-4222-8222-222222222222'))).toBeNull()
})

test('a version is restored as a new one, also of an entry that was taken away', async () => {
  const lib = await emptyLibrary()
  const [first = 0, , gone = 0] = await write(lib, 'one', 'two', '')
  expect((await restoreEntryVersion(lib, { id, version: first, base: gone })).ok).toBe(true)
  expect((await findEntry(lib.db, id))?.text).toBe('one')
  expect((await entryHistory(lib, id))?.past.map(({ text }) => text)).toEqual(['one', '', 'two', 'one'])
})

test('an entry that was written in meanwhile is left alone; asked for twice, it is restored once', async () => {
  const lib = await emptyLibrary()
  const [first = 0, second = 0] = await write(lib, 'one', 'two', 'three')
  const restore = (version: number, base: number) => restoreEntryVersion(lib, { id, version, base })
  expect(await restore(first, second)).toEqual({ ok: false, error: { kind: 'changed' } })
  expect(await restore(999, second)).toEqual({ ok: false, error: { kind: 'unknown-version' } })
  const { version = 0 } = (await entryHistory(lib, id)) ?? {}
  const once = await restore(first, version)
  expect(await restore(first, version)).toEqual(once)
})
