import { readFile, readdir } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { parseCard } from '#core/card/parse.ts'
import { findCard } from '#core/store/cards.ts'
import { newCard as ask, undoAsked, type NewCard } from './ask.ts'
import type { Context } from './context.ts'
import { answerCard } from './review.ts'
import { syncContent } from './sync.ts'
import { cardId, cardSource, emptyLibrary } from './testing.ts'

const ordinary = { topic: 'net', lang: null, parentId: null, whenTaken: 'suffix' } as const
const newCard = (ctx: Context, card: Partial<NewCard> & Pick<NewCard, 'title'>) => ask(ctx, { ...ordinary, ...card })

/** A card with one open question, in a folder within another. */
async function withParent() {
  const library = await emptyLibrary()
  const parent = cardSource('q-parent', ['What else?']).replace('created:', 'topics: [nginx, fork]\ncreated:')
  await library.write('net/deep/parent.mdx', parent)
  await syncContent(library)
  const read = () => readFile(path.join(library.contentDir, 'net/deep/parent.mdx'), 'utf8')
  return { library, parent, read, parentId: cardId('q-parent') }
}

test('a question becomes a card with eight stages, named after it and in the index', async () => {
  const library = await emptyLibrary()
  const made = await newCard(library, { title: ' 多个进程怎样\n监听同一个端口？' })
  expect(made).toMatchObject({ ok: true, value: { path: 'net/多个进程怎样-监听同一个端口.mdx' } })
  if (!made.ok) return
  const { id, path: file } = made.value
  const { card, problems } = parseCard(await readFile(path.join(library.contentDir, file), 'utf8'), file)
  expect(problems).toEqual([])
  expect(card?.sections).toHaveLength(8)
  const about = { title: '多个进程怎样 监听同一个端口？', lang: 'zh', topics: ['net'], created: '2026-11-23' }
  expect(await findCard(library.db, id)).toMatchObject({ path: file, ...about })
})

test('a follow-up goes beside its parent, is about the same, and its parent links to it', async () => {
  const { library, parent, read, parentId } = await withParent()
  const made = await newCard(library, { title: 'And then?', topic: '', parentId })
  expect(made).toMatchObject({ ok: true, value: { path: 'net/deep/and-then.mdx' } })
  const id = made.ok ? made.value.id : parentId
  expect(await findCard(library.db, id)).toMatchObject({
    category: 'project',
    topics: ['nginx', 'fork'],
    isRoot: false,
  })
  expect(await read()).toBe(`${parent}- [And then?](card:${id})\n`)
})

test('a follow-up may go elsewhere, in another language', async () => {
  const { library, parentId } = await withParent()
  const made = await newCard(library, { title: 'And then?', topic: 'os/kernel', lang: 'zh', parentId })
  expect(made).toMatchObject({ ok: true, value: { path: 'os/kernel/and-then.mdx' } })
  expect(made.ok && (await findCard(library.db, made.value.id))).toMatchObject({ lang: 'zh', topics: ['os/kernel'] })
})

test('what was made is taken back with the line of its parent, unless it was written in since', async () => {
  const { library, parent, read, parentId } = await withParent()
  const made = await newCard(library, { title: 'And then?', topic: '', parentId })
  if (!made.ok) throw new Error(made.error.kind)
  const own = await readFile(path.join(library.contentDir, made.value.path), 'utf8')
  await library.write(made.value.path, `${own}\nA thought.\n`)
  expect(await undoAsked(library, made.value.batch)).toMatchObject({ ok: false, error: { kind: 'changed' } })
  await library.write(made.value.path, own)
  expect(await undoAsked(library, made.value.batch)).toMatchObject({ ok: true })
  expect(await read()).toBe(parent)
  expect(await readdir(path.join(library.contentDir, 'net/deep'))).toEqual(['parent.mdx'])
  expect(await findCard(library.db, made.value.id)).toBeNull()
})

test('a card that was answered since is not taken back', async () => {
  const library = await emptyLibrary()
  const made = await newCard(library, { title: 'Why?' })
  if (!made.ok) throw new Error(made.error.kind)
  const { id: answered, batch } = made.value
  await answerCard(library, { cardId: answered, rating: 'good', expectedReps: 0, durationMs: undefined })
  expect(await undoAsked(library, batch)).toEqual({ ok: false, error: { kind: 'answered' } })
  expect(await findCard(library.db, answered)).not.toBeNull()
})

test('where the parent cannot be linked from, no card is made', async () => {
  const { library, parent, read, parentId } = await withParent()
  expect(await newCard(library, { title: 'x', parentId: cardId('q-nobody') })).toMatchObject({
    error: { kind: 'unknown-card' },
  })
  await newCard(library, { title: 'And then?', topic: '', parentId })
  expect(await newCard(library, { title: 'and then', topic: '', parentId })).toMatchObject({
    error: { kind: 'already-there' },
  })
  const open = `${parent}\n\`\`\`\nopen`
  await library.write('net/deep/parent.mdx', open.replace('- What else?\n', ''))
  const before = await read()
  expect(await newCard(library, { title: 'Again?', topic: '', parentId })).toMatchObject({
    error: { kind: 'unreadable', path: 'net/deep/parent.mdx' },
  })
  expect(await read()).toBe(before)
  expect(await readdir(path.join(library.contentDir, 'net/deep'))).toEqual(['and-then.mdx', 'parent.mdx'])
})

test('of one name there are as many cards as are asked for, each with a file of its own', async () => {
  const library = await emptyLibrary()
  const made = await Promise.all([1, 2, 3].map(() => newCard(library, { title: 'Why?' })))
  expect(made.map((one) => one.ok && one.value.path).toSorted()).toEqual([
    'net/why-2.mdx',
    'net/why-3.mdx',
    'net/why.mdx',
  ])
  expect(await readdir(path.join(library.contentDir, 'net'))).toHaveLength(3)
})

test('whoever asks for it is told that the name is taken', async () => {
  const library = await emptyLibrary()
  await newCard(library, { title: 'Why?' })
  const again = await newCard(library, { title: 'why', whenTaken: 'refuse' })
  expect(again).toEqual({ ok: false, error: { kind: 'taken', path: 'net/why.mdx' } })
})

test('a question that is all marks is a question, and the card holds it as text', async () => {
  const library = await emptyLibrary()
  const made = await newCard(library, { title: '# <b> {x} ? "' })
  const id = made.ok ? made.value.id : null
  expect(id && (await findCard(library.db, id))).toMatchObject({ title: '# <b> {x} ? "', problems: [] })
})

test.each([
  [{ title: ' \n ' }, 'bad-title'],
  [{ title: 'x'.repeat(301) }, 'bad-title'],
  [{ title: 'x', topic: '../outside' }, 'bad-topic'],
  [{ title: 'x', topic: '' }, 'bad-topic'],
  [{ title: 'x', topic: 'net/../os' }, 'bad-topic'],
  // Cards are not looked for there.
  [{ title: 'x', topic: 'demos' }, 'bad-topic'],
  [{ title: 'x', topic: 'net', lang: 'no language' }, 'bad-lang'],
] as const)('%j is refused: %s', async (input, kind) => {
  expect(await newCard(await emptyLibrary(), input)).toEqual({ ok: false, error: { kind } })
})
