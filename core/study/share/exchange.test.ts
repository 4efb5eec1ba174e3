import { readdir } from 'node:fs/promises'
import { expect, test } from 'vitest'
import type { Bundle } from '#core/share/bundle/bundle.ts'
import type { TestLibrary } from '../testing.ts'
import { inspectBundle } from './inspect.ts'
import { takeIn } from './take.ts'
import { edit, IN_B, LEAF_IN_B, root, ROOT, send, take, textIn, twoLibraries } from './testing-exchange.ts'

const standings = async (lib: TestLibrary, bundle: Bundle): Promise<readonly string[]> =>
  (await inspectBundle(lib, bundle)).cards.map(({ id, standing }) => `${id} ${standing}`)

test('a chain goes to an empty library and back out of it as the same content', async () => {
  const { a, b } = await twoLibraries()
  const bundle = await send(a, ROOT)
  expect(await inspectBundle(b, bundle)).toMatchObject({
    known: 'never',
    conflicts: 0,
    folder: 'shared/question-q-root',
    contains: { cards: 2, attempts: 0 },
    cards: [{ standing: 'new', path: IN_B, license: 'CC-BY-4.0', authors: [{ name: 'Ada' }] }, { standing: 'new' }],
  })
  expect(await readdir(b.contentDir)).toEqual([])
  expect(await take(b, bundle)).toMatchObject({ written: [IN_B, LEAF_IN_B] })
  expect((await send(b, ROOT)).manifest).toEqual(bundle.manifest)
  expect(await take(b, bundle)).toMatchObject({ batch: null, written: [] })
  expect(await inspectBundle(b, bundle)).toMatchObject({
    known: 'same',
    cards: [{ standing: 'identical' }, { standing: 'identical' }],
  })
})

test('two libraries that edit different stages of one card, and exchange twice, have the same', async () => {
  const { a, b } = await twoLibraries()
  await take(b, await send(a, ROOT))
  await edit(a, 'net/root.mdx', 'Anew.', 'Anew, by a.')
  await edit(b, IN_B, 'All of it.', 'All of it, by b.')
  const [fromA, fromB] = [await send(a, ROOT), await send(b, ROOT)]
  expect(await standings(b, fromA)).toEqual(['q-root merged', 'q-leaf identical'])
  await take(b, fromA)
  await take(a, fromB)
  const [again, back] = [await send(a, ROOT), await send(b, ROOT)]
  expect(again.manifest.contentHash).toBe(back.manifest.contentHash)
  await take(b, again)
  await take(a, back)
  expect((await send(a, ROOT)).manifest.contentHash).toBe((await send(b, ROOT)).manifest.contentHash)
  expect(await textIn(a, 'net/root.mdx')).toBe(
    root.replace('Anew.', 'Anew, by a.').replace('All of it.', 'All of it, by b.'),
  )
})

test('one stage that both edited is a conflict in both, and once it is settled in one the other follows', async () => {
  const { a, b } = await twoLibraries()
  await take(b, await send(a, ROOT))
  await edit(a, 'net/root.mdx', 'Anew.', 'Anew, by a.')
  await edit(b, IN_B, 'Anew.', 'Anew, by b.')
  const [fromA, fromB] = [await send(a, ROOT), await send(b, ROOT)]
  for (const [lib, bundle] of [
    [a, fromB],
    [b, fromA],
  ] as const) {
    expect(await standings(lib, bundle)).toEqual(['q-root conflict', 'q-leaf identical'])
    expect(await takeIn(lib, bundle, {})).toEqual({
      ok: false,
      error: { kind: 'conflicts', parts: ['q-root/redesign'] },
    })
  }
  await take(b, fromA, { settle: { 'q-root/redesign': 'mine' } })
  const settled = await send(b, ROOT)
  expect(await standings(a, settled)).toEqual(['q-root changed', 'q-leaf identical'])
  await take(a, settled)
  expect((await send(a, ROOT)).manifest.contentHash).toBe(settled.manifest.contentHash)
})

test('a library that skipped a version takes the next one in all the same', async () => {
  const { a, b } = await twoLibraries()
  await take(b, await send(a, ROOT))
  await edit(a, 'net/root.mdx', 'Anew.', 'Anew, and again.')
  await send(a, ROOT)
  await edit(a, 'net/root.mdx', 'All of it.', 'Half of it.')
  await edit(b, LEAF_IN_B, 'Why q-leaf?', 'Why ever q-leaf?')
  const third = await send(a, ROOT)
  expect(third.manifest).toMatchObject({ version: 3 })
  expect(await inspectBundle(b, third)).toMatchObject({
    known: 'newer',
    cards: [{ standing: 'changed' }, { standing: 'kept' }],
  })
  await take(b, third)
  expect(await textIn(b, IN_B)).toContain('Anew, and again.')
})

