import { chromium } from 'playwright-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { openBrowser, type Browser } from './browser.ts'
import { freshFolder, serve, type Server } from './server.ts'

let folder: Awaited<ReturnType<typeof freshFolder>>
let server: Server
let browser: Browser

beforeAll(async () => {
  folder = await freshFolder()
  server = await serve({ dataDir: folder.path })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  await folder.remove()
})

const typed = (page: Page) => page.getByRole('searchbox', { name: '要找什么' })
const rows = (page: Page, group: string) => page.getByRole('region', { name: group }).getByRole('listitem')

test('without script a form finds cards, open questions and references, and filters are links', async () => {
  const plain = await chromium.launch({
    executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  })
  onTestFinished(() => plain.close())
  const page = await plain.newPage({ javaScriptEnabled: false, locale: 'zh-CN' })
  await page.goto(server.url)
  await page.getByRole('link', { name: '搜索' }).click()
  await typed(page).fill('fork')
  await page.getByRole('button', { name: '搜索' }).click()
  const first = rows(page, '卡片').first()
  expect(await first.locator('mark').first().textContent()).toMatch(/fork/i)
  expect(await rows(page, '待答的问题').count()).toBeGreaterThan(0)
  expect(await rows(page, '参考资料').count()).toBeGreaterThan(0)

  const before = await rows(page, '卡片').count()
  await page.getByRole('link', { name: '只看：linux' }).click()
  expect(await typed(page).inputValue()).toBe('fork topic:linux')
  expect(await rows(page, '卡片').count()).toBeLessThan(before)
  await page.getByRole('link', { name: '去掉条件：linux' }).click()
  expect(await typed(page).inputValue()).toBe('fork')
  expect(await rows(page, '卡片').count()).toBe(before)
  await page
    .getByRole('link', { name: /^现在就问：/ })
    .first()
    .click()
  expect(new URL(page.url()).pathname).toBe('/new')
})

test('results follow what is typed, by the address alone', async () => {
  const { page } = browser
  await page.goto(`${server.url}/search`)
  await page.locator('html[data-keys=ready]').waitFor()
  const depth = await page.evaluate(() => history.length)
  await typed(page).pressSequentially('监听套接字')
  await page.getByRole('region', { name: '卡片' }).waitFor()
  await page.waitForURL((url) => url.searchParams.get('q') === '监听套接字')
  expect(await page.evaluate(() => history.length)).toBe(depth)
  expect(await typed(page).inputValue()).toBe('监听套接字')
  await typed(page).fill('zzzqqq')
  await page.getByText('没有找到').waitFor()
  await page.getByRole('link', { name: '写成新卡片' }).waitFor()
  await typed(page).fill('')
  await page.getByRole('heading', { name: '可以这样写' }).waitFor()
  expect(browser.complaints).toEqual([])
})

test('j and k go through the results, and Enter opens one', async () => {
  const { page } = browser
  await page.goto(`${server.url}/search?q=fork`)
  await page.locator('html[data-keys=ready]').waitFor()
  const focused = () => page.evaluate(() => document.activeElement?.textContent)
  const titles = await page.locator('[data-found]').allTextContents()
  await page.keyboard.press('j')
  expect(await focused()).toBe(titles[0])
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  expect(await focused()).toBe(titles[1])
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: titles[1] ?? '' }).waitFor()
})
