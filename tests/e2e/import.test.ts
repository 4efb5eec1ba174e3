import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { type Browser, expectAccessible, openBrowser } from './browser.ts'
import { freshFolder, projectDir, serve, type Server } from './server.ts'

const FIXTURES = path.join(projectDir, 'tests/fixtures/notes')
const UPGRADE = '01.平滑升级_ok.md'

let folder: Awaited<ReturnType<typeof freshFolder>>
let server: Server
let browser: Browser
let contentDir: string
/** Three notes, one of them with an image. */
let notes: string

beforeAll(async () => {
  folder = await freshFolder()
  contentDir = path.join(folder.path, 'content')
  notes = path.join(folder.path, 'notes')
  await mkdir(contentDir)
  await mkdir(notes)
  for (const name of [UPGRADE, 'english.md', 'images.md', 'images']) {
    await cp(path.join(FIXTURES, name), path.join(notes, name), { recursive: true })
  }
  await writeFile(path.join(notes, 'paper.docx'), 'no note')
  server = await serve({ contentDir, dataDir: path.join(folder.path, 'data') })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  await folder.remove()
})

/** Drops files and folders on the page, as a hand does. */
async function drop(page: Page, files: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: [...files], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data })
  }
  await session.detach()
}

const open = async (page: Page): Promise<void> => {
  await page.goto(`${server.url}/import`)
  // The page listens to what is dropped as soon as it listens to keys.
  await page.locator('html[data-keys=ready]').waitFor()
}
const preview = async (page: Page): Promise<readonly string[]> => {
  await page.getByRole('heading', { name: '会变成这些' }).waitFor()
  return page.locator('.import-sum li').allInnerTexts()
}
const bringIn = async (page: Page): Promise<readonly string[]> => {
  await page.getByRole('button', { name: '收进来' }).click()
  await page.getByRole('heading', { level: 1, name: '导入的结果' }).waitFor()
  return page.locator('.import-sum li').allInnerTexts()
}
const cards = () =>
  readdir(contentDir, { recursive: true }).then((names) => names.filter((name) => /\.\w+$/.test(name)))
const edit = async (file: string, from: string, to: string): Promise<void> => {
  const text = await readFile(file, 'utf8')
  expect(text).toContain(from)
  await writeFile(file, text.replace(from, to))
}
const card = (name: string): string => path.join(contentDir, 'notes', name)
const ROOT = '网关怎样平滑升级.mdx'

test('a folder is dropped, looked at, brought in and reported', async () => {
  const { page, complaints } = browser
  await page.goto(server.url)
  await page.getByRole('link', { name: '导入笔记' }).click()
  await page.waitForURL('**/import')
  await page.locator('html[data-keys=ready]').waitFor()
  await expectAccessible(page)
  await drop(page, [notes])
  expect(await preview(page)).toEqual(expect.arrayContaining(['3 篇笔记', '7 张新卡片', '1 张图没找到']))
  expect(await cards()).toEqual([])
  await page.getByText('没有读取的文件').click()
  await page.getByText('notes/paper.docx').waitFor()
  await page.getByText('notes/images.md').click()
  await page.getByText('没有图片 ../nowhere/gone.png').waitFor()
  await expectAccessible(page)

  const sum = await bringIn(page)
  expect(sum).toEqual(expect.arrayContaining(['3 篇笔记', '7 张新卡片']))
  await expectAccessible(page)
  expect((await cards()).filter((name) => name.endsWith('.mdx'))).toHaveLength(7)
  await page.getByText(`notes/${UPGRADE}`).click()
  const address = page.url()
  await page.getByRole('link', { name: '网关怎样平滑升级？' }).click()
  await page.getByRole('heading', { level: 1, name: '网关怎样平滑升级？' }).waitFor()
  await page.goto(address)
  expect(await page.locator('.import-sum li').allInnerTexts()).toEqual(sum)
  expect(complaints).toEqual([])
})

test('the same notes once more change nothing; what is new in one comes in beside what was edited here', async () => {
  const { page } = browser
  await open(page)
  await drop(page, [notes])
  expect(await preview(page)).toContain('7 张没变')
  expect(await bringIn(page)).toContain('7 张没变')
  await edit(card(ROOT), '监听的 fd 交给谁', '监听的 fd 交给谁？改过')
  await edit(path.join(notes, UPGRADE), 'demo 里没有超时', 'demo 里没有超时，也没有重试')
  await open(page)
  await drop(page, [notes])
  expect(await preview(page)).toEqual(expect.arrayContaining(['1 张合并', '6 张没变']))
  await bringIn(page)
  const text = await readFile(card(ROOT), 'utf8')
  expect(text).toContain('监听的 fd 交给谁？改过')
  expect(text).toContain('demo 里没有超时，也没有重试')
})

