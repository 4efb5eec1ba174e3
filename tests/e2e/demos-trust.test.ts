import { writeFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import type { Browser } from './browser.ts'
import { openDemo, openDemoSite, outputOn } from './demo-site.ts'
import type { DemoSite } from './demo-site.ts'

let site: DemoSite
let browser: Browser

beforeAll(async () => {
  site = await openDemoSite()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await site.close()
  // Chromium says so itself when something is refused.
  expect(browser.complaints.filter((complaint) => !/status of 40[39] /.test(complaint))).toEqual([])
})

const FIRST = 'echo first\n'
const SECOND = 'echo second\n'

/** A demo as a bundle brings it in. */
async function bringIn(id: string): Promise<void> {
  await site.write(id, { 'main.sh': FIRST, '.origin.json': '{}' }, { files: ['main.sh'] })
  await writeFile(site.fileOf(id, 'output.txt'), 'recorded before\n')
}

const allow = (page: Page) => page.getByRole('button', { name: '我看过了，允许运行' })
const run = (page: Page) => page.getByRole('button', { name: '运行', exact: true })

test('a demo of somebody else is there to be read, and runs in no way until it is allowed', async () => {
  const { page } = browser
  await bringIn('foreign')
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST') asked.push(request.url())
  })
  await page.goto(`${site.url}/demos`)
  await page.getByRole('listitem').filter({ hasText: 'foreign' }).getByText('还没允许运行').waitFor()

  await openDemo(page, site, 'foreign')
  await page.getByRole('group', { name: 'main.sh 的源码' }).getByText('echo first').waitFor()
  await page.getByRole('group', { name: '录下的输出' }).getByText('recorded before').waitFor()
  expect(await run(page).count()).toBe(0)
  await page.keyboard.press('x')
  await page.keyboard.press('e')
  await page.getByRole('textbox', { name: '编辑 main.sh' }).and(page.locator(':focus')).waitFor()
  await page.keyboard.press('Control+Enter')
  expect(asked).toEqual([])
  expect(await site.post('foreign')).toBe(403)
  expect(await site.runsOf('foreign')).toEqual([])

  await allow(page).click()
  await run(page).click()
  await outputOn(page).getByText('first').waitFor()
  await page.getByText('外来，已允许').waitFor()
  expect(await site.post('foreign')).toBe(200)
})

test('what was allowed is just this source: changed, it has to be allowed again, and changed back it runs', async () => {
  const { page } = browser
  await bringIn('changing')
  await openDemo(page, site, 'changing')
  await allow(page).click()
  await run(page).waitFor()

  await writeFile(site.fileOf('changing', 'main.sh'), SECOND)
  // The page that was opened before does not know yet; the server does.
  await run(page).click()
  await page.getByRole('status').getByText('这个演示还没有允许运行').waitFor()
  expect(await site.post('changing')).toBe(403)
  await page.reload()
  await page.getByRole('group', { name: 'main.sh 的源码' }).getByText('echo second').waitFor()
  await allow(page).waitFor()
  expect(await run(page).count()).toBe(0)

  await writeFile(site.fileOf('changing', 'main.sh'), FIRST)
  await page.reload()
  await run(page).click()
  await outputOn(page).getByText('first').waitFor()
})

test('what changes while it is read is not allowed by mistake', async () => {
  const { page } = browser
  await bringIn('moving')
  await openDemo(page, site, 'moving')
  await writeFile(site.fileOf('moving', 'main.sh'), SECOND)
  await allow(page).click()
  await page.getByRole('group', { name: 'main.sh 的源码' }).getByText('echo second').waitFor()
  await page.getByRole('alert').getByText('源码刚刚变了，请再看一遍').waitFor()
  expect(await site.post('moving')).toBe(403)
  await allow(page).click()
  await run(page).click()
  await outputOn(page).getByText('second').waitFor()
})
