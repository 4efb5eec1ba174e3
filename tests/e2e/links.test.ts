import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openBrowser, type Browser } from './browser.ts'
import { freshFolder, serve, type Server } from './server.ts'

const card = (id: string, title: string, text: string): string =>
  `---\nid: ${id}\ntitle: ${title}\nlang: zh\ncategory: project\ntopics: [nginx]\ncreated: 2026-11-23\n---\n\n## 一、问题\n\n${text}\n`
const HOME = card(
  'q-home',
  '端口为什么没断？',
  '先看 [[长连接怎么办|那一题]]。再看[旧进程何时退出](card:q-gone)的说法。还有 [[谁也没写过的事]]。',
)
const FILES = {
  'home.mdx': HOME,
  'long.mdx': card('q-long', '长连接怎么办？', '怎么办？'),
  'old.mdx': card('q-old1', '旧的工作进程何时退出？', '何时？'),
}

let folder: Awaited<ReturnType<typeof freshFolder>>
let server: Server
let browser: Browser

beforeAll(async () => {
  folder = await freshFolder()
  const contentDir = path.join(folder.path, 'content')
  await mkdir(contentDir, { recursive: true })
  for (const [name, text] of Object.entries(FILES)) await writeFile(path.join(contentDir, name), text)
  server = await serve({ contentDir, dataDir: path.join(folder.path, 'data') })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  await folder.remove()
})
const onDisk = (): Promise<string> => readFile(path.join(folder.path, 'content', 'home.mdx'), 'utf8')

test('a link by name leads to its card, which shows the sentence that it stands in', async () => {
  const { page, complaints } = browser
  await page.goto(`${server.url}/q/q-home`)
  await page.getByRole('link', { name: '那一题' }).click()
  await page.getByRole('heading', { level: 1, name: '长连接怎么办？' }).waitFor()
  const place = page.locator('.backlink-place')
  expect(await place.innerText()).toContain('先看 那一题。')
  expect(await place.locator('mark').innerText()).toBe('那一题')
  await expectAccessible(page)
  expect(complaints).toEqual([])
})

test('an address with a name in it leads on to the card, and one that names none is missing', async () => {
  const { page } = browser
  await page.goto(`${server.url}/q/~${encodeURIComponent('长连接怎么办')}`)
  expect(new URL(page.url()).pathname).toBe('/q/q-long')
  expect((await page.request.get(`${server.url}/q/~nobody`)).status()).toBe(404)
})

test('a name that no card has is seen to be dead, and leads to where it can be asked', async () => {
  const { page } = browser
  await page.goto(`${server.url}/q/q-home`)
  const dead = page.locator('a[data-dead]:not([data-card])')
  expect(await dead.innerText()).toBe('谁也没写过的事')
  await dead.click()
  await page.waitForURL('**/new?q=**')
  expect(await page.getByRole('textbox').first().inputValue()).toBe('谁也没写过的事')
})

test('dead links are listed with what was most likely meant, pointed there, and that is taken back', async () => {
  const { page, complaints } = browser
  await page.goto(`${server.url}/links`)
  await page.getByRole('heading', { name: '断掉的链接 2' }).waitFor()
  await page.getByText('没有这张卡片：card:q-gone').waitFor()
  await page.getByRole('main').getByRole('link', { name: '旧的工作进程何时退出？' }).first().waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: '改链到这一题' }).click()
  await page.getByText('已改链接（home.mdx）。').waitFor()
  expect(await onDisk()).toBe(HOME.replace('card:q-gone', 'card:q-old1'))
  await page.getByRole('heading', { name: '断掉的链接 1' }).waitFor()
  await page.getByRole('button', { name: '撤销' }).click()
  await page.getByText('已撤销，文件和原来一样。').waitFor()
  expect(await onDisk()).toBe(HOME)
  expect(complaints).toEqual([])
})

test('without a script dead links can be mended as well', async () => {
  const plain = await openBrowser({ runsScripts: false })
  const { page } = plain
  await page.goto(`${server.url}/links`)
  await page.getByRole('button', { name: '改链到这一题' }).click()
  await page.getByText('已改链接（home.mdx）。').waitFor()
  await page.getByRole('button', { name: '撤销' }).click()
  await page.getByText('已撤销，文件和原来一样。').waitFor()
  expect(await onDisk()).toBe(HOME)
  await plain.close()
})

test('programs are told of dead links as well', async () => {
  const told: unknown = await (await fetch(`${server.url}/api/links?limit=2`)).json()
  expect(told).toMatchObject({ total: 2, links: [{ path: 'home.mdx', likeliest: { id: 'q-old1', why: 'title' } }, {}] })
  expect((await fetch(`${server.url}/api/links?limit=x`)).status).toBe(400)
})
