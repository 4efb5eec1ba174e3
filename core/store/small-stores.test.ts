import { expect, test } from 'vitest'
import { z } from 'zod'
import { prismaOf } from './client.ts'
import { getRendering, pruneRenderings, putRendering } from './renderings.ts'
import { getSetting, setSetting } from './settings.ts'
import { testDb } from './testing.ts'

test('a setting that no longer fits what is expected is as good as unset', async () => {
  await using t = await testDb()
  await setSetting(t.db, 'perDay', z.number(), 10)
  await setSetting(t.db, 'perDay', z.number(), 12)
  expect(await getSetting(t.db, 'perDay', z.number())).toBe(12)
  expect(await getSetting(t.db, 'perDay', z.string())).toBeNull()
  expect(await getSetting(t.db, 'never', z.number())).toBeNull()
  await expect(setSetting(t.db, 'perDay', z.number().max(5), 6)).rejects.toThrow()
})

test('a rendering comes back whole, and only the newest are kept', async () => {
  await using t = await testDb()
  const text = JSON.stringify({ html: '<p>追问</p>'.repeat(1000) })
  for (const key of ['1', '2', '3', '4']) await putRendering(t.db, key, text)
  expect(await getRendering(t.db, '1')).toBe(text)
  expect(await pruneRenderings(t.db, 3)).toBe(1)
  expect(await Promise.all(['1', '2', '4'].map(async (key) => (await getRendering(t.db, key)) !== null))).toEqual([
    false,
    true,
    true,
  ])
  expect(await pruneRenderings(t.db, 3)).toBe(0)
  expect(await pruneRenderings(t.db, 0)).toBe(3)
})

test('a rendering that does not unpack is as good as none', async () => {
  await using t = await testDb()
  await prismaOf(t.db).rendering.create({ data: { key: 'k', tree: new Uint8Array([1, 2, 3]) } })
  expect(await getRendering(t.db, 'k')).toBeNull()
})
