import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { expectAccessible, openBrowser, type Browser } from './browser.ts'
import { freshFolder, serve, type Server } from './server.ts'

const card = (id: string, title: string, rest: string): string =>
  `---\nid: ${id}\ntitle: ${title}\nlang: zh\ncategory: project\ncreated: 2026-11-23\n---\n\n## 一、问题\n\n${title}\n${rest}`
const answer = (text: string): string => `\n## 三、一分钟回答\n\n${text}\n`
const FILES: Readonly<Record<string, string>> = {
  'net/kept.mdx': card('q-kept', '升级时端口为什么没断？', answer('1. 描述符是继承来的。')),
  'net/gone.mdx': card('q-gone', '平滑升级怎么做到不断连接？', answer('1. 老进程接着处理完。')),
  'net/root.mdx': card('q-root', 'Nginx 怎么升级？', '\n## 六、下一个问题\n\n- [不断连接](card:q-gone)\n'),
}

let folder: Awaited<ReturnType<typeof freshFolder>>
let server: Server
let browser: Browser
let contentDir: string

beforeAll(async () => {
  folder = await freshFolder()
  contentDir = path.join(folder.path, 'content')
  await mkdir(path.join(contentDir, 'net'), { recursive: true })
  for (const [file, source] of Object.entries(FILES)) await writeFile(path.join(contentDir, file), source)
  server = await serve({ contentDir, dataDir: path.join(folder.path, 'data') })
  browser = await openBrowser()
  await post('/api/reviews', { cardId: 'q-gone', rating: 'good', expectedReps: 0 })
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  await folder.remove()
})
/** Each test begins with the two apart. */
beforeEach(async () => expect(await onDisk()).toEqual(FILES))

async function onDisk(): Promise<Record<string, string>> {
  const names = (await readdir(contentDir, { recursive: true })).filter((name) => name.endsWith('.mdx'))
  const texts = names.map(async (name) => [name, await readFile(path.join(contentDir, name), 'utf8')] as const)
  return Object.fromEntries(await Promise.all(texts))
}

const post = (at: string, body: unknown): Promise<Response> =>
  fetch(server.url + at, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
const get = async (at: string): Promise<unknown> => (await fetch(server.url + at)).json()

const open = async (page: Page, at: string): Promise<void> => {
  await page.goto(server.url + at)
  await page.getByRole('heading', { level: 1 }).waitFor()
}

test('a card is found by words, merged after a look at what comes of it, and given back', async () => {
  const { page } = browser
  await open(page, '/q/q-gone/merge')
  await page.getByLabel('并入哪一张').fill('端口')
  await page.getByRole('button', { name: '查找' }).click()
  await page.getByRole('link', { name: '升级时端口为什么没断？' }).click()
  await page.getByRole('heading', { name: '并入《升级时端口为什么没断？》' }).waitFor()
  await expectAccessible(page)
  expect(await page.getByRole('row', { name: '复习' }).getByRole('cell').allTextContents()).toEqual(['1', '0', '1'])
  expect(await page.getByRole('region', { name: '文件' }).getByRole('link').allTextContents()).toEqual([
    'Nginx 怎么升级？',
  ])
  expect(await page.getByRole('region', { name: '一分钟回答' }).locator('ins').textContent()).toContain(
    '老进程接着处理完',
  )

  await page.getByRole('button', { name: '合并' }).click()
  await page.getByText('《平滑升级怎么做到不断连接？》已经并入这张卡片。').waitFor()
  await expectAccessible(page)
  const files = await onDisk()
  expect(Object.keys(files).toSorted()).toEqual(['net/kept.mdx', 'net/root.mdx'])
  expect(files['net/root.mdx']).toContain('[不断连接](card:q-kept)')
  expect(files['net/kept.mdx']).toContain('1. 描述符是继承来的。\n\n---\n\n1. 老进程接着处理完。')
  expect(await get('/api/cards/q-gone')).toMatchObject({ card: { id: 'q-kept' }, standing: { reps: 1 } })

  const done = page.url()
  for (const [at, leadsTo] of [
    ['/q/q-gone~of-old', '/q/q-kept'],
    ['/q/q-gone/merge', '/q/q-kept/merge'],
    ['/q/q-gone/organise', '/q/q-kept/organise'],
    ['/q/q-gone/edit', '/q/q-kept/edit'],
    ['/practice/q-gone', '/practice/q-kept'],
    ['/practice/q-gone/history', '/practice/q-kept/history'],
    ['/practice/q-gone/study', '/practice/q-kept/study'],
    ['/chains/q-gone', '/chains/q-kept'],
    ['/review?card=q-gone', '/review?card=q-kept'],
  ] as const) {
    await page.goto(server.url + at)
    await page.waitForURL(server.url + leadsTo)
  }
  await open(page, '/q/q-kept/versions')
  await page.getByRole('link', { name: '平滑升级怎么做到不断连接？' }).click()
  await page.getByText('这张卡片已经并入').waitFor()
  await expectAccessible(page)

  await page.goto(done)
  await page.getByRole('button', { name: '撤销合并' }).click()
  await page.waitForURL(/\/q\/q-gone/)
  await page.getByRole('heading', { level: 1, name: '平滑升级怎么做到不断连接？' }).waitFor()
  expect(await onDisk()).toEqual(FILES)
  expect(await get('/api/cards/q-kept')).toMatchObject({ standing: { state: 'new' } })
  expect(browser.complaints).toEqual([])
})

test('a file that was changed since is not merged, and the page says so', async () => {
  const { page } = browser
  const file = path.join(contentDir, 'net/kept.mdx')
  await open(page, '/q/q-gone/merge?into=q-kept')
  await writeFile(file, `${FILES['net/kept.mdx']}\n改过。\n`)
  await page.getByRole('button', { name: '合并' }).click()
  await page.getByText('net/kept.mdx 刚才又改过').waitFor()
  await writeFile(file, FILES['net/kept.mdx'] ?? '')
})

test('over HTTP two cards are merged by the hashes of their files, and the deed is taken back by its name', async () => {
  const hashOf = async (id: string): Promise<string> =>
    ((await get(`/api/cards/${id}`)) as { card: { hash: string } }).card.hash
  // What was saved a moment ago is taken in a moment later.
  const kept = createHash('sha256')
    .update(FILES['net/kept.mdx'] ?? '')
    .digest('hex')
  await expect.poll(() => hashOf('q-kept')).toBe(kept)
  const body = { into: 'q-kept', expectedHash: await hashOf('q-gone'), expectedIntoHash: kept }
  expect((await post('/api/cards/q-gone/merge', { ...body, expectedHash: 'other' })).status).toBe(409)
  expect((await post('/api/cards/q-kept/merge', body)).status).toBe(400)
  expect((await post('/api/cards/q-none/merge', body)).status).toBe(404)
  const merged = await post('/api/cards/q-gone/merge', body)
  expect(merged.status).toBe(200)
  const { batch } = (await merged.json()) as { batch: string }
  const moved = await fetch(`${server.url}/api/cards/q-gone`, { redirect: 'manual' })
  expect([moved.status, moved.headers.get('location')]).toEqual([307, '/api/cards/q-kept'])
  expect((await fetch(`${server.url}/api/changes/${batch}`, { method: 'DELETE' })).status).toBe(204)
})
