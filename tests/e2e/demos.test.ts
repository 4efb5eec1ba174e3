import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openBrowser } from './browser.ts'
import { freshFolder, serve } from './server.ts'
import type { Server } from './server.ts'

let server: Server
let folder: Awaited<ReturnType<typeof freshFolder>>

beforeAll(async () => {
  folder = await freshFolder()
  server = await serve({ dataDir: folder.path })
})
afterAll(async () => {
  await server.stop()
  await folder.remove()
})

const ID = 'sh-fds-across-exec'
const ask = (headers: Record<string, string>, body = '{}') =>
  fetch(`${server.url}/api/demos/${ID}/runs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  })

test('a run is asked for with the token of this server, from this site, and tells of itself line by line', async () => {
  const { token } = (await (await fetch(`${server.url}/api/demos`)).json()) as { token: string }
  const site = { origin: server.url }
  expect((await ask({ origin: 'https://elsewhere.example', 'x-zhuiwen-token': token })).status).toBe(403)
  expect((await ask({ ...site, 'x-zhuiwen-token': 'guessed' })).status).toBe(403)

  const lines = (await (await ask({ ...site, 'x-zhuiwen-token': token })).text()).trim().split('\n')
  const events = lines.map((line) => JSON.parse(line) as { type: string; code?: number; checks?: { isMet: boolean }[] })
  expect(events.map(({ type }) => type)).toContain('stdout')
  expect(events.find(({ type }) => type === 'exit')).toMatchObject({ outcome: 'ended', code: 0 })
  expect(events.find(({ type }) => type === 'checks')?.checks?.every(({ isMet }) => isMet)).toBe(true)
  expect(events.at(-1)?.type).toBe('saved')
})

test('a demo is run on its page with a key, and the page complains of nothing', async () => {
  const browser = await openBrowser({})
  const { page } = browser
  await page.goto(`${server.url}/demos/${ID}`)
  await page.waitForSelector('html[data-keys=ready]')
  await page.keyboard.press('x')
  await page.getByText('运行完了').waitFor()
  expect(browser.complaints).toEqual([])
  await browser.close()
})

test.each([
  { locale: 'zh-CN', colorScheme: 'light', width: 1280, isTouch: false },
  { locale: 'en-US', colorScheme: 'dark', width: 390, isTouch: true },
] as const)('a card runs its demos where they stand: $locale, $colorScheme, $width px', async (look) => {
  const browser = await openBrowser(look)
  const { page } = browser
  await page.goto(`${server.url}/q/q-5p9s3y7b`)
  await page.locator('html[data-keys=ready]').waitFor()
  const demo = page.locator(`#demo-${ID}`)
  await demo.getByRole('button', { name: /^(运行|Run)$/ }).click()
  await demo.locator('.demo-status[data-state=good]').waitFor()
  // Only that one, and only it answers to its keys.
  expect(await page.locator('.demo-status:not([data-state=idle])').count()).toBe(1)
  await demo.getByRole('button', { name: /^(编辑|Edit)$/ }).press('e')
  await demo.getByRole('textbox').and(page.locator(':focus')).waitFor()
  await expectAccessible(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(look.width)
  expect(browser.complaints).toEqual([])
  await browser.close()
})
