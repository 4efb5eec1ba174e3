import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testFolder } from '#core/store/testing.ts'
import { zipOf } from '../zip.ts'
import { canonicalJson } from './content-hash.ts'
import { bundleJson, bundleOf, documentOf } from './document.ts'
import { readBundle } from './read.ts'
import { sampleBundle, sampleContents } from './testing-bundle.ts'
import { bundleZip } from './zip.ts'

const patch = () => {
  const [root] = sampleContents.cards
  if (root === undefined) throw new Error('no card')
  return sampleBundle({
    kind: 'patch',
    cards: new Map([root]),
    images: new Map(),
    demos: new Map(),
    base: new Map([root]),
  })
}

test.each([
  ['a chain', sampleBundle],
  ['a patch', patch],
])('%s is read as it was written, as zip and as JSON, and gives the same bytes again', async (_, make) => {
  const bundle = make()
  for (const bytes of [await bundleZip(bundle), Buffer.from(bundleJson(bundle))]) {
    const read = await readBundle(bytes)
    if (!read.ok) throw new Error(JSON.stringify(read.error))
    expect(read.value.manifest).toEqual(bundle.manifest)
    expect(read.value.chain).toEqual(bundle.chain)
    expect(await bundleZip(read.value)).toEqual(await bundleZip(bundle))
    expect(bundleJson(read.value)).toBe(bundleJson(bundle))
  }
})

test('a document holds a bundle, text as text', () => {
  const document = documentOf(sampleBundle())
  expect(Object.values(document.files).filter((file) => 'base64' in file)).toHaveLength(1)
  expect(bundleOf(document)).toMatchObject({ ok: true, value: { manifest: sampleBundle().manifest } })
  const files = { ...document.files, LICENSE: { text: 'all rights reserved' } }
  expect(bundleOf({ ...document, files })).toEqual({ ok: false, error: { kind: 'other-size', path: 'LICENSE' } })
})

test('what unpacks to too many times its size is not packed, so that it can be taken in', async () => {
  const demos = new Map([...sampleContents.demos, ['hello/output.txt', Buffer.alloc(100_000, ' ')]])
  const zip = await bundleZip(sampleBundle({ demos }))
  expect(zip.length).toBeGreaterThan(100_000)
  expect(await readBundle(zip)).toMatchObject({ ok: true })
})

test('a zip file that tells lengths after the bytes, in another order, is read as well', async () => {
  await using folder = await testFolder()
  const bundle = sampleBundle()
  for (const [name, bytes] of [...bundle.files, ['manifest.json', canonicalJson(bundle.manifest)] as const]) {
    await mkdir(path.dirname(path.join(folder.path, name)), { recursive: true })
    await writeFile(path.join(folder.path, name), bytes)
  }
  const zip = await buffer(zipOf(folder.path))
  // Bit 3 of the flags of the first file.
  expect(zip.readUInt16LE(6) & 8).toBe(8)
  const read = await readBundle(zip)
  expect(read.ok && bundleJson(read.value)).toBe(bundleJson(bundle))
  // One length told otherwise, just before the list of the files.
  const list = zip.readUInt32LE(zip.length - 6)
  zip.writeUInt32LE(7, list - 4)
  expect(await readBundle(zip)).toMatchObject({ ok: false, error: { kind: 'local-differs' } })
})

test('more files than usual are taken by whoever says so', async () => {
  const zip = await bundleZip(sampleBundle())
  expect(await readBundle(zip, { files: 9 })).toEqual({ ok: false, error: { kind: 'too-many-files', limit: 9 } })
  expect(await readBundle(zip, { files: 10 })).toMatchObject({ ok: true })
})

test('bytes that are changed or missing are noticed, or make no difference', { timeout: 120_000 }, async () => {
  const zip = Buffer.from(await bundleZip(sampleBundle()))
  const json = Buffer.from(bundleJson(sampleBundle()))
  const change = fc.record({ at: fc.nat(), bit: fc.integer({ min: 0, max: 7 }), isCut: fc.boolean() })
  const asItWas = JSON.stringify(documentOf(sampleBundle()).files)
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('zip', 'json'),
      fc.array(change, { minLength: 1, maxLength: 3 }),
      async (form, changes) => {
        const bytes = Buffer.from(form === 'zip' ? zip : json)
        for (const { at, bit } of changes) bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ (1 << bit)
        const [cut] = changes
        const read = await readBundle(cut?.isCut === true ? bytes.subarray(0, cut.at % bytes.length) : bytes)
        if (read.ok) expect(JSON.stringify(documentOf(read.value).files)).toBe(asItWas)
        // The checksums of a zip file are of the manifest as well.
        if (read.ok && form === 'zip') expect(read.value.manifest).toEqual(sampleBundle().manifest)
      },
    ),
    { numRuns: 300 },
  )
})

test('bytes from nowhere are refused', async () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.json().map((text) => Buffer.from(text)),
  )
  await fc.assert(
    fc.asyncProperty(bytes, async (some) => {
      expect((await readBundle(some)).ok).toBe(false)
    }),
  )
})
