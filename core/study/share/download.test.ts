import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { bundleJson } from '#core/share/bundle/document.ts'
import { sampleBundle } from '#core/share/bundle/testing-bundle.ts'
import { bundleZip } from '#core/share/bundle/zip.ts'
import { withZip } from '#core/share/zip.ts'
import { createSite } from '#core/site/site.ts'
import { testFolder } from '#core/store/testing.ts'
import { SHARED_FORMS, type SharedForm, sharedFile } from './download.ts'

const bundle = sampleBundle()

async function bytesAs(form: SharedForm): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of sharedFile(bundle, form).pieces) pieces.push(piece)
  return Buffer.concat(pieces)
}

test('a bundle is handed out as it is', async () => {
  expect((await bytesAs('zip')).equals(await bundleZip(bundle))).toBe(true)
  expect((await bytesAs('json')).toString()).toBe(bundleJson(bundle))
})

test('a site is handed out with every page of it', async () => {
  await using folder = await testFolder()
  const file = path.join(folder.path, 'site.zip')
  await writeFile(file, await bytesAs('site'))
  const site = createSite(bundle, { lang: 'en', form: { kind: 'folder' } })
  await withZip(file, async (zip) => {
    expect(site.paths.filter((page) => !zip.has(page))).toEqual([])
    const index = await zip.read('index.html', 1_000_000)
    expect(index.toString()).toBe((await site.page('index.html'))?.body)
  })
})

test('a single page is in the language of the first card', async () => {
  expect((await bytesAs('file')).toString()).toMatch(/<html[^>]* lang="en"/)
})

test('files are named by the title of the chain and its version, and each form otherwise', () => {
  const named = SHARED_FORMS.map((form) => sharedFile(sampleBundle({ version: 3 }), form))
  expect(named.map(({ name }) => name)).toEqual([
    'Why is the port never closed-v3.zip',
    'Why is the port never closed-v3.json',
    'Why is the port never closed-v3-site.zip',
    'Why is the port never closed-v3.html',
  ])
  expect(sharedFile(sampleBundle({ kind: 'patch' }), 'zip').plainName).toBe('q-root-patch-v1.zip')
})
