import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { ChainId } from '#core/share/bundle/manifest.ts'
import { sampleBundle } from '#core/share/bundle/testing-bundle.ts'
import { addVersion, type NewVersion } from '#core/store/chain-versions.ts'
import { syncContent } from '../sync.ts'
import { cardSource, emptyLibrary, type TestLibrary } from '../testing.ts'
import { listExchanges } from './exchanges.ts'

const OTHER = ChainId.parse('c-fedcba9876543210')

const put = (ctx: TestLibrary, way: NewVersion['way'], more: Parameters<typeof sampleBundle>[0] = {}) =>
  addVersion(ctx.db, { bundle: sampleBundle(more), way, at: ctx.now(), batch: way === 'in' ? randomUUID() : null })

test('chains are listed by when they last came in or went out, each with all its times', async () => {
  const ctx = await emptyLibrary()
  await put(ctx, 'in')
  ctx.travel('2026-11-24T09:00:00Z')
  await put(ctx, 'out', { chainId: OTHER, license: 'MIT' })
  ctx.travel('2026-11-25T09:00:00Z')
  await put(ctx, 'out', { version: 2 })
  const chains = await listExchanges(ctx, 10)
  expect(chains.map(({ versions }) => versions.map(({ way, version }) => `${way} ${version}`))).toEqual([
    ['out 2', 'in 1'],
    ['out 1'],
  ])
  expect(chains[1]).toMatchObject({ chainId: OTHER, undoable: null, about: { license: 'MIT' } })
  expect((await listExchanges(ctx, 1)).length).toBe(1)
})

test('what came in last can be taken back, until it was', async () => {
  const ctx = await emptyLibrary()
  await put(ctx, 'in')
  ctx.travel('2026-11-24T09:00:00Z')
  await put(ctx, 'in', { version: 2, images: new Map() })
  expect((await listExchanges(ctx, 10))[0]?.undoable?.version).toBe(2)
  ctx.travel('2026-11-25T09:00:00Z')
  await put(ctx, 'back', { version: 2, images: new Map() })
  expect((await listExchanges(ctx, 10))[0]?.undoable?.version).toBe(1)
})

test('whether a chain is still here is told', async () => {
  const ctx = await emptyLibrary()
  await put(ctx, 'in')
  expect((await listExchanges(ctx, 10))[0]?.isHere).toBe(false)
  await ctx.write('net/root.mdx', cardSource('q-root'))
  await syncContent(ctx)
  expect((await listExchanges(ctx, 10))[0]?.isHere).toBe(true)
})
