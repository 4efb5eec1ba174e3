import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { CardId } from '#core/card/card.ts'
import { findCard } from '#core/store/cards.ts'
import { testFolder } from '#core/store/testing.ts'
import { importNotes } from './import-notes.ts'
import type { NoteReport } from './note-report.ts'
import { answerCard } from './review.ts'
import { cardSource, emptyLibrary, type TestLibrary } from './testing.ts'
import { undoableImport, undoImport } from './undo-import.ts'

const NOTE =
  '## 1. Question\n\nWhy?\n\n## 3. One-minute answer\n\nOne.\n\nTwo.\n\n## 6. Next questions\n\nQuestion: And then?\nAnswer: Nothing.\n'
const FIXTURES = path.resolve(import.meta.dirname, '../../tests/fixtures/notes')

async function notes(files: Readonly<Record<string, string>>) {
  const folder = await testFolder()
  onTestFinished(() => folder[Symbol.asyncDispose]())
  const write = async (name: string, text: string): Promise<void> => {
    await mkdir(path.dirname(path.join(folder.path, name)), { recursive: true })
    await writeFile(path.join(folder.path, name), text)
  }
  for (const [name, text] of Object.entries(files)) await write(name, text)
  return { path: folder.path, write }
}

/** Imports of one second each: their order is that of their times. */
async function importAll(library: TestLibrary, place: string): Promise<readonly NoteReport[]> {
  library.travel(new Date(library.now().getTime() + 1000).toISOString())
  const reports: NoteReport[] = []
  for await (const report of importNotes(library, place)) reports.push(report)
  return reports
}

/** All that lies in a folder, by its path. */
async function everything(folder: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
  const read = files.toSorted().map(async (file) => [path.relative(folder, file), await readFile(file, 'base64')])
  return Object.fromEntries(await Promise.all(read))
}
const recordsOf = (library: TestLibrary) => everything(path.join(library.dataDir, 'imports', 'records'))
const undo = async (library: TestLibrary) => {
  const undone = await undoImport(library, null)
  return undone.ok ? undone.value.undone : undone.error
}
const answer = (library: TestLibrary, cardId: CardId) =>
  answerCard(library, { cardId, rating: 'good', expectedReps: 0, durationMs: undefined })

test('an import that is taken back leaves nothing: no card, no image, no record', async () => {
  const library = await emptyLibrary()
  const [report] = await importAll(library, FIXTURES)
  expect(Object.keys(await everything(library.contentDir)).length).toBeGreaterThan(20)
  expect(await undo(library)).toMatchObject({ kept: [], answered: [] })
  expect(await everything(library.contentDir)).toEqual({})
  expect(await recordsOf(library)).toEqual({})
  const id = report?.cards[0]?.id
  expect(id && (await findCard(library.db, id))).toBeNull()
  expect(await undo(library)).toEqual({ kind: 'none' })
})

test('brought in once more, the cards are the same ones', async () => {
  const library = await emptyLibrary()
  const first = await importAll(library, FIXTURES)
  const files = await everything(library.contentDir)
  await undo(library)
  const second = await importAll(library, FIXTURES)
  expect(second.map(({ cards }) => cards.map(({ id }) => id))).toEqual(
    first.map(({ cards }) => cards.map(({ id }) => id)),
  )
  expect(await everything(library.contentDir)).toEqual(files)
})

test('cards that an import updated are what they were, and so is what is known of their notes', async () => {
  const library = await emptyLibrary()
  const folder = await notes({ 'a.md': NOTE, 'b.md': NOTE.replace('Why?', 'Who?') })
  await importAll(library, folder.path)
  const [files, records] = [await everything(library.contentDir), await recordsOf(library)]
  await folder.write('a.md', NOTE.replace('One.', 'One, new.'))
  await folder.write('c.md', NOTE.replace('Why?', 'Where?'))
  const changes = (await importAll(library, folder.path)).flatMap(({ cards }) => cards.map((card) => card.change))
  expect(changes).toEqual(['updated', 'unchanged', 'unchanged', 'unchanged', 'made', 'made'])
  expect(await undo(library)).toMatchObject({ kept: [] })
  expect(await everything(library.contentDir)).toEqual(files)
  expect(await recordsOf(library)).toEqual(records)
})

test('an import that changed nothing is not the one that is taken back', async () => {
  const library = await emptyLibrary()
  const folder = await notes({ 'a.md': NOTE })
  await importAll(library, folder.path)
  const first = await undoableImport(library)
  await importAll(library, folder.path)
  expect(await undoableImport(library)).toEqual(first)
})

test('what was edited since stays, is named, and is known as the note’s when that comes again', async () => {
  const library = await emptyLibrary()
  const folder = await notes({ 'a.md': NOTE })
  const [report] = await importAll(library, folder.path)
  const [why, then] = report?.cards ?? []
  const place = why?.path ?? ''
  const edited = (await readFile(path.join(library.contentDir, place), 'utf8')).replace('Two.', 'Two, edited here.')
  await library.write(place, edited)
  expect(await undo(library)).toMatchObject({ kept: [place] })
  expect(Object.keys(await everything(library.contentDir))).toEqual([place])
  await folder.write('a.md', NOTE.replace('One.', 'One, new.'))
  const [again] = await importAll(library, folder.path)
  expect(again?.cards).toMatchObject([
    { id: why?.id, change: 'merged' },
    { id: then?.id, change: 'made' },
  ])
  expect(await readFile(path.join(library.contentDir, place), 'utf8')).toContain('Two, edited here.')
})

