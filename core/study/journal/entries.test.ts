import path from 'node:path'
import { expect, test } from 'vitest'
import { EntryId, MAX_ENTRY_LENGTH } from '#core/journal/entry.ts'
import { StudyDay } from '#core/schedule/study-day.ts'
import { prismaOf } from '#core/store/client.ts'
import { entriesChangedAfter, entriesOfCard, findEntry, lastEntryVersion, versionsOf } from '#core/store/entries.ts'
import { exportJson } from '../history-export.ts'
import { importHistory } from '../history-import.ts'
import { syncContent } from '../sync.ts'
import { cardId, cardSource, emptyLibrary, type TestLibrary } from '../testing.ts'
import { EntryInput, lookingBackOn, saveEntry } from './entries.ts'

const id = EntryId.parse('11111111-1111-4111-8111-111111111111')
const other = EntryId.parse('22222222-2222-4222-8222-222222222222')
const day = StudyDay.parse('2026-11-23')
const NOTE: EntryInput = { id, base: null, kind: 'note', day, cardId: null, text: '' }

async function save(lib: TestLibrary, text: string, base: number | null, more: Partial<EntryInput> = {}) {
  const saved = await saveEntry(lib, { ...NOTE, text, base, ...more })
  if (!saved.ok) throw new Error(saved.error.kind)
  return saved.value
}
const written = async (lib: TestLibrary, of = id) => (await versionsOf(lib.db, of)).map(({ text }) => text)

test('what is written is there, and each text is a version', async () => {
  const lib = await emptyLibrary()
  const { version } = await save(lib, 'one', null)
  await save(lib, 'one\ntwo', version)
  expect(await written(lib)).toEqual(['one', 'one\ntwo'])
  expect(await findEntry(lib.db, id)).toMatchObject({ text: 'one\ntwo', day, kind: 'note' })
})

test('nothing, and the same text again, write nothing', async () => {
  const lib = await emptyLibrary()
  expect(await save(lib, ' \n', null)).toEqual({ id, version: null, cardId: null, text: '', changedAt: null })
  const { version } = await save(lib, 'one', null)
  expect(await save(lib, 'one', version)).toMatchObject({ version })
  expect(await written(lib)).toEqual(['one'])
})

test('a blank text takes an entry away, and its text puts it back', async () => {
  const lib = await emptyLibrary()
  const { version } = await save(lib, 'one', null)
  const gone = await save(lib, '  ', version)
  expect(gone.text).toBe('')
  expect(await findEntry(lib.db, id)).toBeNull()
  await save(lib, 'one', gone.version)
  expect((await findEntry(lib.db, id))?.text).toBe('one')
})

test('a save that arrives twice is one, also after somebody else went on from it, or took it away', async () => {
  const lib = await emptyLibrary()
  const { version } = await save(lib, 'one', null)
  const mine = await save(lib, 'one\nmine', version)
  await save(lib, 'one\nmine', version)
  const theirs = await save(lib, 'zero\none\nmine', mine.version)
  expect(await save(lib, 'one\nmine', version)).toEqual(theirs)
  await save(lib, '', theirs.version)
  expect((await save(lib, 'one\nmine', version)).text).toBe('')
  expect(await written(lib)).toEqual(['one', 'one\nmine', 'zero\none\nmine', ''])
})

test('what was put back is taken away again, by a page that has not seen it come back', async () => {
  const lib = await emptyLibrary()
  const { version } = await save(lib, 'one', null)
  const gone = await save(lib, '', version)
  await save(lib, 'one', gone.version)
  expect(await saveEntry(lib, { ...NOTE, base: version, text: '' })).toMatchObject({ error: { kind: 'conflict' } })
  expect((await save(lib, '', version, { sent: '' })).text).toBe('one')
})

test('a text goes on from one that was sent before and not answered, whether that arrived or not', async () => {
  const lib = await emptyLibrary()
  await save(lib, 'one', null)
  await save(lib, 'one two', null, { sent: 'one' })
  await save(lib, 'one two three', null, { sent: 'one two' })
  await save(lib, 'never mind', null, { id: other, sent: 'lost' })
  expect(await written(lib)).toEqual(['one', 'one two', 'one two three'])
  expect(await written(lib, other)).toEqual(['never mind'])
})