test('where both changed the same lines, one is chosen, and the same note does not ask again', async () => {
  const { page } = browser
  await edit(card(ROOT), '监听的 fd 交给谁？改过', '监听的 fd 交给子进程')
  await edit(path.join(notes, UPGRADE), '监听的 fd 交给谁', '监听的 fd 由谁继承')
  await open(page)
  await drop(page, [notes])
  expect(await preview(page)).toContain('1 张有冲突')
  await bringIn(page)
  await page.getByRole('heading', { name: '卡片和笔记改了同样的地方' }).waitFor()
  expect(await page.locator('.conflict-sides pre').allInnerTexts()).toEqual([
    expect.stringContaining('监听的 fd 交给谁'),
    expect.stringContaining('监听的 fd 交给子进程'),
    expect.stringContaining('监听的 fd 由谁继承'),
  ])
  await expectAccessible(page)
  await page.getByLabel('两边都要').check()
  await page.getByRole('button', { name: '写进卡片' }).click()
  await page.getByText(`写好了：notes/${ROOT}`).waitFor()
  expect(await readFile(card(ROOT), 'utf8')).toMatch(/监听的 fd 交给子进程\n监听的 fd 由谁继承\n/)
  await open(page)
  await drop(page, [notes])
  expect(await preview(page)).toContain('7 张没变')
})

test('an import is taken back; what was edited since is named and stays', async () => {
  const { page } = browser
  await writeFile(path.join(notes, 'late.md'), '## 1. Question\n\nWhy so late?\n\n## 3. Answer\n\nIt waits.\n')
  await writeFile(path.join(notes, 'later.md'), '## 1. Question\n\nWhy later?\n\n## 3. Answer\n\nIt waits.\n')
  await open(page)
  await drop(page, [notes])
  await preview(page)
  expect(await bringIn(page)).toContain('2 张新卡片')
  await edit(card('why-later.mdx'), 'It waits.', 'It waits, as I know.')
  await page.getByText('撤回这次导入').click()
  await expectAccessible(page)
  await page.getByRole('button', { name: '确定撤回' }).click()
  await page.getByText('已撤回。').waitFor()
  expect(await page.locator('.import-undone code').allInnerTexts()).toEqual(['notes/why-later.mdx'])
  expect(await cards()).toContain('notes/why-later.mdx')
  expect(await cards()).not.toContain('notes/why-so-late.mdx')
  await expectAccessible(page)
})

test('a preview is given up: nothing was written, and what was uploaded is gone', async () => {
  const { page } = browser
  const before = await cards()
  await open(page)
  await drop(page, [path.join(FIXTURES, 'hints.md')])
  await preview(page)
  await page.getByLabel('卡片放进').fill('cache')
  await page.getByRole('button', { name: '换到这里' }).click()
  await page.getByText('hints.md').click()
  await page.getByText('cache/缓存和数据库怎样一致.mdx').waitFor()
  await page.getByRole('button', { name: '取消' }).click()
  await page.getByText('已取消').waitFor()
  expect(await cards()).toEqual(before)
  const uploads = path.join(server.dataDir, 'imports', 'uploads')
  await expect.poll(() => readdir(uploads)).toEqual([])
})

test('on a phone, in English, files are chosen, and no page is wider than it', async () => {
  const visitor = await openBrowser({ locale: 'en-US', colorScheme: 'dark', width: 390, isTouch: true })
  onTestFinished(visitor.close)
  const { page } = visitor
  const expectFit = async (): Promise<void> => {
    await expectAccessible(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  }
  await open(page)
  await expectFit()
  await page
    .getByLabel('Choose files')
    .setInputFiles([path.join(FIXTURES, 'headings.md'), path.join(FIXTURES, 'links.md')])
  await page.getByRole('heading', { name: 'What they would become' }).waitFor()
  await expectFit()
  await page.getByRole('button', { name: 'Bring them in' }).click()
  await page.getByRole('heading', { level: 1, name: 'What the import brought' }).waitFor()
  await expectFit()
  expect(visitor.complaints).toEqual([])
})

test('an upload that breaks off leaves nothing, and the server goes on', async () => {
  const opened = await fetch(`${server.url}/api/imports`, { method: 'POST', body: '{}' })
  const { id } = (await opened.json()) as { id: string }
  const put = httpRequest(`${server.url}/api/imports/${id}/files?path=half.md`, {
    method: 'PUT',
    headers: { 'content-length': 1000 },
  })
  const isOver = new Promise<void>((resolve) => put.once('error', () => resolve()))
  put.write('half')
  put.destroy()
  await isOver
  const files = path.join(server.dataDir, 'imports', 'uploads', id, 'files')
  await expect.poll(() => readdir(files)).toEqual([])
  const whole = await fetch(`${server.url}/api/imports/${id}/files?path=whole.md`, { method: 'PUT', body: '# Whole' })
  expect(whole.status).toBe(201)
  const looked = await fetch(`${server.url}/api/imports/${id}/preview`, { method: 'POST', body: '{"folder": null}' })
  const lines = (await looked.text()).trimEnd().split('\n')
  expect(lines.map((line) => (JSON.parse(line) as { type: string }).type)).toEqual(['progress', 'note', 'sum'])
  expect((await fetch(`${server.url}/api/imports/${id}`, { method: 'DELETE' })).status).toBe(204)
})
