import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { findCard } from '#core/store/cards.ts'
import { addChangeSet } from '#core/store/change-sets.ts'
import { undoBatch } from './change-set.ts'
import { finishChanges } from './finish-changes.ts'
import { changedLines } from './changed-lines.ts'
import { organise, type OrganiseInput } from './organise.ts'
import { planOrganising } from './organise-plan.ts'
import { syncContent } from './sync.ts'
import { cardId, emptyLibrary, type TestLibrary } from './testing.ts'

const ID = cardId('q-old')
const card = (id: string, title: string, text = '', extra = ''): string =>
  `---\nid: ${id}\ntitle: ${title}\nlang: en\ntopics: [net]\n${extra}---\n\n## 1. Question\n\n${text}\n`
const OLD = card('q-old', 'Why so old?', '![a](shot.png)')

async function library(files: Readonly<Record<string, string>>): Promise<TestLibrary> {
  const lib = await emptyLibrary()
  for (const [file, source] of Object.entries(files)) await lib.write(file, source)
  await syncContent(lib)
  return lib
}

async function filesIn({ contentDir }: TestLibrary): Promise<Readonly<Record<string, string>>> {
  const all = await readdir(contentDir, { recursive: true, withFileTypes: true })
  const files = all.filter((one) => one.isFile()).map(({ parentPath, name }) => path.join(parentPath, name))
  const texts = files.map(async (file) => [path.relative(contentDir, file), await readFile(file, 'utf8')] as const)
  return Object.fromEntries(await Promise.all(texts))
}

async function done(lib: TestLibrary, input: Partial<OrganiseInput>) {
  const made = await organise(lib, ID, { expectedHash: null, ...input })
  if (!made.ok) throw new Error(made.error.kind)
  return made.value
}

const linking = (i: number, words: string): string =>
  card(`q-${i}xx`, `Card ${i}`, `See [${words}](card:q-old).\n\n## 6. Next questions\n\n- [${words}](card:q-old)`)
const ten = Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`net/${i}.mdx`, linking(i, 'Why so old?')]))

test('a new title is in the file, in its name, and in the links that said the old one; and it is taken back', async () => {
  const before = { ...ten, 'net/why-so-old.mdx': OLD, 'os/other.mdx': linking(11, 'the old one') }
  const lib = await library(before)
  const { path: place, batch, hash } = await done(lib, { title: '  Why so  new: again? ' })
  expect(place).toBe('net/why-so-new-again.mdx')
  expect(await findCard(lib.db, ID)).toMatchObject({ title: 'Why so new: again?', path: place, hash })
  const renamed = Array.from({ length: 10 }, (_, i) => [`net/${i}.mdx`, linking(i, 'Why so new: again?')])
  expect(await filesIn(lib)).toEqual({
    ...Object.fromEntries(renamed),
    'net/why-so-new-again.mdx': OLD.replace('Why so old?', '"Why so new: again?"'),
    'os/other.mdx': before['os/other.mdx'],
  })
  expect(await undoBatch(lib, batch ?? '')).toEqual({ ok: true, value: { kept: [] } })
  expect(await filesIn(lib)).toEqual(before)
  expect(await findCard(lib.db, ID)).toMatchObject({ title: 'Why so old?', path: 'net/why-so-old.mdx' })
})

test('what a new title would change is told beforehand, line by line, and nothing is written', async () => {
  const before = { 'net/why-so-old.mdx': OLD, 'os/a.mdx': linking(1, 'Why so old?') }
  const lib = await library(before)
  const plan = await planOrganising(lib, ID, { title: 'Why new?', expectedHash: null })
  expect(plan).toMatchObject({
    ok: true,
    value: {
      kind: 'rename',
      from: 'net/why-so-old.mdx',
      path: 'net/why-new.mdx',
      lines: [3],
      links: [{ path: 'os/a.mdx', lines: [10, 14] }],
    },
  })
  expect(await filesIn(lib)).toEqual(before)
})

