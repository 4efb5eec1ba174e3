import { expect, test } from 'vitest'
import { addVersion, versionsOf } from '#core/store/chain-versions.ts'
import { cardId, cardSource, emptyLibrary, type TestLibrary } from '../testing.ts'
import { sendAsSeen } from './as-seen.ts'
import { packChain } from './pack.ts'
import type { PackOptions } from './packed.ts'
import { changeSharingSettings } from './settings.ts'

const ROOT = cardId('q-root')

async function library(): Promise<TestLibrary> {
  const ctx = await emptyLibrary()
  await ctx.write('net/root.mdx', cardSource('q-root', ['q-leaf']))
  await ctx.write('net/leaf.mdx', cardSource('q-leaf'))
  return ctx
}

async function seen(ctx: TestLibrary) {
  const packed = await packChain(ctx, ROOT)
  if (!packed.ok) throw new Error(packed.error.kind)
  return packed.value.bundle
}

async function send(ctx: TestLibrary, hash?: string, options?: Pick<PackOptions, 'patch' | 'fork'>) {
  const sent = await sendAsSeen(ctx, ROOT, hash, options)
  return sent.ok ? sent.value.bundle : sent.error.kind
}

test('what was looked at leaves, and is on record', async () => {
  const ctx = await library()
  const { manifest } = await seen(ctx)
  expect(await send(ctx, manifest.contentHash)).toMatchObject({ manifest })
  expect(await versionsOf(ctx.db, manifest.chainId)).toMatchObject([{ way: 'out', contentHash: manifest.contentHash }])
})

test('what has changed since does not leave, and nothing is on record', async () => {
  const ctx = await library()
  const { manifest } = await seen(ctx)
  await ctx.write('net/leaf.mdx', cardSource('q-leaf', [], 'Written since.'))
  expect(await send(ctx, manifest.contentHash)).toBe('changed')
  expect(await versionsOf(ctx.db, manifest.chainId)).toEqual([])
  expect(await send(ctx)).toMatchObject({ manifest: { version: 1 } })
})

test('a licence that is chosen later holds for what is sent out later', async () => {
  const ctx = await library()
  await send(ctx)
  await changeSharingSettings(ctx.db, { license: 'MIT' })
  expect((await seen(ctx)).manifest).toMatchObject({ license: 'MIT', version: 2 })
  expect(await send(ctx, (await seen(ctx)).manifest.contentHash)).toMatchObject({ manifest: { license: 'MIT' } })
})

test('a chain of somebody else keeps its licence, and so does what is forked from it', async () => {
  const ctx = await library()
  await changeSharingSettings(ctx.db, { license: 'CC-BY-SA-4.0' })
  await addVersion(ctx.db, { bundle: await seen(ctx), way: 'in', at: ctx.now(), batch: null })
  await changeSharingSettings(ctx.db, { license: 'MIT' })
  expect((await seen(ctx)).manifest.license).toBe('CC-BY-SA-4.0')
  expect(await send(ctx, undefined, { fork: true })).toMatchObject({ manifest: { license: 'CC-BY-SA-4.0' } })
  expect((await seen(ctx)).manifest).toMatchObject({ license: 'CC-BY-SA-4.0', forkedFrom: [{}] })
})
