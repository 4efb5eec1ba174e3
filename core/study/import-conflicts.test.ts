import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { testFolder } from '#core/store/testing.ts'
import { openConflicts, settleConflict } from './import-conflicts.ts'
import { importNotes } from './import-notes.ts'
import { emptyLibrary } from './testing.ts'

const NOTE = '## 1. Question\n\nWhy?\n\n## 3. One-minute answer\n\nOne.\n\nTwo.\n\nThree.\n'

/** A note and its card, both of which changed the same two lines. */
async function inConflict(mine = ['One, mine.', 'Three, mine.'], theirs = ['One, theirs.', 'Three, theirs.']) {
  const library = await emptyLibrary()
  const folder = await testFolder()
  onTestFinished(() => folder[Symbol.asyncDispose]())
  const file = path.join(folder.path, 'why.md')
  const changed = (text: string, [one = '', three = '']: readonly string[]): string =>
    text.replace('One.', one).replace('Three.', three)
  const bring = async (text: string) => {
    await writeFile(file, text)
    for await (const report of importNotes(library, file)) return report.cards[0]
    throw new Error('no report')
  }
  const place = (await bring(NOTE))?.path ?? ''
  const read = () => readFile(path.join(library.contentDir, place), 'utf8')
  await library.write(place, changed(await read(), mine))
  const note = changed(NOTE, theirs)
  expect(await bring(note)).toMatchObject({ change: 'conflict' })
  const [conflict] = await openConflicts(library)
  if (!conflict) throw new Error('no conflict')
  return { library, place, file, read, note, bring, conflict }
}

test('a conflict is listed with the texts of all three sides', async () => {
  const { conflict, place, file } = await inConflict()
  expect(conflict).toMatchObject({ path: place, note: file, title: 'Why?', isWhole: false })
  expect(conflict.conflicts).toMatchObject([
    { base: ['One.'], mine: ['One, mine.'], theirs: ['One, theirs.'] },
    { base: ['Three.'], mine: ['Three, mine.'], theirs: ['Three, theirs.'] },
  ])
})

test('what was chosen is written, and the same note does not ask again', async () => {
  const { library, conflict, read, bring, note, place } = await inConflict()
  const { id, hash: expectedHash } = conflict
  const settled = await settleConflict(library, { id, expectedHash, sides: ['theirs', 'both'] })
  expect(settled).toEqual({ ok: true, value: { path: place } })
  expect(await read()).toContain('One, theirs.\n\nTwo.\n\nThree, mine.\nThree, theirs.\n')
  expect(await openConflicts(library)).toEqual([])
  expect(await bring(note)).toMatchObject({ change: 'unchanged' })
  expect(await bring(note.replace('Two.', 'Two, new.'))).toMatchObject({ change: 'merged' })
  expect(await read()).toContain('One, theirs.\n\nTwo, new.\n\nThree, mine.\nThree, theirs.\n')
})

test('where the card’s lines were chosen, it stays as it is, and is not asked of again', async () => {
  const { library, conflict, read, bring, note } = await inConflict()
  const before = await read()
  const { id, hash: expectedHash } = conflict
  expect(await settleConflict(library, { id, expectedHash, sides: ['mine', 'mine'] })).toMatchObject({ ok: true })
  expect(await read()).toBe(before)
  expect(await bring(note)).toMatchObject({ change: 'unchanged' })
})

test('choices for a text that is not there any more are refused', async () => {
  const { library, conflict, read, place } = await inConflict()
  await library.write(place, (await read()).replace('Two.', 'Two, meanwhile.'))
  const { id, hash: expectedHash } = conflict
  const refused = { ok: false, error: { kind: 'changed' } }
  expect(await settleConflict(library, { id, expectedHash, sides: ['mine', 'mine'] })).toEqual(refused)
  const [now] = await openConflicts(library)
  expect(await settleConflict(library, { id, expectedHash: now?.hash ?? '', sides: ['mine'] })).toEqual(refused)
  expect(await read()).toContain('Two, meanwhile.')
})

test('whoever edits the card so that nothing contradicts has settled it', async () => {
  const { library, read, place } = await inConflict()
  await library.write(place, (await read()).replace('One, mine.', 'One, theirs.').replace('Three, mine.', 'Three.'))
  expect(await openConflicts(library)).toEqual([])
})

test('two titles in one card could not be read: that is refused, and one of them is taken', async () => {
  const library = await emptyLibrary()
  const folder = await testFolder()
  onTestFinished(() => folder[Symbol.asyncDispose]())
  const file = path.join(folder.path, 'why.md')
  const bring = async (text: string): Promise<string> => {
    await writeFile(file, text)
    for await (const { cards } of importNotes(library, file)) return cards[0]?.path ?? ''
    return ''
  }
  const place = await bring(NOTE)
  const read = () => readFile(path.join(library.contentDir, place), 'utf8')
  await library.write(place, (await read()).replace('title: Why?', 'title: Why, here?'))
  await bring(NOTE.replace('Why?', 'Why, there?'))
  const [conflict] = await openConflicts(library)
  const { id, hash: expectedHash = '', conflicts = [] } = conflict ?? {}
  if (!id) throw new Error('no conflict')
  const settle = (side: 'both' | 'theirs') =>
    settleConflict(library, { id, expectedHash, sides: conflicts.map(() => side) })
  expect(await settle('both')).toEqual({ ok: false, error: { kind: 'unreadable' } })
  expect(await settle('theirs')).toMatchObject({ ok: true })
  expect(await read()).toContain('title: Why, there?')
})
