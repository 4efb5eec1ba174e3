import { expect, test } from 'vitest'
import { sampleBundle, sampleContents } from '#core/share/bundle/testing-bundle.ts'
import { contentsOf, fileInside } from './contents.ts'

const patch = sampleBundle({ kind: 'patch', base: sampleContents.cards })

test('every file of a bundle is listed, once', () => {
  const { cards, images, demos, base, about } = contentsOf(patch)
  const listed = [...cards, ...images, ...demos.flatMap(({ files }) => files), ...base, ...about].map((one) => one.path)
  expect(listed.toSorted()).toEqual([...patch.files.keys(), 'manifest.json'].toSorted())
})

test('sizes are those of the bytes that leave, and they add up', () => {
  const { cards, images, demos, base, about, bytes } = contentsOf(patch)
  const all = [...cards, ...images, ...demos.flatMap(({ files }) => files), ...base, ...about]
  for (const one of all) expect([one.path, fileInside(patch, one.path)?.byteLength]).toEqual([one.path, one.bytes])
  expect(all.reduce((sum, one) => sum + one.bytes, 0)).toBe(bytes)
})

test('cards come in the order of the chain, and a demo with its files', () => {
  const { cards, demos } = contentsOf(patch)
  expect(cards.map(({ id }) => id)).toEqual(['q-root', 'q-left', 'q-right'])
  expect(demos.map(({ id, files }) => [id, files.map(({ path }) => path)])).toEqual([
    ['hello', ['demos/hello/demo.json', 'demos/hello/hello.sh']],
  ])
})

test.each(['cards/q-nobody.mdx', '../manifest.json', '', 'cards', 'cards/', 'constructor'])(
  'there is nothing at %j',
  (path) => {
    expect(fileInside(patch, path)).toBeNull()
  },
)
