import { utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { cardId, cardSource, emptyLibrary, type TestLibrary } from '../testing.ts'
import { packedToSee } from './kept-packed.ts'
import { sendOut } from './pack.ts'
import { changeSharingSettings } from './settings.ts'

const ROOT = cardId('q-root')

async function library(): Promise<TestLibrary> {
  const ctx = await emptyLibrary()
  await ctx.write('net/root.mdx', cardSource('q-root', ['q-leaf']))
  await ctx.write('net/leaf.mdx', cardSource('q-leaf', [], '![The port](port.png)'))
  return ctx
}

const bundleNow = async (ctx: TestLibrary) => {
  const packed = await packedToSee(ctx, ROOT)
  if (!packed.ok) throw new Error(packed.error.kind)
  return packed.value.bundle
}

test('what has not changed is packed once', async () => {
  const ctx = await library()
  expect(await bundleNow(ctx)).toBe(await bundleNow(ctx))
})

test.each([
  ['a card is written', (ctx: TestLibrary) => ctx.write('net/leaf.mdx', cardSource('q-leaf', [], 'Otherwise.'))],
  ['a card goes', (ctx: TestLibrary) => ctx.remove('net/leaf.mdx')],
  ['another licence is chosen', (ctx: TestLibrary) => changeSharingSettings(ctx.db, { license: 'MIT' })],
  ['it went out', (ctx: TestLibrary) => sendOut(ctx, ROOT)],
  ['an image comes', (ctx: TestLibrary) => writeFile(path.join(ctx.contentDir, 'net/port.png'), 'no image')],
])('it is packed again when %s', async (_, change) => {
  const ctx = await library()
  const before = await packedToSee(ctx, ROOT)
  await change(ctx)
  expect(await packedToSee(ctx, ROOT)).not.toBe(before)
})

test('a file that has another text of the same length and the same time is another', async () => {
  const ctx = await library()
  const at = new Date('2026-11-23T09:00:00Z')
  const write = async (word: string): Promise<void> => {
    await ctx.write('net/leaf.mdx', cardSource('q-leaf', [], word))
    await utimes(path.join(ctx.contentDir, 'net/leaf.mdx'), at, at)
  }
  await write('aaaa')
  const before = await bundleNow(ctx)
  await write('bbbb')
  expect((await bundleNow(ctx)).manifest.contentHash).not.toBe(before.manifest.contentHash)
})
