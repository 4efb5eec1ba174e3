import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { testFolder } from '#core/store/testing.ts'
import { withZip } from './zip.ts'
import { type Lazily, zipLazily } from './zip-lazily.ts'

const text = (name: string, content: string): Lazily => ({ name, read: async () => Buffer.from(content) })

async function whole(files: readonly Lazily[]): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of zipLazily(files)) pieces.push(piece)
  return Buffer.concat(pieces)
}

test('it is a zip file that others read', async () => {
  await using folder = await testFolder()
  const file = path.join(folder.path, 'site.zip')
  await writeFile(file, await whole([text('index.html', '<p>hello'), text('cards/q-a.html', ''), text('文.txt', '字')]))
  await withZip(file, async (zip) => {
    expect((await zip.read('index.html', 100)).toString()).toBe('<p>hello')
    expect((await zip.read('文.txt', 100)).toString()).toBe('字')
    expect(zip.has('cards/q-a.html')).toBe(true)
  })
})

test('the same files give the same bytes', async () => {
  const files = [text('a', 'x'.repeat(100_000)), text('b', '')]
  expect((await whole(files)).equals(await whole(files))).toBe(true)
})

test('a file is made only when those before it were read', async () => {
  const made: string[] = []
  const files = Array.from({ length: 50 }, (_, i) => ({
    name: `${i}`,
    read: async () => {
      made.push(`${i}`)
      // Nothing that could be packed into less than the stream holds.
      return crypto.getRandomValues(new Uint8Array(60_000))
    },
  }))
  const pieces = zipLazily(files)
  await pieces.next()
  await pieces.return(undefined)
  expect(made.length).toBeLessThan(10)
})

test('what goes wrong with a file reaches whoever reads', async () => {
  const broken = { name: 'b', read: () => Promise.reject(new Error('no such page')) }
  await expect(whole([text('a', 'x'), broken])).rejects.toThrow('no such page')
})
