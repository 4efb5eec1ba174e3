import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { findCard } from '#core/store/cards.ts'
import { testFolder } from '#core/store/testing.ts'
import { newCard, undoAsked } from './ask.ts'
import { importNotes } from './import-notes.ts'
import { organise } from './organise.ts'
import { answerCard } from './review.ts'
import { syncContent } from './sync.ts'
import { takeBack } from './take-back.ts'
import { cardId, cardSource, emptyLibrary, type TestLibrary } from './testing.ts'
import { undoableImport } from './undo-import.ts'

async function asked(library: TestLibrary) {
  const question = { title: 'Why?', topic: 'net', lang: null, parentId: null, whenTaken: 'suffix' } as const
  const made = await newCard(library, question)
  if (!made.ok) throw new Error(made.error.kind)
  return made.value
}

async function imported(library: TestLibrary) {
  const folder = await testFolder()
  onTestFinished(() => folder[Symbol.asyncDispose]())
  await writeFile(path.join(folder.path, 'why.md'), '## 1. Question\n\nWhy?\n\n## 3. One-minute answer\n\nOne.\n')
  for await (const { cards } of importNotes(library, folder.path)) {
    const [card] = cards
    const run = await undoableImport(library)
    if (card && run) return { batch: run.id, card: card.id }
  }
  throw new Error('nothing was imported')
}

test('a card that was made is taken back, unless it was answered since', async () => {
  const library = await emptyLibrary()
  const [first, second] = [await asked(library), await asked(library)]
  expect(await takeBack(library, first.batch)).toMatchObject({ ok: true })
  expect(await findCard(library.db, first.id)).toBeNull()
  await answerCard(library, { cardId: second.id, rating: 'good', expectedReps: 0 })
  expect(await takeBack(library, second.batch)).toEqual({ ok: false, error: { kind: 'answered' } })
  expect(await findCard(library.db, second.id)).not.toBeNull()
})

test('a card that was renamed has its old name again', async () => {
  const library = await emptyLibrary()
  await library.write('net/a.mdx', cardSource('q-a'))
  await syncContent(library)
  const renamed = await organise(library, cardId('q-a'), { title: 'Who?', expectedHash: null })
  const batch = renamed.ok ? renamed.value.batch : null
  expect(await takeBack(library, batch ?? '')).toMatchObject({ ok: true })
  expect(await findCard(library.db, cardId('q-a'))).toMatchObject({ title: 'Question q-a?' })
})

test('an import is not taken back without its records, by no door', async () => {
  const library = await emptyLibrary()
  const { batch, card } = await imported(library)
  expect(await takeBack(library, batch)).toEqual({ ok: false, error: { kind: 'import' } })
  expect(await undoAsked(library, batch)).toEqual({ ok: false, error: { kind: 'unknown' } })
  expect(await findCard(library.db, card)).not.toBeNull()
})

test('what never was is not taken back', async () => {
  expect(await takeBack(await emptyLibrary(), 'nothing')).toEqual({ ok: false, error: { kind: 'unknown' } })
})