test('other lines written elsewhere are brought together, and what was sent is kept as well', async () => {
  const lib = await emptyLibrary()
  const { version } = await save(lib, 'one\n\ntwo\n\nthree', null)
  await save(lib, 'one!\n\ntwo\n\nthree', version)
  expect((await save(lib, 'one\n\ntwo\n\nthree!', version)).text).toBe('one!\n\ntwo\n\nthree!')
  expect(await written(lib)).toHaveLength(4)
  expect((await save(lib, 'one\n\ntwo\n\nthree!', version)).text).toBe('one!\n\ntwo\n\nthree!')
  expect(await written(lib)).toHaveLength(4)
})

test('the same line written otherwise is a conflict that has both texts, and writes nothing', async () => {
  const lib = await emptyLibrary()
  const { version } = await save(lib, 'one', null)
  const theirs = await save(lib, 'one!', version)
  expect(await saveEntry(lib, { ...NOTE, base: version, text: 'one?' })).toEqual({
    ok: false,
    error: { kind: 'conflict', base: 'one', theirs },
  })
  expect(await written(lib)).toEqual(['one', 'one!'])
})

test('what was written elsewhere is not taken away unseen; what was taken away is there again once written in', async () => {
  const lib = await emptyLibrary()
  const { version } = await save(lib, 'one', null)
  const longer = await save(lib, 'one\ntwo', version)
  expect(await saveEntry(lib, { ...NOTE, base: version, text: '' })).toMatchObject({
    error: { kind: 'conflict', theirs: { text: 'one\ntwo' } },
  })
  await save(lib, '', longer.version)
  expect((await save(lib, 'one\ntwo\nthree', longer.version)).text).toBe('one\ntwo\nthree')
})

test('a base that is not known, as after an older history was restored, overwrites nothing', async () => {
  const lib = await emptyLibrary()
  await save(lib, 'one', null)
  expect(await saveEntry(lib, { ...NOTE, base: 999, text: 'two' })).toMatchObject({ error: { kind: 'conflict' } })
  expect((await save(lib, 'two', 999, { id: other })).text).toBe('two')
})

test('line ends of a form are those of everybody else', async () => {
  const lib = await emptyLibrary()
  expect((await save(lib, 'one\r\ntwo\rthree', null)).text).toBe('one\ntwo\nthree')
})

test('an entry is bound to a card that there is, and stays so when that is gone', async () => {
  const lib = await emptyLibrary()
  await lib.write('a.mdx', cardSource('q-a'))
  await syncContent(lib)
  const { version } = await save(lib, 'one', null, { cardId: cardId('q-a') })
  expect(await findEntry(lib.db, id)).toMatchObject({ cardId: 'q-a' })
  expect(await saveEntry(lib, { ...NOTE, base: version, text: 'one', cardId: cardId('q-b') })).toEqual({
    ok: false,
    error: { kind: 'unknown-card', cardId: 'q-b' },
  })
  await lib.remove('a.mdx')
  await syncContent(lib)
  const longer = await save(lib, 'one\ntwo', version, { cardId: cardId('q-a') })
  await save(lib, 'one\ntwo', longer.version)
  expect(await findEntry(lib.db, id)).toMatchObject({ cardId: null, text: 'one\ntwo' })
})

test('what was written about a card belongs to the card that has taken it in', async () => {
  const lib = await emptyLibrary()
  await lib.write('a.mdx', cardSource('q-a'))
  await lib.write('b.mdx', cardSource('q-b'))
  await syncContent(lib)
  const { version } = await save(lib, 'one', null, { cardId: cardId('q-b') })
  await lib.remove('b.mdx')
  await lib.write('a.mdx', cardSource('q-a').replace('created:', 'mergedFrom: [q-b]\ncreated:'))
  await syncContent(lib)
  expect(await entriesOfCard(lib.db, cardId('q-a'))).toMatchObject([{ id, cardId: 'q-a' }])
  await save(lib, 'one\ntwo', version, { cardId: cardId('q-b') })
  expect(await entriesOfCard(lib.db, cardId('q-a'))).toMatchObject([{ text: 'one\ntwo' }])
})

