import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { parseCard } from '#core/card/parse.ts'
import { renderCard, plainHighlighter } from '#core/card/render/render.ts'
import { findCard } from '#core/store/cards.ts'
import { testFolder } from '#core/store/testing.ts'
import { sha256 } from './import-record.ts'
import { importNotes, type NotesOptions } from './import-notes.ts'
import type { NoteReport } from './note-report.ts'
import { mergeCards, planMerge } from './merge.ts'
import { syncContent } from './sync.ts'
import { cardId, cardSource, emptyLibrary, type TestLibrary } from './testing.ts'

const FIXTURES = path.resolve(import.meta.dirname, '../../tests/fixtures/notes')

async function notesFolder(): Promise<string> {
  const folder = await testFolder()
  onTestFinished(() => folder[Symbol.asyncDispose]())
  return folder.path
}

async function importAll(library: TestLibrary, place: string, options: NotesOptions = {}): Promise<NoteReport[]> {
  const reports: NoteReport[] = []
  for await (const report of importNotes(library, place, options)) reports.push(report)
  return reports
}

const readCard = (library: TestLibrary, place: string | null | undefined): Promise<string> =>
  readFile(path.join(library.contentDir, place ?? ''), 'utf8')

test('all notes of a folder come in, every line of them, and their cards have no problems', async () => {
  const library = await emptyLibrary()
  const reports = await importAll(library, FIXTURES)
  expect(reports.length).toBeGreaterThanOrEqual(20)
  for (const { file, failure, lines, cards } of reports) {
    expect([file, failure]).toEqual([file, null])
    const { all, ...kinds } = lines
    expect([file, Object.values(kinds).reduce((sum, count) => sum + count, 0)]).toEqual([file, all])
    for (const { path: place } of cards) {
      const source = await readCard(library, place)
      const { card, problems } = parseCard(source, place ?? '')
      expect([file, problems]).toEqual([file, []])
      const rendered = renderCard({ source, file: place ?? '', sections: card?.sections ?? [] }, plainHighlighter)
      const amiss = rendered.problems.filter(({ message }) => !/image/.test(message))
      expect([file, amiss]).toEqual([file, []])
    }
  }
  expect(reports.find(({ file }) => file === 'gb18030.md')).toMatchObject({ encoding: 'gb18030' })
  expect(reports.find(({ file }) => file === 'utf16.md')).toMatchObject({ encoding: 'utf-16le' })
})

test('a dry run says what would come, and writes nothing', async () => {
  const library = await emptyLibrary()
  const [report] = await importAll(library, path.join(FIXTURES, '01.平滑升级_ok.md'), { dryRun: true })
  expect(report?.cards.map(({ change, path: place }) => [change, place])).toEqual([
    ['made', 'inbox/网关怎样平滑升级.mdx'],
    ['made', 'inbox/长连接怎么办.mdx'],
    ['made', 'inbox/怎样传递-fd.mdx'],
    ['made', 'inbox/环境变量里写了什么.mdx'],
  ])
  expect(await readdir(library.contentDir)).toEqual([])
  expect(await readdir(library.dataDir)).not.toContain('imports')
})

test('the note is kept under its hash, and its record says where each line went', async () => {
  const library = await emptyLibrary()
  const file = path.join(FIXTURES, 'hints.md')
  await importAll(library, file)
  const bytes = await readFile(file)
  const imports = path.join(library.dataDir, 'imports')
  expect(await readFile(path.join(imports, 'originals', sha256(bytes)))).toEqual(bytes)
  const [name = ''] = await readdir(path.join(imports, 'records'))
  expect(JSON.parse(await readFile(path.join(imports, 'records', name), 'utf8'))).toMatchObject({
    source: file,
    original: sha256(bytes),
    lines: expect.arrayContaining([expect.objectContaining({ line: 9, as: 'heading', section: 'nitpick' })]),
    boilerplate: expect.arrayContaining([expect.objectContaining({ line: 11 })]),
  })
})

test('images come along beside the card, whatever names them, and missing ones are named', async () => {
  const library = await emptyLibrary()
  const [report] = await importAll(library, path.join(FIXTURES, 'images.md'), { folder: 'kernel' })
  expect(report?.images).toEqual({
    copied: 1,
    onTheWeb: 1,
    missing: [{ src: '../nowhere/gone.png', line: 5, why: 'gone' }],
  })
  const [image = ''] = (await readdir(path.join(library.contentDir, 'kernel'))).filter((name) => name.endsWith('.png'))
  expect(image).toMatch(/^[0-9a-f]{8}-fork-tables\.png$/)
  const source = await readCard(library, report?.cards[0]?.path)
  expect(source).toContain(`![page tables](${image})`)
  expect(source).toContain(`![as HTML](${image})`)
  expect(source).toContain('`![code](images/no.png)`')
})

