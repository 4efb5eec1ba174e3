import { expect, test } from 'vitest'
import { sampleBundle } from '#core/share/bundle/testing-bundle.ts'
import { placesOn } from './places.ts'
import { createWriter } from './writer.ts'

const at = (token: string) =>
  placesOn('index.html', { kind: 'share', base: `/share/${token}`, isIndexed: false, preview: null })

test('a bundle is read once, however many links and languages it is shown by, and each speaks its own', async () => {
  const bundle = sampleBundle()
  const [one, other] = await Promise.all([createWriter(bundle, 'zh')(at('a')), createWriter(bundle, 'en')(at('b'))])
  expect(other.chain).toBe(one.chain)
  expect(other.render).toBe(one.render)
  expect([one.lang, other.lang]).toEqual(['zh', 'en'])
  expect(one.words).not.toEqual(other.words)
  expect([one, other].map(({ places }) => places.page('index'))).toEqual(['/share/a/index.html', '/share/b/index.html'])
  expect((await createWriter(sampleBundle(), 'zh')(at('a'))).chain).not.toBe(one.chain)
})
