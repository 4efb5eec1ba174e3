import { expect, test } from 'vitest'
import { cardId, cardSource, emptyLibrary } from '../testing.ts'
import { rightsOfCard } from './card-rights.ts'
import { undoTake } from './undo-take.ts'
import { ROOT, send, take, twoLibraries } from './testing-exchange.ts'

test('a card that came in says whose it is and where it came from, until it is taken back', async () => {
  const { a, b } = await twoLibraries()
  expect(await rightsOfCard(a, ROOT)).toBeNull()
  const { manifest } = await send(a, ROOT)
  const { batch } = await take(b, await send(a, ROOT))
  expect(await rightsOfCard(b, cardId('q-leaf'))).toEqual({
    license: 'CC-BY-4.0',
    authors: [{ name: 'Ada' }],
    chain: { chainId: manifest.chainId, rootId: ROOT, version: 1, at: b.now(), title: 'Question q-root?' },
  })
  if (batch === null) throw new Error('nothing came in')
  await undoTake(b, batch)
  expect(await rightsOfCard(b, cardId('q-leaf'))).toBeNull()
})

test('a card that names its licence by itself came from nowhere', async () => {
  const ctx = await emptyLibrary()
  await ctx.write('a.mdx', cardSource('q-root').replace('lang: en', 'lang: en\nlicense: MIT'))
  await send(ctx, ROOT)
  expect(await rightsOfCard(ctx, ROOT)).toEqual({ license: 'MIT', authors: [], chain: null })
})
