import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { findCard } from '#core/store/cards.ts'
import { organise } from './organise.ts'
import { syncContent } from './sync.ts'
import { cardId, cardSource, emptyLibrary } from './testing.ts'

/** Moves a card that shows these images, and answers what each of its links shows then. */
async function shownAfter(images: Readonly<Record<string, string>>, links: readonly string[], topic: string) {
  const library = await emptyLibrary()
  for (const [file, text] of Object.entries(images)) await library.write(file, text)
  await library.write('net/a.mdx', cardSource('q-a', [], links.map((link) => `![](${link})`).join(' ')))
  await syncContent(library)
  const moved = await organise(library, cardId('q-a'), { topic, expectedHash: null })
  if (!moved.ok) throw new Error(moved.error.kind)
  const place = path.join(library.contentDir, (await findCard(library.db, cardId('q-a')))?.path ?? '')
  const shown = (await readFile(place, 'utf8')).matchAll(/!\[\]\(([^)]+)\)/g)
  return Promise.all([...shown].map(([, src = '']) => readFile(path.join(path.dirname(place), src), 'utf8')))
}

test('two images that would get the same place get one each', async () => {
  const images = { 'net/x.png': 'first', 'net/x-2.png': 'second', 'os/x.png': 'another' }
  expect(await shownAfter(images, ['x.png', 'x-2.png'], 'os')).toEqual(['first', 'second'])
})

test('an image does not rely on one of the same bytes that goes', async () => {
  const images = { 'net/x.png': 'same', 'net/deep/x.png': 'same' }
  expect(await shownAfter(images, ['x.png', 'deep/x.png'], 'net/deep')).toEqual(['same', 'same'])
})

test.each(['../net/shot%20%281%29.png', '../net/shot%20(1).png', '<../net/shot (1).png>'])(
  'an image that a card elsewhere shows as %s is copied',
  async (address) => {
    const library = await emptyLibrary()
    await library.write('net/shot (1).png', 'png')
    await library.write('net/a.mdx', cardSource('q-a', [], '![](<shot (1).png>)'))
    await library.write('os/b.mdx', cardSource('q-b', [], `![](${address})`))
    await syncContent(library)
    expect(await organise(library, cardId('q-a'), { topic: 'db', expectedHash: null })).toMatchObject({
      ok: true,
      value: { images: [{ from: 'net/shot (1).png', to: 'db/shot (1).png', isCopied: true }] },
    })
  },
)
