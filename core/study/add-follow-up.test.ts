import { writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { backlinksOf, edgesOf, findCard } from '#core/store/cards.ts'
import { addFollowUp, promote } from './add-follow-up.ts'
import { undoBatch } from './change-set.ts'
import { syncContent } from './sync.ts'
import { cardId, cardSource, emptyLibrary, type TestLibrary } from './testing.ts'

const root = cardId('q-root')
const file = 'net/root.mdx'

async function library(followUps: readonly string[] = ['What else?']): Promise<TestLibrary> {
  const made = await emptyLibrary()
  await made.write(file, cardSource(root, followUps))
  await syncContent(made)
  return made
}

const read = async ({ contentDir }: TestLibrary) => readFile(path.join(contentDir, file), 'utf8')

test('a new question is an open question of stage 6, in the file and in the index', async () => {
  const lib = await library()
  expect(await addFollowUp(lib, root, ' And {then}? ', 'open')).toEqual({ ok: true, value: null })
  expect(await read(lib)).toContain('- What else?\n- And \\{then}?\n')
  expect((await edgesOf(lib.db, root)).map(({ text }) => text)).toEqual(['What else?', 'And {then}?'])
})

test('a new question is a card at once: beside its parent, in its language, linked from it', async () => {
  const lib = await library()
  const added = await addFollowUp(lib, root, 'And then?', 'card')
  expect(added).toMatchObject({ ok: true, value: { path: 'net/and-then.mdx' } })
  const id = added.ok && added.value ? added.value.id : root
  expect(await read(lib)).toContain(`- What else?\n- [And then?](card:${id})\n`)
  expect(await findCard(lib.db, id)).toMatchObject({
    title: 'And then?',
    lang: 'en',
    category: 'project',
    isRoot: false,
  })
  expect((await edgesOf(lib.db, root)).map(({ childId }) => childId)).toEqual([null, id])
  expect(await backlinksOf(lib.db, id, 9)).toEqual([])
})

test('what an editor saves while a question is added is kept, and the question added to it', async () => {
  const lib = await library()
  const edited = cardSource(root, ['What else?'], 'Saved by an editor.')
  let saves = 0
  const now = () => {
    // Asked for in the midst of it, for the date on the new card.
    if ((saves += 1) === 1) writeFileSync(path.join(lib.contentDir, file), edited)
    return lib.now()
  }
  const added = await addFollowUp({ ...lib, now }, root, 'And then?', 'card')
  const id = added.ok && added.value ? added.value.id : root
  expect(await read(lib)).toBe(`${edited}- [And then?](card:${id})\n`)
})

test('an open question that becomes a card is not asked twice', async () => {
  const lib = await library(['What else?', 'Last?'])
  await addFollowUp(lib, root, 'what else', 'card')
  expect((await edgesOf(lib.db, root)).map(({ text, childId }) => [text, childId !== null])).toEqual([
    ['What else?', true],
    ['Last?', false],
  ])
})

test.each(['open', 'card'] as const)('the same question is not added twice (%s)', async (as) => {
  const lib = await library()
  await addFollowUp(lib, root, 'And then?', as)
  const source = await read(lib)
  expect(await addFollowUp(lib, root, 'and then', as)).toEqual({ ok: false, error: { kind: 'already-there' } })
  expect(await read(lib)).toBe(source)
})

test.each([' ', '\u0000', 'x'.repeat(301)])('%j is no question', async (question) => {
  expect(await addFollowUp(await library(), root, question, 'open')).toEqual({
    ok: false,
    error: { kind: 'bad-question' },
  })
})

test('a card that is not there gets no questions', async () => {
  expect(await addFollowUp(await library(), cardId('q-nobody'), 'Why?', 'card')).toMatchObject({
    error: { kind: 'unknown-card' },
  })
})

test('an open question is made a card as it reads, its marks stay, and it can be taken back', async () => {
  const lib = await library(['Why `fork`, and \\*p?', 'Last?'])
  const before = await read(lib)
  const [open] = await edgesOf(lib.db, root)
  const made = await promote(lib, root, open?.text ?? '')
  if (!made.ok) throw new Error(made.error.kind)
  expect(await read(lib)).toBe(
    before.replace('- Why `fork`, and \\*p?', `- [Why \`fork\`, and \\*p?](card:${made.value.id})`),
  )
  expect(await findCard(lib.db, made.value.id)).toMatchObject({ title: 'Why fork, and *p?', problems: [] })
  expect(await undoBatch(lib, made.value.batch)).toMatchObject({ ok: true })
  expect(await read(lib)).toBe(before)
})

test('of two who make the same question a card, one does', async () => {
  const lib = await library()
  const both = await Promise.all([1, 2].map(() => promote(lib, root, 'What else?')))
  expect(both.map((one) => (one.ok ? 'made' : one.error.kind)).toSorted()).toEqual(['already-there', 'made'])
})

test('a question that is no longer in the file is not made a card', async () => {
  const lib = await library()
  const emptied = cardSource(root, ['Another one?'])
  await lib.write(file, emptied)
  expect(await promote(lib, root, 'What else?')).toEqual({ ok: false, error: { kind: 'gone' } })
  expect(await promote(lib, cardId('q-nobody'), 'What else?')).toMatchObject({ error: { kind: 'unknown-card' } })
  expect(await read(lib)).toBe(emptied)
})
