import { expect, test } from 'vitest'
import { makeLink, showNewest } from '#core/study/share/links.ts'
import { syncContent } from '#core/study/sync.ts'
import { cardId, cardSource, emptyLibrary } from '#core/study/testing.ts'
import { keptBundle, siteShown } from './kept.ts'

test('what links show is unpacked once, however many ask at once; a newer version is another', async () => {
  const lib = await emptyLibrary()
  const made = async () => {
    const input = { label: '', expiresAt: null, isIndexed: false, isEmbeddable: false }
    const result = await makeLink(lib, cardId('q-root'), input)
    if (!result.ok) throw new Error(result.error.kind)
    return result.value.link
  }
  await lib.write('a.mdx', cardSource('q-root'))
  await syncContent(lib)
  const [one, other] = [await made(), await made()]
  const bundles = await Promise.all([keptBundle(lib, one), keptBundle(lib, other), keptBundle(lib, one)])
  expect(new Set(bundles).size).toBe(1)
  expect(await keptBundle(lib, other)).toBe(bundles[0])

  await lib.write('a.mdx', cardSource('q-root').replace('## 1. Question', '## 1. Question\n\nSomething new'))
  await syncContent(lib)
  const shown = await showNewest(lib, one.id)
  if (!shown.ok) throw new Error(shown.error.kind)
  const text = async (link: typeof one, token: string) => {
    const form = { kind: 'share', base: `/share/${token}`, isIndexed: false, preview: null } as const
    return String((await (await siteShown(lib, link, { lang: 'en', form })).page('cards/q-root.html'))?.body)
  }
  expect(await text(shown.value.link, 'a')).toContain('Something new')
  expect(await text(other, 'b')).not.toContain('Something new')
  expect(await text(other, 'b')).toContain('/share/b/')
  expect(await text(other, 'c')).not.toContain('/share/b/')
})