test.each([
  ['net/my-own-name.mdx', 'net/my-own-name.mdx'],
  ['net/why-so-old-2.mdx', 'net/why-new-2.mdx'],
  ['why-so-old.mdx', 'why-new.mdx'],
])('the name of %s was made from the title, or not: it becomes %s', async (from, to) => {
  const lib = await library({ [from]: OLD, 'net/why-new.mdx': card('q-new', 'Why new?') })
  expect((await done(lib, { title: 'Why new?' })).path).toBe(to)
})

test('where a file cannot be written, no other says the new title', async () => {
  const lib = await library({ ...ten, 'net/why-so-old.mdx': OLD })
  const before = await filesIn(lib)
  // Not even root, who may write anywhere, can put a file in the place of a folder.
  await mkdir(path.join(lib.contentDir, 'net/why-new.mdx/in-the-way'), { recursive: true })
  await expect(organise(lib, ID, { title: 'Why new?', expectedHash: null })).rejects.toThrow()
  expect(await filesIn(lib)).toEqual(before)
  expect(await findCard(lib.db, ID)).toMatchObject({ title: 'Why so old?' })
})

test.each([1, 5, 11])('killed after %i files, a rename is whole when the library is next opened', async (written) => {
  const lib = await library({ ...ten, 'net/why-so-old.mdx': OLD })
  const before = await filesIn(lib)
  const plan = await planOrganising(lib, ID, { title: 'Why new?', expectedHash: null })
  if (!plan.ok) throw new Error(plan.error.kind)
  const { changes } = plan.value
  const files = changes.map(({ path: file, after }) => {
    return { path: file, before: file in before ? Buffer.from(before[file] ?? '') : null, after }
  })
  await addChangeSet(lib.db, { id: 'one', batch: 'one', kind: 'rename', madeAt: lib.now(), about: null, files })
  for (const { path: file, after } of changes.slice(0, written)) {
    if (after) await writeFile(path.join(lib.contentDir, file), after)
  }
  expect(await finishChanges(lib)).toEqual([])
  const texts = Object.values(await filesIn(lib))
  expect(texts).toHaveLength(11)
  for (const text of texts) expect(text.includes('Why new?') && !text.includes('Why so old?')).toBe(true)
  await undoBatch(lib, 'one')
  expect(await filesIn(lib)).toEqual(before)
})

test('a card that was changed since it was looked at stays as it is', async () => {
  const lib = await library({ 'net/a.mdx': OLD })
  const made = await organise(lib, ID, { title: 'Why new?', expectedHash: '0'.repeat(64) })
  expect(made).toEqual({ ok: false, error: { kind: 'changed', path: 'net/a.mdx' } })
  expect(await filesIn(lib)).toEqual({ 'net/a.mdx': OLD })
})

test('to another topic a card takes along what it alone shows, and the topic of the folder', async () => {
  const text = '![a](shot.png) ![b](img/two.png) ![c](../os/c.png) ![d](shared.png)'
  const lib = await library({
    'net/a.mdx': card('q-old', 'Why?', text),
    'net/b.mdx': card('q-bbb', 'B?', '![d](./shared.png)'),
    'net/shot.png': 'one',
    'net/img/two.png': 'two',
    'net/shared.png': 'shared',
    'os/c.png': 'c',
  })
  const before = await filesIn(lib)
  const moved = await done(lib, { topic: 'os' })
  expect(moved.path).toBe('os/a.mdx')
  expect(await filesIn(lib)).toEqual({
    'os/a.mdx': card('q-old', 'Why?', text).replace('[net]', '[os]'),
    'net/b.mdx': before['net/b.mdx'],
    'os/shot.png': 'one',
    'os/img/two.png': 'two',
    'os/shared.png': 'shared',
    'net/shared.png': 'shared',
    'os/c.png': 'c',
  })
  await undoBatch(lib, moved.batch ?? '')
  expect(await filesIn(lib)).toEqual(before)
})

