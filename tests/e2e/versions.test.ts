import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import { expectAccessible, openBrowser, type Browser } from './browser.ts'
import { freshFolder, serve, type Server } from './server.ts'

const ID = 'q-nginx'
const HEAD = `---\nid: ${ID}\ntitle: 升级 Nginx 时端口为什么没断？\nlang: zh\ncategory: project\ncreated: 2026-11-23\n---\n`
const QUESTION = '\n## 一、问题\n\n为什么没断？\n'
const ANSWER = '\n## 三、一分钟回答\n\n1. 监听的描述符是继承来的。\n'
const BETTER = '\n## 三、一分钟回答\n\n1. 监听的套接字由子进程继承。\n'
/** Spaced as only its author would: to come through unchanged. */
const GAP = '\n\n###  8 Demo 与真实项目的差距 ###\n\n*  很大  \n'
const [FIRST, SECOND] = [HEAD + QUESTION + ANSWER + GAP, HEAD + QUESTION + BETTER + GAP]

let folder: Awaited<ReturnType<typeof freshFolder>>
let server: Server
let browser: Browser
let file: string

beforeAll(async () => {
  folder = await freshFolder()
  const contentDir = path.join(folder.path, 'content')
  file = path.join(contentDir, 'net', 'nginx.mdx')
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, FIRST)
  server = await serve({ contentDir, dataDir: path.join(folder.path, 'data') })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  await folder.remove()
})
/** Each test begins with these two as the last versions. */
beforeEach(async () => {
  await save(FIRST)
  await save(SECOND)
})

type Listed = {
  total: number
  versions: { n: number; isCurrent: boolean }[]
  file: { hash: string | null; isKept: boolean }
}
const listed = async () => (await (await fetch(`${server.url}/api/cards/${ID}/versions`)).json()) as Listed

/** Saves the file as an editor does, and waits until the server has taken it in. */
async function save(source: string): Promise<void> {
  await writeFile(file, source)
  await expect.poll(async () => (await listed()).versions[0]?.isCurrent, { timeout: 10_000 }).toBe(true)
}
const onDisk = () => readFile(file, 'utf8')