test('what was taken back to an earlier text is taken back in the other library as well', async () => {
  const { a, b } = await twoLibraries()
  await take(b, await send(a, ROOT))
  await edit(a, 'net/root.mdx', 'Anew.', 'Anew, and again.')
  await take(b, await send(a, ROOT))
  await edit(a, 'net/root.mdx', 'Anew, and again.', 'Anew.')
  const back = await send(a, ROOT)
  await take(b, back)
  expect(await textIn(b, IN_B)).toContain('Anew.')
  expect((await send(b, ROOT)).manifest.contentHash).toBe(back.manifest.contentHash)
})

test('an older version changes nothing, and is said to be one', async () => {
  const { a, b } = await twoLibraries()
  const first = await send(a, ROOT)
  await take(b, first)
  await edit(a, 'net/root.mdx', 'Anew.', 'Anew, and again.')
  await take(b, await send(a, ROOT))
  expect(await inspectBundle(b, first)).toMatchObject({
    known: 'older',
    cards: [{ standing: 'kept' }, { standing: 'identical' }],
  })
  expect(await take(b, first)).toMatchObject({ batch: null, written: [] })
})

test('a card that was deleted stays deleted unless it is asked for, and one that no longer comes stays', async () => {
  const { a, b } = await twoLibraries()
  await take(b, await send(a, ROOT))
  await b.remove(LEAF_IN_B)
  await edit(a, 'net/leaf.mdx', 'Why q-leaf?', 'Why ever q-leaf?')
  const second = await send(a, ROOT)
  expect(await inspectBundle(b, second)).toMatchObject({
    cards: [{}, { standing: 'kept', path: null, parts: [{ part: 'card' }] }],
  })
  expect(await take(b, second)).toMatchObject({ batch: null, kept: ['q-leaf'] })
  await take(b, second, { settle: { 'q-leaf/card': 'theirs' } })
  expect(await textIn(b, LEAF_IN_B)).toContain('Why ever q-leaf?')

  await edit(a, 'net/root.mdx', '- [to q-leaf](card:q-leaf)', '- Nothing more?')
  await take(b, await send(a, ROOT))
  expect(await textIn(b, LEAF_IN_B)).toContain('Why ever q-leaf?')
})

test('cards that are the same in both, but for who wrote them, are told that', async () => {
  const { a, b } = await twoLibraries()
  await b.write('mine/root.mdx', root)
  const bundle = await send(a, ROOT)
  expect((await inspectBundle(b, bundle)).cards[0]).toMatchObject({
    standing: 'changed',
    path: 'mine/root.mdx',
    parts: [
      { part: 'frontmatter.license', mine: '' },
      { part: 'frontmatter.authors', outcome: 'theirs' },
    ],
  })
  await take(b, bundle)
  expect(await textIn(b, 'mine/root.mdx')).toContain('license: CC-BY-4.0\nauthors:\n  - name: Ada\n')
  expect(await textIn(b, 'mine/question-q-leaf.mdx')).toContain('q-leaf')
  expect((await send(b, ROOT)).manifest.contentHash).toBe(bundle.manifest.contentHash)
})

test('every outside host is named, however its address is written', async () => {
  const { a, b } = await twoLibraries()
  const links = [
    '[x](https://one.example/a)',
    '<a href="http&#58;//two.example/">x</a>',
    'www.three.example',
    '![x][y]',
    '[z](https\\://four.example)',
  ]
  await edit(a, 'net/root.mdx', 'Anew.', `${links.join('\n\n')}\n\n[y]: http://www.five.example/i.png`)
  await edit(
    a,
    'net/leaf.mdx',
    'created:',
    'references: [{ url: "https://one.example/b", kind: book, title: T }]\ncreated:',
  )
  const { domains } = await inspectBundle(b, await send(a, ROOT))
  expect(domains.map(({ host }) => host)).toEqual([
    'five.example',
    'four.example',
    'one.example',
    'three.example',
    'two.example',
  ])
  expect(domains[2]?.links).toEqual([
    { url: 'https://one.example/a', cardId: 'q-root' },
    { url: 'https://one.example/b', cardId: 'q-leaf' },
  ])
})
