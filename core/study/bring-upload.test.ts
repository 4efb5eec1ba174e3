import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { CSV_HEADER } from '#core/share/csv.ts'
import { testFolder } from '#core/store/testing.ts'
import { bringUpload, previewUpload } from './bring-upload.ts'
import { importNotes } from './import-notes.ts'
import { readReports, readRun } from './import-run.ts'
import type { NoteReport } from './note-report.ts'
import { emptyLibrary, type TestLibrary } from './testing.ts'
import { addToUpload, openUpload, uploadedNotes } from './upload.ts'

const NOTE = '## 1. Question\n\nWhy?\n\n## 3. One-minute answer\n\nOne.\n\nTwo.\n'

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}

async function upload(library: TestLibrary, files: Readonly<Record<string, string>>, isVault = false) {
  const id = await openUpload(library, isVault)
  for (const [name, text] of Object.entries(files)) {
    const taken = await addToUpload(library, id, name, bytes(text))
    if (!taken.ok) throw new Error(`${name}: ${taken.error.kind}`)
  }
  return id
}

async function drop(library: TestLibrary, files: Readonly<Record<string, string>>, folder: string | null = null) {
  const brought = await bringUpload(library, await upload(library, files), { folder }, () => {})
  if (!brought.ok) throw new Error(brought.error.kind)
  return readReports(library.dataDir, brought.value)
}

async function fromDisk(library: TestLibrary, files: Readonly<Record<string, string>>) {
  const folder = await testFolder()
  onTestFinished(() => folder[Symbol.asyncDispose]())
  const bring = async (more: Readonly<Record<string, string>>): Promise<NoteReport[]> => {
    for (const [name, text] of Object.entries(more)) {
      await mkdir(path.dirname(path.join(folder.path, name)), { recursive: true })
      await writeFile(path.join(folder.path, name), text)
    }
    const reports: NoteReport[] = []
    for await (const report of importNotes(library, folder.path)) reports.push(report)
    return reports
  }
  return { bring, reports: await bring(files) }
}

const changesOf = (reports: readonly NoteReport[]) =>
  reports.map(({ sameAs, cards }) => sameAs ?? cards.map(({ change }) => change).join())
const idsOf = (reports: readonly NoteReport[]) => reports.flatMap(({ cards }) => cards.map(({ id }) => id))

test('a preview says what would come, and writes nothing', async () => {
  const library = await emptyLibrary()
  const id = await upload(library, { 'notes/a.md': NOTE, 'notes/b.csv': `${CSV_HEADER}\n` })
  const reports: NoteReport[] = []
  const following = { signal: new AbortController().signal, onReport: (one: NoteReport) => void reports.push(one) }
  await previewUpload(library, id, { folder: null }, { ...following, onProgress: () => {} })
  expect(reports).toMatchObject([
    { file: 'notes/a.md', cards: [{ change: 'made', path: 'notes/why.mdx' }] },
    { file: 'notes/b.csv', failure: { kind: 'other-table' } },
  ])
  expect(await readdir(library.contentDir)).toEqual([])
  expect(await readdir(path.join(library.dataDir, 'imports'))).toEqual(['uploads'])
})

test('an upload that was brought in is cleared away, and its report stays', async () => {
  const library = await emptyLibrary()
  const id = await upload(library, { 'a.md': NOTE })
  const brought = await bringUpload(library, id, { folder: 'kernel' }, () => {})
  if (!brought.ok) throw new Error(brought.error.kind)
  expect(await uploadedNotes(library, id)).toBeNull()
  expect(await bringUpload(library, id, { folder: null }, () => {})).toMatchObject({ error: { kind: 'unknown' } })
  const run = await readRun(library.dataDir, brought.value)
  expect(run).toMatchObject({ place: null, folder: 'kernel', written: 1, sum: { notes: 1, cards: 1 }, undone: null })
  expect(run?.endedAt).not.toBeNull()
  expect(await readdir(path.join(library.contentDir, 'kernel'))).toEqual(['why.mdx'])
})

test('a note that is uploaded again updates its card', async () => {
  const library = await emptyLibrary()
  const first = await drop(library, { 'notes/a.md': NOTE })
  expect(changesOf(await drop(library, { 'notes/a.md': NOTE }))).toEqual(['unchanged'])
  const again = await drop(library, { 'notes/a.md': NOTE.replace('One.', 'One, new.') })
  expect(changesOf(again)).toEqual(['updated'])
  expect(idsOf(again)).toEqual(idsOf(first))
})

test('a note that was moved to another folder is still that note; a copy beside it is a copy', async () => {
  const library = await emptyLibrary()
  const first = await drop(library, { 'notes/a.md': NOTE })
  const moved = await drop(library, { 'notes/kernel/a.md': NOTE })
  expect([changesOf(moved), idsOf(moved)]).toEqual([['unchanged'], idsOf(first)])
  expect(changesOf(await drop(library, { 'notes/kernel/a.md': NOTE, 'notes/kernel/b.md': NOTE }))).toEqual([
    'unchanged',
    'notes/kernel/a.md',
  ])
})