const open = async (page: Page, query = '') => {
  await page.goto(`${server.url}/q/${ID}/versions${query}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
}
const answer = (page: Page) => page.getByRole('region', { name: '一分钟回答' })

test('a card leads to its versions, where two are compared and one stage is restored', async () => {
  const { page, complaints } = browser
  await page.goto(`${server.url}/q/${ID}`)
  await page.keyboard.press('v')
  await page.waitForURL('**/versions')
  await expect.poll(() => answer(page).locator('del').allTextContents()).toEqual(['删去： 描述符是', '删去： 来的'])
  expect(await answer(page).locator('ins').allTextContents()).toEqual(['加上： 套接字由子进程'])
  expect(await page.locator('.version-part > details > summary').allInnerTexts()).toEqual([
    expect.stringContaining('卡片信息'),
    expect.stringContaining('问题'),
    expect.stringContaining('差距'),
  ])
  await expectAccessible(page)

  // Written meanwhile in another stage: restoring one leaves the others as they are.
  const elsewhere = SECOND.replace('为什么没断？\n', '为什么一刻也没断？\n')
  const { total } = await listed()
  await save(elsewhere)
  await open(page, `?a=${total - 1}&b=${total}`)
  await answer(page)
    .getByText(`这一段还原成第 ${total - 1} 版`)
    .click()
  await answer(page).getByText('别处一个字节也不动').waitFor()
  await expectAccessible(page)
  await answer(page).getByRole('button', { name: '确定还原' }).click()
  await answer(page)
    .getByText(`好了，文件现在是第 ${total + 2} 版。`)
    .waitFor()
  expect(await onDisk()).toBe(elsewhere.replace(BETTER, ANSWER))
  expect(complaints).toEqual([])
})

test('a whole version is restored, and restoring the one before takes that back', async () => {
  const { page } = browser
  const { total } = await listed()
  await open(page)
  await page.getByText(`还原第 ${total - 1} 版`, { exact: true }).click()
  await page.getByRole('button', { name: '确定还原' }).first().click()
  await page.getByText(`好了，文件现在是第 ${total + 1} 版。`).waitFor()
  expect(await onDisk()).toBe(FIRST)
  await open(page)
  await page.getByText(`还原第 ${total} 版`, { exact: true }).click()
  await page.getByRole('button', { name: '确定还原' }).first().click()
  await page.getByText(`好了，文件现在是第 ${total + 2} 版。`).waitFor()
  expect(await onDisk()).toBe(SECOND)
})

test('a file that changed since the page was opened is left alone, and that is said', async () => {
  const { page } = browser
  await open(page)
  const saved = SECOND.replace('很大', '不小')
  await save(saved)
  await page.getByText(/^还原第/).click()
  await page.getByRole('button', { name: '确定还原' }).first().click()
  await page.getByText('文件在这之后又变了').waitFor()
  expect(await onDisk()).toBe(saved)
})

test('any two are chosen and compared, and a version restored, before the script is there', async () => {
  await save(HEAD + QUESTION + GAP)
  const { total } = await listed()
  const visitor = await openBrowser()
  onTestFinished(visitor.close)
  const { page } = visitor
  await page.route('**/*.js', (route) => route.abort())
  await open(page)
  await page.getByLabel(`第 ${total - 2} 版作为之前`).check()
  await page.getByLabel(`第 ${total - 1} 版作为之后`).check()
  await page.getByRole('button', { name: '比较这两版' }).click()
  await page.getByRole('heading', { name: `第 ${total - 2} 版 → 第 ${total - 1} 版` }).waitFor()
  await page.getByText(`还原第 ${total - 2} 版`, { exact: true }).click()
  await page.getByRole('button', { name: '确定还原' }).first().click()
  await page.getByText(`好了，文件现在是第 ${total + 1} 版。`).waitFor()
  expect(await onDisk()).toBe(FIRST)
})

test('a card whose file is gone still shows its versions, and one of them is put back', async () => {
  const { page } = browser
  await rm(file)
  await expect.poll(async () => (await fetch(`${server.url}/api/cards/${ID}`)).status, { timeout: 10_000 }).toBe(404)
  await page.goto(`${server.url}/q/${ID}`)
  await page.waitForURL('**/versions')
  await page.getByText('这张卡片的文件不在了').waitFor()
  await expectAccessible(page)
  await page.getByText(/^放回第/).click()
  await page.getByText('net/nginx.mdx。学习记录还在').waitFor()
  await page.getByRole('button', { name: '确定放回' }).click()
  await page.getByText('好了，文件现在是').waitFor()
  expect(await onDisk()).toBe(SECOND)
  expect((await fetch(`${server.url}/api/cards/${ID}`)).status).toBe(200)
})

test.each([
  ['zh-CN', 'dark', 375],
  ['en-US', 'light', 375],
  ['en-US', 'dark', 1280],
] as const)('accessible and as wide as its window: %s, %s, %i px', async (locale, colorScheme, width) => {
  const visitor = await openBrowser({ locale, colorScheme, width, isTouch: width < 600 })
  onTestFinished(visitor.close)
  const { page } = visitor
  await open(page)
  await page.locator('.version-restore summary').first().click()
  await expectAccessible(page)
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow).toBe(0)
  expect(visitor.complaints).toEqual([])
})

test('over HTTP: the list, one version, and a stage restored only where the file is as it was', async () => {
  const { total, file: now } = await listed()
  const at = `${server.url}/api/cards/${ID}/versions`
  expect(await (await fetch(`${at}/${total - 1}`)).json()).toMatchObject({ n: total - 1, source: FIRST })
  const restore = (n: number, body: unknown) =>
    fetch(`${at}/${n}/restore`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const statuses = async (...all: readonly (readonly [number, unknown])[]) =>
    Promise.all(all.map(async ([n, body]) => (await restore(n, body)).status))
  const expectedHash = now.hash
  expect(
    await statuses(
      [total - 1, { stage: 'answer', expectedHash: '0'.repeat(64) }],
      [total - 1, { stage: 'no-stage', expectedHash }],
      [999, { expectedHash }],
      [total - 1, {}],
    ),
  ).toEqual([409, 400, 404, 400])
  expect(await onDisk()).toBe(SECOND)
  expect(await (await restore(total - 1, { stage: 'answer', expectedHash })).json()).toEqual({
    path: 'net/nginx.mdx',
    n: total + 1,
  })
  expect(await onDisk()).toBe(FIRST)
  expect((await fetch(`${server.url}/api/cards/q-nobody/versions`)).status).toBe(404)
  expect((await fetch(`${at}/0`)).status).toBe(404)
})
