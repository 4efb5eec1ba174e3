import { readFile, readdir } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { parseCard } from '#core/card/parse.ts'
import { findCard } from '#core/store/cards.ts'
import { newCard } from './new-card.ts'
import { emptyLibrary } from './testing.ts'

test('a question becomes a card with eight stages, named after it and in the index', async () => {
  const library = await emptyLibrary()
  const made = await newCard(library, { title: ' 多个进程怎样\n监听同一个端口？', topic: 'net', lang: null })
  expect(made).toMatchObject({ ok: true, value: { path: 'net/多个进程怎样-监听同一个端口.mdx' } })
  if (!made.ok) return
  const { id, path: file } = made.value
  const { card, problems } = parseCard(await readFile(path.join(library.contentDir, file), 'utf8'), file)
  expect(problems).toEqual([])
  expect(card?.sections).toHaveLength(8)
  const about = { title: '多个进程怎样 监听同一个端口？', lang: 'zh', topics: ['net'], created: '2026-11-23' }
  expect(await findCard(library.db, id)).toMatchObject({ path: file, ...about })
})

test('a follow-up is about what its parent is about', async () => {
  const library = await emptyLibrary()
  const parent = { category: 'project', topics: ['nginx', 'fork'] } as const
  const made = await newCard(library, { title: 'And then?', topic: 'net', lang: 'en', parent })
  expect(made.ok && (await findCard(library.db, made.value.id))).toMatchObject(parent)
})

test('of one name there are as many cards as are asked for, each with a file of its own', async () => {
  const library = await emptyLibrary()
  const made = await Promise.all([1, 2, 3].map(() => newCard(library, { title: 'Why?', topic: 'net', lang: null })))
  expect(made.map((one) => one.ok && one.value.path).toSorted()).toEqual([
    'net/why-2.mdx',
    'net/why-3.mdx',
    'net/why.mdx',
  ])
  expect(await readdir(path.join(library.contentDir, 'net'))).toHaveLength(3)
})

test('whoever asks for it is told that the name is taken', async () => {
  const library = await emptyLibrary()
  await newCard(library, { title: 'Why?', topic: 'net', lang: null })
  const again = await newCard(library, { title: 'why', topic: 'net', lang: null, whenTaken: 'refuse' })
  expect(again).toEqual({ ok: false, error: { kind: 'taken', path: 'net/why.mdx' } })
})

test('a question that is all marks is a question, and the card holds it as text', async () => {
  const library = await emptyLibrary()
  const made = await newCard(library, { title: '# <b> {x} ? "', topic: 'net', lang: null })
  const id = made.ok ? made.value.id : null
  expect(id && (await findCard(library.db, id))).toMatchObject({ title: '# <b> {x} ? "', problems: [] })
})

test.each([
  [{ title: ' \n ', topic: 'net', lang: null }, 'bad-title'],
  [{ title: 'x'.repeat(301), topic: 'net', lang: null }, 'bad-title'],
  [{ title: 'x', topic: '../outside', lang: null }, 'bad-topic'],
  [{ title: 'x', topic: '', lang: null }, 'bad-topic'],
  // Cards are not looked for there.
  [{ title: 'x', topic: 'demos', lang: null }, 'bad-topic'],
  [{ title: 'x', topic: 'net', lang: 'no language' }, 'bad-lang'],
] as const)('%j is refused: %s', async (input, kind) => {
  expect(await newCard(await emptyLibrary(), input)).toEqual({ ok: false, error: { kind } })
})