test('a card bound in one tab stays bound when another tab only writes', async () => {
  const lib = await emptyLibrary()
  await lib.write('a.mdx', cardSource('q-a'))
  await syncContent(lib)
  const { version } = await save(lib, 'one\n\ntwo', null)
  await save(lib, 'one!\n\ntwo', version, { cardId: cardId('q-a') })
  expect(await save(lib, 'one\n\ntwo!', version)).toMatchObject({ text: 'one!\n\ntwo!', cardId: 'q-a' })
})

test('there is one look back on a week, whoever began it', async () => {
  const lib = await emptyLibrary()
  const week = { kind: 'week' as const }
  expect(await lookingBackOn(lib, 'week', day)).toBeNull()
  await save(lib, 'a good week', null, week)
  expect(await saveEntry(lib, { ...NOTE, ...week, id: other, text: 'a bad week' })).toMatchObject({
    error: { kind: 'conflict', theirs: { id, text: 'a good week' } },
  })
  const { version } = await save(lib, 'a good week', null, { ...week, id: other })
  await save(lib, 'a good week!', version, { ...week, id: other })
  expect(await lookingBackOn(lib, 'week', day)).toMatchObject({ id, text: 'a good week!' })
})

test('no entry is longer than an entry may be', async () => {
  const lib = await emptyLibrary()
  const text = 'a'.repeat(MAX_ENTRY_LENGTH)
  await save(lib, text, null)
  expect(await saveEntry(lib, { ...NOTE, text: `${text}a` })).toEqual({
    ok: false,
    error: { kind: 'too-long', limit: MAX_ENTRY_LENGTH },
  })
})

test('of what looks back there is one entry whatever day of its span is named, and it stays what it is', async () => {
  const lib = await emptyLibrary()
  const [friday, next] = [StudyDay.parse('2026-11-27'), StudyDay.parse('2026-12-04')]
  const { version } = await save(lib, 'a good week', null, { kind: 'week', day: friday })
  expect(await lookingBackOn(lib, 'week', day)).toMatchObject({ id, version })
  await save(lib, 'a good week!', version, { kind: 'note', day: next })
  expect(await findEntry(lib.db, id)).toMatchObject({ kind: 'week', day, text: 'a good week!' })
  await save(lib, 'a note', null, { id: other, day: friday })
  await save(lib, 'still a note', null, { id: other, day: friday, kind: 'week', sent: 'a note' })
  expect(await findEntry(lib.db, other)).toMatchObject({ kind: 'note', text: 'still a note' })
})

test('half of a character is kept as none, and what has one is known when it arrives again', async () => {
  const lib = await emptyLibrary()
  const { version, text } = await save(lib, 'a\ud83d', null)
  expect(text).toBe('a\ufffd')
  await save(lib, 'a\ud83d', version)
  expect(await written(lib)).toEqual(['a\ufffd'])
})

/** A library with an entry of its own, and one that is older from another library. */
async function withImported() {
  const [there, lib] = [await emptyLibrary('2025-01-01T00:00:00Z'), await emptyLibrary()]
  await save(there, 'one', null)
  const file = path.join(there.dataDir, 'there.json')
  await exportJson(there, file)
  await save(lib, 'mine', null, { id: other })
  const last = await lastEntryVersion(lib.db)
  expect(await importHistory(lib, file)).toMatchObject({ ok: true })
  return { lib, last }
}

test('an entry that was imported is noticed by whoever follows what is written', async () => {
  const { lib, last } = await withImported()
  expect((await entriesChangedAfter(lib.db, last)).there).toMatchObject([{ id, text: 'one' }])
})

test('a text goes on from a version whose number is below 1, as those have that were imported before others', async () => {
  const lib = await emptyLibrary()
  const data = { id: -3, entryId: id, kind: 'note', day, cardId: null, text: 'one', at: lib.now() }
  await prismaOf(lib.db).entryVersion.create({ data })
  expect(EntryInput.safeParse({ ...NOTE, base: -3, text: 'one two' }).success).toBe(true)
  await save(lib, 'one two', null, { sent: 'one' })
  expect(await written(lib)).toEqual(['one', 'one two'])
})
