import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { addLinkChange } from '#core/store/share-links.ts'
import { syncContent } from '../sync.ts'
import { cardId, cardSource, emptyLibrary, type TestLibrary } from '../testing.ts'
import { bundleShown, linksOf, linkState, makeLink, openLink, revokeLink, ShareLinkId, showNewest } from './links.ts'

const ROOT = cardId('q-root')
const PLAIN = { label: 'for Bo', expiresAt: null, isIndexed: false, isEmbeddable: false } as const

async function library(): Promise<TestLibrary> {
  const lib = await emptyLibrary()
  await lib.write('a.mdx', cardSource('q-root', ['q-leaf']))
  await lib.write('b.mdx', cardSource('q-leaf'))
  await syncContent(lib)
  return lib
}

async function made(lib: TestLibrary, input: Partial<Parameters<typeof makeLink>[2]> = {}) {
  const result = await makeLink(lib, ROOT, { ...PLAIN, ...input })
  if (!result.ok) throw new Error(result.error.kind)
  const { link, path } = result.value
  return { link, token: path.replace('/share/', '') }
}
const opens = async (lib: TestLibrary, token: string) => {
  const opened = await openLink(lib, token)
  return opened.ok ? 'open' : opened.error
}
const textShown = async (lib: TestLibrary, token: string) => {
  const opened = await openLink(lib, token)
  if (!opened.ok) throw new Error(opened.error)
  return JSON.stringify(
    [...(await bundleShown(lib, opened.value)).files].map(([, bytes]) => String(Buffer.from(bytes))),
  )
}

test('a token is 256 bits of chance, and nothing the library keeps lets anybody find it', async () => {
  const lib = await library()
  const [one, other] = [await made(lib), await made(lib)]
  expect(one.token).toMatch(/^[\w-]{43}$/)
  expect(one.token).not.toBe(other.token)
  expect(JSON.stringify(await linksOf(lib, null))).not.toContain(one.token)
  expect(await opens(lib, one.token)).toBe('open')
})

test.each([
  ['a short text', 'x'],
  ['no text', ''],
  ['a way up', '../..'],
  ['a token that was never handed out', 'A'.repeat(43)],
  ['a text without end', 'A'.repeat(5000)],
  ['letters no token has', 'ÿ'.repeat(43)],
])('%s opens nothing', async (_, token) => {
  const lib = await library()
  await made(lib)
  expect(await opens(lib, token)).toBe('unknown')
})

test('a link goes on showing what was there when it was made, until its owner says otherwise', async () => {
  const lib = await library()
  const { link, token } = await made(lib)
  await lib.write('b.mdx', cardSource('q-leaf', [], 'written later'))
  await syncContent(lib)
  expect(await textShown(lib, token)).not.toContain('written later')
  expect(await showNewest(lib, link.id)).toMatchObject({ ok: true, value: { isNew: true, link: { version: 2 } } })
  expect(await textShown(lib, token)).toContain('written later')
  expect(await showNewest(lib, link.id)).toMatchObject({ ok: true, value: { isNew: false, link: { version: 2 } } })
})

test('it opens until the millisecond at which it expires, and not in it', async () => {
  const lib = await library()
  const { token } = await made(lib, { expiresAt: new Date('2026-11-24T09:00:00.000Z') })
  lib.travel('2026-11-24T08:59:59.999Z')
  expect(await opens(lib, token)).toBe('open')
  lib.travel('2026-11-24T09:00:00.000Z')
  expect(await opens(lib, token)).toBe('expired')
})

test('a link that would have expired already is not made', async () => {
  const lib = await library()
  const result = await makeLink(lib, ROOT, { ...PLAIN, expiresAt: lib.now() })
  expect(result).toEqual({ ok: false, error: { kind: 'in-the-past' } })
  expect(await linksOf(lib, null)).toEqual([])
})

test('revoked is revoked: no clock, no newer version and no second thought brings it back', async () => {
  const lib = await library()
  const { link, token } = await made(lib)
  lib.travel('2026-11-24T09:00:00Z')
  expect(await revokeLink(lib, link.id)).toMatchObject({ ok: true, value: { revokedAt: lib.now() } })
  lib.travel('2026-11-20T09:00:00Z')
  expect(await opens(lib, token)).toBe('revoked')
  expect(await showNewest(lib, link.id)).toEqual({ ok: false, error: { kind: 'revoked' } })
  // As a library may say that was brought in, and had another one show something.
  await addLinkChange(lib.db, link.id, lib.now(), link.versionId)
  expect(await opens(lib, token)).toBe('revoked')
  expect(await revokeLink(lib, link.id)).toMatchObject({ ok: true, value: { versionId: link.versionId } })
})

test('what is said of a link after something else is the later one, though the clock went back', async () => {
  const lib = await library()
  const { link, token } = await made(lib)
  await lib.write('b.mdx', cardSource('q-leaf', [], 'written later'))
  await syncContent(lib)
  lib.travel('2026-11-01T00:00:00Z')
  await showNewest(lib, link.id)
  expect(await textShown(lib, token)).toContain('written later')
  const revoked = await revokeLink(lib, link.id)
  expect(revoked.ok && revoked.value.revokedAt).toEqual(new Date(link.madeAt.getTime() + 2))
})

test('a chain has the links that lead to it, the newest first, and what state they are in', async () => {
  const lib = await library()
  const first = await made(lib, { label: 'first', expiresAt: new Date('2026-11-23T10:00:00Z') })
  lib.travel('2026-11-25T09:00:00Z')
  await made(lib, { label: 'second', isIndexed: true })
  await makeLink(lib, cardId('q-leaf'), PLAIN)
  const links = await linksOf(lib, ROOT)
  expect(links.map(({ label }) => label)).toEqual(['second', 'first'])
  expect(links.map((link) => linkState(link, lib.now()))).toEqual(['open', 'expired'])
  expect(links[1]).toMatchObject({ id: first.link.id, isIndexed: false, version: 1, rootId: 'q-root' })
  expect(await linksOf(lib, null)).toHaveLength(3)
})

test('there is no link to a card that is not there, and none is changed that was never made', async () => {
  const lib = await library()
  expect(await makeLink(lib, cardId('q-nobody'), PLAIN)).toMatchObject({ error: { kind: 'unknown-card' } })
  const id = ShareLinkId.parse(randomUUID())
  expect(await revokeLink(lib, id)).toEqual({ ok: false, error: { kind: 'unknown-link' } })
  expect(await showNewest(lib, id)).toEqual({ ok: false, error: { kind: 'unknown-link' } })
})