test('the notes of a vault link to each other’s cards, embed its images and carry its tags', async () => {
  const library = await emptyLibrary()
  const reports = await importAll(library, path.join(FIXTURES, 'vault'))
  const [epoll, backlog] = reports.map(({ cards }) => cards[0])
  expect(epoll).toMatchObject({ edges: 1, openQuestions: 1 })
  const source = await readCard(library, epoll?.path)
  expect(source).toContain(`- [TCP backlog](card:${backlog?.id})`)
  expect(source).toContain(`Compare [the backlog](card:${backlog?.id}), \`#not-a-tag\`, and !\\[\\[Unwritten note]].`)
  expect(source).toMatch(/!\[\]\([0-9a-f]{8}-fork-tables\.png\)/)
  expect(source).toContain('topics:\n  - inbox\n  - linux/io\n  - epoll\n  - wakeups\n')
  expect(await readCard(library, backlog?.path)).toContain(`see [Epoll](card:${epoll?.id})`)
})

const NOTE = '## 1. Question\n\nWhy?\n\n## 3. One-minute answer\n\nOne.\n\nTwo.\n\n## 4. Nitpick\n\nThree.\n'

async function importedNote() {
  const library = await emptyLibrary()
  const file = path.join(await notesFolder(), 'why.md')
  await writeFile(file, NOTE)
  const [report] = await importAll(library, file)
  const card = report?.cards[0]
  const edit = async (from: string, to: string): Promise<void> =>
    library.write(card?.path ?? '', (await readCard(library, card?.path)).replace(from, to))
  const again = async (text: string) => {
    await writeFile(file, text)
    const [now] = await importAll(library, file)
    return { now: now?.cards[0], source: await readCard(library, now?.cards[0]?.path) }
  }
  return { library, file, card, edit, again }
}

test('a note that did not change changes nothing, on whatever day', async () => {
  const { library, again, card } = await importedNote()
  library.travel('2027-03-01T09:00:00Z')
  expect((await again(NOTE)).now).toMatchObject({ id: card?.id, path: card?.path, change: 'unchanged' })
  expect(await readdir(path.join(library.contentDir, 'inbox'))).toEqual(['why.mdx'])
})

test('a note that changed updates its card, which is in the index at once', async () => {
  const { library, again, card } = await importedNote()
  const { now, source } = await again(NOTE.replace('Why?', 'Why not?'))
  expect(now).toMatchObject({ id: card?.id, path: card?.path, change: 'updated' })
  expect(source).toContain('title: Why not?')
  if (!card) throw new Error('no card')
  expect(await findCard(library.db, card.id)).toMatchObject({ title: 'Why not?' })
})

test('what was edited here stays, and what is new in the note comes beside it', async () => {
  const { edit, again } = await importedNote()
  await edit('Three.', 'Three, edited here.')
  const { now, source } = await again(NOTE.replace('One.', 'One, and new.'))
  expect(now?.change).toBe('merged')
  expect(source).toContain('Three, edited here.')
  expect(source).toContain('One, and new.')
})

test('where both changed the same lines, the card stays, and both texts are shown until it is settled', async () => {
  const { edit, again } = await importedNote()
  await edit('Two.', 'Two, edited here.')
  for (const time of ['first', 'second']) {
    const { now, source } = await again(NOTE.replace('Two.', 'Two, new.').replace('Three.', 'Three, new.'))
    expect([time, now?.change]).toEqual([time, 'conflict'])
    expect(now?.conflicts).toMatchObject([{ mine: ['Two, edited here.'], theirs: ['Two, new.'] }])
    expect(source).toContain('Two, edited here.')
    expect(source).toContain('Three, new.')
  }
  await edit('Two, edited here.', 'Two, new.')
  expect((await again(NOTE.replace('Two.', 'Two, new.').replace('Three.', 'Three, new.'))).now?.change).toBe(
    'unchanged',
  )
})

test('a note that was moved still knows its cards, and a copy of one gives none', async () => {
  const library = await emptyLibrary()
  const folder = await notesFolder()
  await writeFile(path.join(folder, 'a.md'), NOTE)
  const [first] = await importAll(library, folder)
  await cp(path.join(folder, 'a.md'), path.join(folder, 'a 副本.md'))
  const copied = await importAll(library, folder)
  expect(copied.map(({ file, sameAs }) => [file, sameAs === null])).toEqual([
    ['a 副本.md', false],
    ['a.md', true],
  ])
  const elsewhere = await notesFolder()
  await mkdir(path.join(elsewhere, 'deep'))
  await cp(path.join(folder, 'a.md'), path.join(elsewhere, 'deep/b.md'))
  await rm(folder, { recursive: true })
  const [moved] = await importAll(library, elsewhere)
  expect(moved?.cards[0]).toMatchObject({ id: first?.cards[0]?.id, change: 'unchanged' })
})