test('a card that was answered since stays, with the image that it shows', async () => {
  const library = await emptyLibrary()
  const folder = await notes({ 'b.md': NOTE.replace('Why?', 'Who?') })
  await cp(path.join(FIXTURES, 'images.md'), path.join(folder.path, 'images.md'))
  await cp(path.join(FIXTURES, 'images'), path.join(folder.path, 'images'), { recursive: true })
  const reports = await importAll(library, folder.path)
  const shown = reports.find(({ file }) => file === 'images.md')?.cards[0]
  if (!shown) throw new Error('no card')
  await answer(library, shown.id)
  expect(await undo(library)).toMatchObject({ kept: [shown.path], answered: [{ id: shown.id, title: shown.title }] })
  const left = Object.keys(await everything(library.contentDir))
  expect(left.map((file) => path.extname(file)).toSorted()).toEqual(['.mdx', '.png'])
  expect(left).toContain(shown.path)
})

test('an image goes only if no card that stays shows it, whether that came with it or not', async () => {
  const library = await emptyLibrary()
  const folder = await notes({ 'a.md': NOTE })
  const [first] = await importAll(library, folder.path)
  await cp(path.join(FIXTURES, 'images'), path.join(folder.path, 'images'), { recursive: true })
  await folder.write('a.md', NOTE.replace('One.', 'One.\n\n![](images/fork%20tables.png)'))
  await importAll(library, folder.path)
  const images = async () => Object.keys(await everything(library.contentDir)).filter((file) => file.endsWith('.png'))
  const [image = ''] = await images()

  const updated = first?.cards[0]?.path ?? ''
  const source = await readFile(path.join(library.contentDir, updated), 'utf8')
  await library.write(updated, source.replace('Two.', 'Two, edited here.'))
  expect(await undo(library)).toMatchObject({ kept: [updated] })
  expect(await images()).toEqual([image])

  await library.write('mine/shows.mdx', cardSource('q-mine', [], `![](../${image})`))
  const again = NOTE.replace('Why?', 'Who?').replace('One.', 'One.\n\n![](images/fork%20tables.png)')
  await library.remove(image)
  await folder.write('b.md', again)
  await importAll(library, folder.path)
  await undo(library)
  expect(await images()).toEqual([image])
})

test('what was deleted since is not said to stay', async () => {
  const library = await emptyLibrary()
  const folder = await notes({ 'a.md': NOTE })
  const [report] = await importAll(library, folder.path)
  await library.remove(report?.cards[0]?.path ?? '')
  expect(await undo(library)).toMatchObject({ kept: [] })
  expect(await everything(library.contentDir)).toEqual({})
})

test('of two imports the later one goes first', async () => {
  const library = await emptyLibrary()
  const folder = await notes({ 'a.md': NOTE })
  await importAll(library, folder.path)
  const first = await undoableImport(library)
  await folder.write('a.md', NOTE.replace('One.', 'One, new.'))
  await importAll(library, folder.path)
  expect(await undoImport(library, first?.id ?? null)).toEqual({ ok: false, error: { kind: 'not-last' } })
  await undo(library)
  expect(await undoImport(library, first?.id ?? null)).toMatchObject({ ok: true })
  expect(await everything(library.contentDir)).toEqual({})
})

/** As it is when the program was killed between the cards and the report. */
async function cutOff(library: TestLibrary): Promise<void> {
  const run = await undoableImport(library)
  const place = path.join(library.dataDir, 'imports', 'runs', run?.id ?? '')
  await writeFile(path.join(place, 'run.json'), JSON.stringify({ ...run, endedAt: null, written: 0 }))
  await rm(path.join(place, 'notes.ndjson'))
}

test('of an import that was cut off before its report, a card that was answered since stays', async () => {
  const library = await emptyLibrary()
  const folder = await notes({ 'a.md': NOTE })
  const [report] = await importAll(library, folder.path)
  await cutOff(library)
  const why = report?.cards[0]
  if (!why) throw new Error('no card')
  await answer(library, why.id)
  expect(await undo(library)).toMatchObject({ kept: [why.path], answered: [{ id: why.id, title: why.title }] })
  expect(Object.keys(await everything(library.contentDir))).toEqual([why.path])
  expect((await importAll(library, folder.path))[0]?.cards).toMatchObject([{ change: 'unchanged' }, { change: 'made' }])
})

test('an import that was cut off before its end is taken back as far as it came', async () => {
  const library = await emptyLibrary()
  const folder = await notes({ 'a.md': NOTE, 'b.md': NOTE.replace('Why?', 'Who?') })
  await importAll(library, folder.path)
  await cutOff(library)
  expect(await undo(library)).toMatchObject({ kept: [] })
  expect(await everything(library.contentDir)).toEqual({})
  expect(await recordsOf(library)).toEqual({})
})