test('a name that is taken gets a number, for the card and for what it shows', async () => {
  const lib = await library({
    'net/a.mdx': OLD,
    'net/shot.png': 'one',
    'os/a.mdx': card('q-aaa', 'A?'),
    'os/shot.png': 'another',
  })
  expect((await done(lib, { topic: 'os' })).path).toBe('os/a-2.mdx')
  expect(await filesIn(lib)).toMatchObject({
    'os/a-2.mdx': OLD.replace('shot.png', 'shot-2.png').replace('[net]', '[os]'),
    'os/shot.png': 'another',
    'os/shot-2.png': 'one',
  })
})

test('a topic may lie in another, and be new; a path that leads elsewhere is none', async () => {
  const lib = await library({ 'net/a.mdx': OLD, 'c++/b.mdx': card('q-bbb', 'B?') })
  for (const topic of ['../out', 'demos', '.hidden', 'os//none', '/os', '']) {
    expect(await organise(lib, ID, { topic, expectedHash: null })).toMatchObject({ error: { kind: 'bad-topic' } })
  }
  expect((await done(lib, { topic: 'os/sub' })).path).toBe('os/sub/a.mdx')
  expect((await done(lib, { topic: '新的题目' })).path).toBe('新的题目/a.mdx')
  // A folder that somebody made, by a name of their own.
  expect((await done(lib, { topic: 'c++' })).path).toBe('c++/a.mdx')
})

test('an archived card is one more line, and is taken out again to the very same bytes', async () => {
  const lib = await library({ 'net/a.mdx': OLD })
  const { batch } = await done(lib, { archived: true })
  expect(await filesIn(lib)).toEqual({ 'net/a.mdx': OLD.replace('id: q-old\n', 'id: q-old\narchived: true\n') })
  expect(await findCard(lib.db, ID)).toMatchObject({ archived: true })
  expect(await done(lib, { archived: true })).toMatchObject({ batch: null })
  expect(await done(lib, { archived: false })).toMatchObject({ path: 'net/a.mdx' })
  expect(await filesIn(lib)).toEqual({ 'net/a.mdx': OLD })
  expect(batch).not.toBeNull()
})

test('title, topic and being archived change as one deed', async () => {
  const lib = await library({ 'net/why-so-old.mdx': OLD, 'net/0.mdx': linking(0, 'Why so old?') })
  const before = await filesIn(lib)
  const { path: place, batch } = await done(lib, { title: 'Why new?', topic: 'os', archived: true })
  expect(place).toBe('os/why-new.mdx')
  expect(await findCard(lib.db, ID)).toMatchObject({ title: 'Why new?', topics: ['os'], archived: true })
  await undoBatch(lib, batch ?? '')
  expect(await filesIn(lib)).toEqual(before)
})

test('what cannot be read as a card, and what is none, is refused', async () => {
  const lib = await library({ 'net/a.mdx': OLD })
  expect(await organise(lib, cardId('q-none'), { archived: true, expectedHash: null })).toMatchObject({
    error: { kind: 'unknown-card' },
  })
  await writeFile(path.join(lib.contentDir, 'net/a.mdx'), Buffer.concat([Buffer.from(OLD), Buffer.from([0xff])]))
  expect(await organise(lib, ID, { title: 'New?', expectedHash: null })).toMatchObject({
    error: { kind: 'unreadable' },
  })
  expect(await organise(lib, ID, { title: ' ', expectedHash: null })).toMatchObject({ error: {} })
})

test.each([
  ['a\nb\nc', 'a\nB\nc', [2]],
  ['a\nb\nc', 'a\nnew\nb\nc', [2]],
  ['a\nb\nc', 'b\nC', [1, 3]],
  ['a\nb', 'a\nb', []],
])('of %j that becomes %j these lines change', (before, after, lines) => {
  expect(changedLines(before, after)).toEqual(lines)
})
