import { expect, test } from 'vitest'
import { sampleBundle } from './testing-bundle.ts'

test('the same contents give the same bundle, whatever their order', () => {
  const [a, b] = [sampleBundle(), sampleBundle()]
  expect(b.manifest).toEqual(a.manifest)
  expect(a.chain.nodes.map(({ id }) => id)).toEqual(['q-root', 'q-left', 'q-right'])
  expect(a.chain.edges.filter(({ back }) => back)).toMatchObject([{ from: 'q-right', to: 'q-root' }])
})

test('who signs it, and under what licence, is no part of the hash of its content', () => {
  const { contentHash } = sampleBundle().manifest
  expect(sampleBundle({ version: 7, license: 'MIT', authors: [] }).manifest.contentHash).toBe(contentHash)
  expect(sampleBundle({ images: new Map() }).manifest.contentHash).not.toBe(contentHash)
})
