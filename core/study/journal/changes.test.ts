import { expect, test } from 'vitest'
import { syncContent } from '../sync.ts'
import { cardId, cardSource, type TestLibrary } from '../testing.ts'
import { changesBetween } from './changes.ts'
import { libraryOf } from './testing-study.ts'

const [a, b] = [cardId('q-first'), cardId('q-second')]

async function writeOn(lib: TestLibrary, day: string, name: string, asks: readonly string[], more = ''): Promise<void> {
  lib.travel(`${day}T10:00:00Z`)
  await lib.write(`${name}.mdx`, cardSource(`q-${name}`, asks, more))
  await syncContent(lib)
}

const inWeek = (lib: TestLibrary) =>
  changesBetween(lib.db, new Date('2026-11-23T04:00:00Z'), new Date('2026-11-30T04:00:00Z'))

test('the cards of which most words are others, from before the time to its end', async () => {
  const lib = await libraryOf(['first', 'second'], '2026-11-20')
  await writeOn(lib, '2026-11-24', 'first', [], 'one two')
  await writeOn(lib, '2026-11-25', 'first', [], 'one two three four')
  await writeOn(lib, '2026-11-25', 'second', [], 'five')
  await writeOn(lib, '2026-12-01', 'second', [], 'five six seven eight nine ten')
  expect((await inWeek(lib)).rewrites).toEqual([
    { cardId: a, words: 4 },
    { cardId: b, words: 1 },
  ])
})

test('what was rewritten and then put back as it was is no rewriting', async () => {
  const lib = await libraryOf(['first'], '2026-11-20')
  await writeOn(lib, '2026-11-24', 'first', [], 'one two')
  await writeOn(lib, '2026-11-25', 'first', [])
  expect((await inWeek(lib)).rewrites).toEqual([])
})

test('a card that was written in the time counts as rewritten by what changed since', async () => {
  const lib = await libraryOf([], '2026-11-20')
  await writeOn(lib, '2026-11-24', 'first', [])
  expect((await inWeek(lib)).rewrites).toEqual([])
  await writeOn(lib, '2026-11-25', 'first', [], 'one')
  expect((await inWeek(lib)).rewrites).toEqual([{ cardId: a, words: 1 }])
})

test('a change of the frontmatter rewrites nothing', async () => {
  const lib = await libraryOf(['first'], '2026-11-20')
  lib.travel('2026-11-24T10:00:00Z')
  await lib.write('first.mdx', cardSource(a).replace('title: Question', 'title: A new question'))
  await syncContent(lib)
  expect((await inWeek(lib)).rewrites).toEqual([])
})

test('questions that were not asked there before, and are no cards', async () => {
  const lib = await libraryOf(['first', 'second'], '2026-11-20')
  await writeOn(lib, '2026-11-21', 'first', ['Asked before?'])
  await writeOn(lib, '2026-11-24', 'first', ['asked  before', 'Asked now?', 'q-second'])
  await writeOn(lib, '2026-12-01', 'first', ['Asked before?', 'Asked later?'])
  expect((await inWeek(lib)).asked).toEqual([{ cardId: a, text: 'Asked now?' }])
})

test('all that a card asks which was written in the time, changed since or not', async () => {
  const lib = await libraryOf([], '2026-11-20')
  await writeOn(lib, '2026-11-24', 'first', ['One?'])
  await writeOn(lib, '2026-11-24', 'second', ['Two?'])
  await writeOn(lib, '2026-11-25', 'second', ['Two?', 'Three?'])
  expect((await inWeek(lib)).asked).toEqual([
    { cardId: b, text: 'Two?' },
    { cardId: b, text: 'Three?' },
    { cardId: a, text: 'One?' },
  ])
})
