import { rename, stat, utimes } from 'node:fs/promises'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { countCards, edgesOf, findCard } from '#core/store/cards.ts'
import { latestRevision, revisionsOf } from '#core/store/revisions.ts'
import { scheduleOf } from '#core/store/reviews.ts'
import { answerCard } from './review.ts'
import { syncContent } from './sync.ts'
import { cardId, cardSource, emptyLibrary } from './testing.ts'

const a = cardId('q-aaaa')
const b = cardId('q-bbbb')

test('cards are found, and found unchanged the second time', async () => {
  const library = await emptyLibrary()
  await library.write('x/a.mdx', cardSource(a, [b, 'Still open?']))
  await library.write('x/b.mdx', cardSource(b))
  expect(await syncContent(library)).toMatchObject({ files: 2, added: ['x/a.mdx', 'x/b.mdx'], problems: [] })
  expect(await edgesOf(library.db, a)).toMatchObject([{ childId: b }, { childId: null, text: 'Still open?' }])
  expect(await syncContent(library)).toMatchObject({ files: 2, added: [], changed: [] })
})

test('every version that was seen is kept, to the byte', async () => {
  const library = await emptyLibrary()
  const second = cardSource(a, [], 'second\r\n')
  await library.write('a.mdx', cardSource(a, [], 'first'))
  await syncContent(library)
  await library.write('a.mdx', second)
  expect(await syncContent(library)).toMatchObject({ changed: ['a.mdx'] })
  expect(await revisionsOf(library.db, a)).toHaveLength(2)
  const latest = await latestRevision(library.db, a)
  expect(gunzipSync(latest?.sourceGz ?? new Uint8Array()).toString()).toBe(second)
})

test('a file written anew with the same bytes is no new version', async () => {
  const library = await emptyLibrary()
  await library.write('a.mdx', cardSource(a))
  await syncContent(library)
  await utimes(path.join(library.contentDir, 'a.mdx'), 1, 1)
  expect(await syncContent(library)).toMatchObject({ changed: [] })
  expect(await revisionsOf(library.db, a)).toHaveLength(1)
})

test('a renamed file is the same card', async () => {
  const library = await emptyLibrary()
  await library.write('a.mdx', cardSource(a))
  await syncContent(library)
  await rename(path.join(library.contentDir, 'a.mdx'), path.join(library.contentDir, 'c.mdx'))
  expect(await syncContent(library)).toMatchObject({
    renamed: [{ from: 'a.mdx', to: 'c.mdx' }],
    added: [],
    removed: [],
  })
  expect(await findCard(library.db, a)).toMatchObject({ path: 'c.mdx' })
})

test('a rename seen as two paths by the watcher is a rename too', async () => {
  const library = await emptyLibrary()
  await library.write('a.mdx', cardSource(a))
  await syncContent(library)
  await rename(path.join(library.contentDir, 'a.mdx'), path.join(library.contentDir, 'c.mdx'))
  expect(await syncContent(library, { only: ['c.mdx'] })).toMatchObject({ renamed: [{ from: 'a.mdx', to: 'c.mdx' }] })
  expect(await syncContent(library, { only: ['a.mdx'] })).toMatchObject({ removed: [] })
  expect(await findCard(library.db, a)).toMatchObject({ path: 'c.mdx' })
})

test('two files that swap their names keep their cards', async () => {
  const library = await emptyLibrary()
  await library.write('a.mdx', cardSource(a))
  await library.write('b.mdx', cardSource(b))
  await syncContent(library)
  await library.write('a.mdx', cardSource(b, [], 'moved'))
  await library.write('b.mdx', cardSource(a, [], 'moved'))
  await syncContent(library)
  expect(await findCard(library.db, a)).toMatchObject({ path: 'b.mdx' })
  expect(await findCard(library.db, b)).toMatchObject({ path: 'a.mdx' })
})

