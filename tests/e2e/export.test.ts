import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withZip } from '#core/share/zip.ts'
import { openBrowser } from './browser.ts'
import { freshFolder, serve, type Server } from './server.ts'

const CARD = `---
id: q-port
title: Why does the port stay open?
lang: en
category: project
created: 2026-11-23
---

## 1. Question

Why?

![The port](port.png)
`
/** Of a size that takes a while. */
const RECORDED_BYTES = 16 * 1024 * 1024
const RECORDINGS = 6

let server: Server
let folder: Awaited<ReturnType<typeof freshFolder>>

beforeAll(async () => {
  folder = await freshFolder()
  const [contentDir, dataDir] = [path.join(folder.path, 'content'), path.join(folder.path, 'data')]
  await mkdir(path.join(contentDir, 'net'), { recursive: true })
  await writeFile(path.join(contentDir, 'net/port.mdx'), CARD)
  await writeFile(path.join(contentDir, 'net/port.png'), 'image')
  for (let n = 0; n < RECORDINGS; n += 1) {
    const attempt = path.join(dataDir, 'audio', `00000000-0000-4000-8000-00000000000${n}`)
    await mkdir(attempt, { recursive: true })
    await writeFile(path.join(attempt, '1.webm'), Buffer.alloc(RECORDED_BYTES, n))
  }
  server = await serve({ contentDir, dataDir })
}, 180_000)

afterAll(async () => {
  await server.stop()
  await folder.remove()
})

test('everything is downloaded from the settings, without scripts as well', { timeout: 120_000 }, async () => {
  const { page, close } = await openBrowser({ runsScripts: false })
  await page.goto(`${server.url}/settings`)
  const save = async (name: string): Promise<{ readonly file: string; readonly called: string }> => {
    const coming = page.waitForEvent('download')
    await page.getByRole('link', { name }).click()
    const got = await coming
    return { file: await got.path(), called: got.suggestedFilename() }
  }
  const json = await save('下载 整个库（JSON）')
  expect(json.called).toMatch(/^zhuiwen-\d{4}-\d\d-\d\d\.json$/)
  const { format, files } = JSON.parse(await readFile(json.file, 'utf8')) as {
    readonly format: string
    readonly files: Readonly<Record<string, readonly { readonly path: string; readonly whole: unknown }[]>>
  }
  expect(format).toBe('zhuiwen-library/1')
  expect(files['content']?.map((row) => row.path)).toEqual(['net/port.mdx', 'net/port.png'])
  expect(files['audio']?.filter(({ whole }) => whole !== null)).toHaveLength(RECORDINGS)

  const md = await save('下载 笔记（Markdown）')
  await withZip(md.file, async (zip) => {
    const note = (await zip.read('cards/net/Why does the port stay open.md', 10_000)).toString('utf8')
    expect(note).toContain('![The port](../../attachments/net/port.png)')
    expect(zip.has('attachments/net/port.png')).toBe(true)
  })
  const csv = await save('下载 表格（CSV）')
  await withZip(csv.file, async (zip) => {
    expect((await zip.read('cards.csv', 10_000)).toString('utf8')).toContain('q-port,net/port.mdx')
  })
  await close()
})

test('while a large library goes out, others are answered', { timeout: 120_000 }, async () => {
  const response = await fetch(`${server.url}/api/export?format=json`)
  let [bytes, answered] = [0, 0]
  for await (const piece of response.body ?? []) {
    bytes += piece.byteLength
    if (bytes < (answered + 1) * RECORDED_BYTES) continue
    expect((await fetch(`${server.url}/api/health`)).status).toBe(200)
    answered += 1
  }
  expect(bytes).toBeGreaterThan(RECORDINGS * RECORDED_BYTES)
  expect(answered).toBeGreaterThan(RECORDINGS)
})

test('whoever goes away in the middle leaves the server well', { timeout: 60_000 }, async () => {
  const leaving = new AbortController()
  const response = await fetch(`${server.url}/api/export?format=json`, { signal: leaving.signal })
  await response.body?.getReader().read()
  leaving.abort()
  expect((await fetch(`${server.url}/api/health`)).status).toBe(200)
  expect((await fetch(`${server.url}/api/export?format=exe`)).status).toBe(400)
  // A page of another site that shows it as an image would keep the server busy.
  const headers = { 'sec-fetch-site': 'cross-site' }
  expect((await fetch(`${server.url}/api/export?format=md`, { headers })).status).toBe(403)
})
