import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { addImage, MAX_IMAGE_BYTES } from './card-images.ts'
import { syncContent } from './sync.ts'
import { cardId, cardSource, emptyLibrary } from './testing.ts'

const root = cardId('q-root')
const PNG = Buffer.from('\x89PNG\r\n\x1A\n and more', 'latin1')

async function library(file = 'net/root.mdx') {
  const lib = await emptyLibrary()
  await lib.write(file, cardSource(root))
  await syncContent(lib)
  return lib
}

test('an image lies beside its card, named after its bytes and what they are', async () => {
  const lib = await library()
  const added = await addImage(lib, root, 'C:\\shots\\我的 截图.JPG', PNG)
  expect(added).toEqual({
    ok: true,
    value: {
      path: expect.stringMatching(/^net\/[0-9a-f]{8}-我的-截图\.png$/),
      src: expect.stringMatching(/^[!-~]+\.png$/),
    },
  })
  const [place, src] = added.ok ? [added.value.path, added.value.src] : ['', '']
  expect(decodeURIComponent(src)).toBe(path.basename(place))
  expect(await readFile(path.join(lib.contentDir, place))).toEqual(PNG)
})

test('the same image twice, at once, is one file', async () => {
  const lib = await library('root.mdx')
  const [one, two] = await Promise.all([1, 2].map(() => addImage(lib, root, 'a.png', PNG)))
  expect(one).toEqual(two)
  expect(await readdir(lib.contentDir)).toEqual([one?.ok === true ? one.value.path : '', 'root.mdx'])
})

test.each([
  ['../../../etc/passwd', /^net\/[0-9a-f]{8}-passwd\.png$/],
  ['', /^net\/[0-9a-f]{8}-image\.png$/],
  ['.png', /^net\/[0-9a-f]{8}-png\.png$/],
  ['a\0b\n.svg', /^net\/[0-9a-f]{8}-a-b\.png$/],
  ['x'.repeat(400), /^net\/[0-9a-f]{8}-x{60}\.png$/],
])('an image called %j stays in its folder', async (name, expected) => {
  expect(await addImage(await library(), root, name, PNG)).toMatchObject({
    value: { path: expect.stringMatching(expected) },
  })
})

test.each([
  ['svg', Buffer.from('<svg><script/></svg>')],
  ['no-image', Buffer.from('not at all')],
  ['no-image', Buffer.alloc(0)],
  ['too-large', Buffer.concat([PNG, Buffer.alloc(MAX_IMAGE_BYTES)])],
])('refused, and nothing is written: %s', async (kind, bytes) => {
  const lib = await library()
  expect(await addImage(lib, root, 'a.png', bytes)).toMatchObject({ error: { kind } })
  expect(await addImage(lib, cardId('q-nobody'), 'a.png', PNG)).toEqual({ ok: false, error: { kind: 'unknown-card' } })
  expect(await readdir(path.join(lib.contentDir, 'net'))).toEqual(['root.mdx'])
})