test('a note that was read from the disk first, and is dropped then, is the same note', async () => {
  const library = await emptyLibrary()
  const { bring, reports } = await fromDisk(library, { 'notes/a.md': NOTE })
  const changed = NOTE.replace('One.', 'One, new.')
  const dropped = await drop(library, { 'notes/a.md': changed })
  expect([changesOf(dropped), idsOf(dropped)]).toEqual([['updated'], idsOf(reports)])
  expect(changesOf(await bring({ 'notes/a.md': changed }))).toEqual(['unchanged'])
})

test('a single file that is dropped is that of the disk if it holds the same, and another one if not', async () => {
  const library = await emptyLibrary()
  const { reports } = await fromDisk(library, { 'notes/README.md': NOTE })
  expect(idsOf(await drop(library, { 'README.md': NOTE }))).toEqual(idsOf(reports))
  const other = await drop(library, { 'README.md': NOTE.replace('Why?', 'Who?') })
  expect(changesOf(other)).toEqual(['made'])
})

test('a note that was dropped first, and is read from the disk then, is the same note', async () => {
  const library = await emptyLibrary()
  const first = await drop(library, { 'notes/a.md': NOTE })
  const { reports } = await fromDisk(library, { 'notes/a.md': NOTE.replace('One.', 'One, new.') })
  expect([changesOf(reports), idsOf(reports)]).toEqual([['updated'], idsOf(first)])
  const dropped = await drop(library, { 'notes/a.md': NOTE.replace('One.', 'One, newer.') })
  expect([changesOf(dropped), idsOf(dropped)]).toEqual([['updated'], idsOf(first)])
})

test('an uploaded note shows no image from outside its upload', async () => {
  const library = await emptyLibrary()
  const outside = await testFolder()
  onTestFinished(() => outside[Symbol.asyncDispose]())
  await writeFile(path.join(outside.path, 'secret.png'), 'secret')
  const [report] = await drop(library, {
    'a.md': `${NOTE}\n![a](${outside.path}/secret.png) ![b](b.png)\n`,
    'b.png': 'b',
  })
  expect(report?.images).toMatchObject({ copied: 1, missing: [{ why: 'gone' }] })
})

test('two imports at once are brought in one after the other', async () => {
  const library = await emptyLibrary()
  const uploads = [
    await upload(library, { 'notes/a.md': NOTE }),
    await upload(library, { 'notes/a.md': NOTE.replace('One.', 'One, new.') }),
  ]
  const brought = await Promise.all(uploads.map((id) => bringUpload(library, id, { folder: null }, () => {})))
  const reports = brought.map(async (one) => (one.ok ? changesOf(await readReports(library.dataDir, one.value)) : []))
  expect(await Promise.all(reports)).toEqual([['made'], ['updated']])
  expect(await readdir(path.join(library.contentDir, 'notes'))).toEqual(['why.mdx'])
  expect(await readFile(path.join(library.contentDir, 'notes/why.mdx'), 'utf8')).toContain('One, new.')
})

test('the files of a vault carry its tags', async () => {
  const library = await emptyLibrary()
  const id = await upload(library, { 'a.md': `${NOTE}\n#kernel/io\n` }, true)
  await bringUpload(library, id, { folder: null }, () => {})
  expect(await readFile(path.join(library.contentDir, 'inbox/why.mdx'), 'utf8')).toContain('  - kernel/io\n')
})

test('another note of the same name does not write over the card of the one before', async () => {
  const library = await emptyLibrary()
  const [first] = await drop(library, { 'index.md': NOTE })
  const place = path.join(library.contentDir, first?.cards[0]?.path ?? '')
  const card = await readFile(place, 'utf8')
  const other = '## 1. Question\n\nHow does TCP begin?\n\n## 3. One-minute answer\n\nBy three segments.\n'
  expect(await drop(library, { 'index.md': other })).toMatchObject([{ failure: { kind: 'other-note' }, cards: [] }])
  expect(await readFile(place, 'utf8')).toBe(card)
  expect(changesOf(await drop(library, { 'tcp.md': other }))).toEqual(['made'])
})

test.each([
  ['asks it in other words', NOTE.replace('Why?', 'Who is it?')],
  ['says something else', NOTE.replace('One.\n\nTwo.', 'Nothing of that is true any more.')],
])('a note of the same name that %s is the one before', async (_, note) => {
  const library = await emptyLibrary()
  await drop(library, { 'index.md': NOTE })
  expect(changesOf(await drop(library, { 'index.md': note }))).toEqual(['updated'])
})