test('a question that was reworded a little keeps its card; one that has gone keeps it too', async () => {
  const library = await emptyLibrary()
  const file = path.join(await notesFolder(), 'chain.md')
  const note = (question: string): string => `${NOTE}\n## 6. Next questions\n\n${question}\n`
  await writeFile(file, note('Question: What becomes of open connections?\nAnswer: They are served.'))
  const [first] = await importAll(library, file)
  await writeFile(file, note('Question: What becomes of opened connections?\nAnswer: They are served.'))
  const [second] = await importAll(library, file)
  expect(second?.cards[1]).toMatchObject({ id: first?.cards[1]?.id, path: first?.cards[1]?.path, change: 'updated' })
  await writeFile(file, note(''))
  await importAll(library, file)
  await writeFile(file, note('Question: What becomes of opened connections?\nAnswer: They are served.'))
  const [back] = await importAll(library, file)
  expect(back?.cards[1]).toMatchObject({ id: first?.cards[1]?.id, change: 'unchanged' })
})

test('an import that broke off goes on where it was: the cards that were written are the same ones', async () => {
  const library = await emptyLibrary()
  const file = path.join(FIXTURES, '01.平滑升级_ok.md')
  const [first] = await importAll(library, file)
  // As it is between the last card and the record.
  await rm(path.join(library.dataDir, 'imports'), { recursive: true })
  await library.remove(first?.cards[0]?.path ?? '')
  const [second] = await importAll(library, file)
  expect(second?.cards.map(({ id, change }) => [id, change])).toEqual(
    first?.cards.map(({ id }, i) => [id, i === 0 ? 'made' : 'unchanged']),
  )
})

test('a card that is here without a record of how it came is left as it is', async () => {
  const { library, file, card, edit } = await importedNote()
  const other = await emptyLibrary()
  await cp(library.contentDir, other.contentDir, { recursive: true })
  await edit('One.', 'unseen')
  const [report] = await importAll(other, file)
  expect(report?.cards[0]).toMatchObject({ id: card?.id, change: 'unchanged' })
  await other.write(card?.path ?? '', (await readCard(other, card?.path)).replace('Two.', 'Two, there.'))
  const third = await emptyLibrary()
  await cp(other.contentDir, third.contentDir, { recursive: true })
  expect((await importAll(third, file))[0]?.cards[0]).toMatchObject({ change: 'unknown' })
  expect(await readCard(third, card?.path)).toContain('Two, there.')
})

test('a card that was merged into another is not made once more', async () => {
  const { library, card, again } = await importedNote()
  await library.write('other.mdx', cardSource('q-other'))
  await syncContent(library)
  const plan = card && (await planMerge(library, card.id, cardId('q-other')))
  if (!plan?.ok) throw new Error('no plan')
  const { from, into } = plan.value
  const hashes = { expectedHash: from.hash, expectedIntoHash: into.hash }
  expect(await mergeCards(library, { from: from.id, into: into.id, ...hashes })).toMatchObject({ ok: true })
  const { now, source } = await again(NOTE.replace('One.', 'One, and new.'))
  expect(now).toMatchObject({ id: from.id, path: 'other.mdx', change: 'taken-in' })
  expect(source).not.toContain('One, and new.')
  expect(await findCard(library.db, from.id)).toBeNull()
})

test('what is no text, or too long for a card, is named and leaves nothing behind', async () => {
  const library = await emptyLibrary()
  const folder = await notesFolder()
  await writeFile(path.join(folder, 'binary.md'), Buffer.from([0, 1, 2, 3, 255, 0, 128, 7]))
  await writeFile(path.join(folder, 'large.md'), 'x'.repeat(2 * 1024 * 1024))
  await writeFile(path.join(folder, 'long.md'), `## 1. Question\n\nWhy?\n\n## 4. Nitpick\n\n${'*a '.repeat(120_000)}`)
  const reports = await importAll(library, folder)
  expect(reports.map(({ failure }) => failure?.kind)).toEqual(['binary', 'too-large', 'unaccounted'])
  expect(await readdir(library.contentDir)).toEqual([])
})

test('a table with a front and a back gives a card for each row, once', async () => {
  const library = await emptyLibrary()
  const file = path.join(await notesFolder(), 'deck.txt')
  const rows = [
    '#separator:tab',
    '#html:true',
    '#tags column:3',
    'What does <b>fork</b> copy?\tPage tables, not pages.<br>Since 1986: vector&lt;page&gt;\tkernel memory',
    'What does exec keep?\t"Open files,\nunless FD_CLOEXEC"\t',
    'What does <b>fork</b> copy?\tPage tables, not pages.<br>Since 1986: vector&lt;page&gt;\tkernel memory',
  ]
  await writeFile(file, rows.join('\n'))
  const [report] = await importAll(library, file)
  expect(report).toMatchObject({ failure: null, lines: { all: 7, section: 3, boilerplate: 3, duplicate: 1 } })
  const [fork, exec] = report?.cards ?? []
  const source = await readCard(library, fork?.path)
  expect(source).toContain('topics:\n  - inbox\n  - kernel\n  - memory\n')
  expect(source).toContain('What does **fork** copy?')
  expect(source).toContain(String.raw`vector\<page>`)
  expect(await readCard(library, exec?.path)).toContain('Open files, unless FD_CLOEXEC')
  expect((await importAll(library, file))[0]?.cards.map(({ change }) => change)).toEqual(['unchanged', 'unchanged'])
})