test('a card whose file is gone keeps its history, and has it again when the file returns', async () => {
  const library = await emptyLibrary()
  await library.write('a.mdx', cardSource(a))
  await syncContent(library)
  await answerCard(library, { cardId: a, rating: 'good', expectedReps: 0 })
  await library.remove('a.mdx')
  expect(await syncContent(library)).toMatchObject({ removed: ['a.mdx'] })
  expect(await findCard(library.db, a)).toBeNull()
  expect(await scheduleOf(library.db, a)).toMatchObject({ reps: 1 })
  await library.write('elsewhere/a.mdx', cardSource(a))
  expect(await syncContent(library)).toMatchObject({ added: ['elsewhere/a.mdx'] })
  expect(await scheduleOf(library.db, a)).toMatchObject({ reps: 1 })
  expect(await revisionsOf(library.db, a)).toHaveLength(1)
})

test('a second file with the same id is refused by name, and the first keeps the card', async () => {
  const library = await emptyLibrary()
  await library.write('b.mdx', cardSource(a))
  await syncContent(library)
  await library.write('a.mdx', cardSource(a, [], 'a copy'))
  const report = await syncContent(library)
  expect(report.refused).toEqual(['a.mdx'])
  expect(report.problems).toMatchObject([
    { severity: 'error', file: 'a.mdx', message: 'id q-aaaa is already the id of b.mdx' },
  ])
  expect(await findCard(library.db, a)).toMatchObject({ path: 'b.mdx' })
})

test('a duplicate takes over when the file that had the id goes', async () => {
  const library = await emptyLibrary()
  await library.write('a.mdx', cardSource(a))
  await library.write('b.mdx', cardSource(a, [], 'a copy'))
  await syncContent(library)
  await library.remove('a.mdx')
  await syncContent(library)
  expect(await findCard(library.db, a)).toMatchObject({ path: 'b.mdx' })
})

test('a card that breaks stays as it last was, with the problem named', async () => {
  const library = await emptyLibrary()
  await library.write('a.mdx', cardSource(a))
  await syncContent(library)
  await library.write('a.mdx', cardSource(a).replace('title: Question', 'title: [Question'))
  const report = await syncContent(library)
  expect(report.problems).toMatchObject([
    { severity: 'error', file: 'a.mdx', line: 4, message: expect.stringContaining('YAML') },
  ])
  expect(await findCard(library.db, a)).toMatchObject({ title: 'Question q-aaaa?', path: 'a.mdx' })
})

test('links to cards that do not exist are named, and nothing stops', async () => {
  const library = await emptyLibrary()
  await library.write('a.mdx', cardSource(a, ['q-nowhere']))
  expect((await syncContent(library)).brokenLinks).toMatchObject([{ path: 'a.mdx', toId: 'q-nowhere' }])
})

test('an edge that closes a circle holds nothing back', async () => {
  const library = await emptyLibrary()
  await library.write('a.mdx', cardSource(a, [b]))
  await library.write('b.mdx', cardSource(b, [a]))
  await syncContent(library)
  expect(await findCard(library.db, a)).toMatchObject({ isRoot: true })
  expect(await findCard(library.db, b)).toMatchObject({ isRoot: false })
  expect(await edgesOf(library.db, b)).toMatchObject([{ childId: a, gates: false }])
})

test('taking an edge away makes the card it led to a root', async () => {
  const library = await emptyLibrary()
  await library.write('a.mdx', cardSource(a, [b]))
  await library.write('b.mdx', cardSource(b))
  await syncContent(library)
  await library.write('a.mdx', cardSource(a))
  await syncContent(library, { only: ['a.mdx'] })
  expect(await findCard(library.db, b)).toMatchObject({ isRoot: true })
})

test('the index can be thrown away and built again from the files', async () => {
  const library = await emptyLibrary()
  await library.write('a.mdx', cardSource(a, [b]))
  await library.write('b.mdx', cardSource(b))
  await syncContent(library)
  const before = await findCard(library.db, b)
  await library.remove('a.mdx')
  await library.remove('b.mdx')
  await syncContent(library)
  expect(await countCards(library.db)).toBe(0)
  await library.write('a.mdx', cardSource(a, [b]))
  await library.write('b.mdx', cardSource(b))
  await syncContent(library)
  expect(await findCard(library.db, b)).toEqual(before)
})

test('a link out of the content folder is not followed', async () => {
  const library = await emptyLibrary()
  const { symlink } = await import('node:fs/promises')
  await symlink('/etc/passwd', path.join(library.contentDir, 'passwd.mdx'))
  expect((await syncContent(library)).files).toBe(0)
  expect((await stat(library.contentDir)).isDirectory()).toBe(true)
})
