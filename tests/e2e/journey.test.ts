import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openBrowser } from './browser.ts'
import type { Browser } from './browser.ts'
import { freshFolder, serve } from './server.ts'
import type { Server } from './server.ts'

const ROOT = { id: 'q-7h3k9w2m', title: '长驻服务怎样升级而不断服务？' }
const OTHER_ROOT = 'Your app says "saved" and the power fails: what does SQLite still have?'
const CHILD = { id: 'q-4k7m2x9p', title: '升级 Nginx 时，监听的端口为什么一刻都没有断？' }

let server: Server
let folder: Awaited<ReturnType<typeof freshFolder>>
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

test('a new user reads a chain, answers its root, is served the next, and can take it all back', async () => {
  const { page } = browser
  await page.goto(server.url)
  await page.getByRole('main').getByText(ROOT.title).first().waitFor()

  // Reads the chain, and the card through its eight stages.
  await page.goto(`${server.url}/chains/${ROOT.id}`)
  await page.getByRole('main').getByRole('link', { name: CHILD.title }).first().click()
  await page.waitForURL(new RegExp(`/q/${CHILD.id}`))
  await page.getByRole('heading', { level: 1, name: CHILD.title }).waitFor()
  for (const stage of [
    '问题',
    '十秒思考',
    '一分钟回答',
    '挑骨头',
    '过关自评',
    '下一个问题',
    '重新设计',
    'Demo 与真实项目的差距',
  ]) {
    await page.getByRole('heading', { level: 2, name: stage, exact: true }).waitFor()
  }

  // Answers the root by keyboard alone.
  await review(page)
  await page.getByRole('heading', { level: 1, name: ROOT.title }).waitFor()
  expect(await page.getByRole('heading', { level: 2, name: '一分钟回答' }).isVisible()).toBe(false)
  await page.keyboard.press('Space')
  await page.getByRole('heading', { level: 2, name: '一分钟回答' }).waitFor()
  await page.getByRole('button', { name: /^没答上\s*1 天/ }).waitFor()
  // Eight days, or one of the days around it.
  await page.getByRole('button', { name: /^轻松\s*(6|7|8|9|10) 天/ }).waitFor()
  await page.keyboard.press('3')

  // The next root comes, unrevealed: follow-ups wait until the first is recalled on a later day.
  await page.getByRole('heading', { level: 1, name: OTHER_ROOT }).waitFor()
  await page.getByText('记下了：答上了').waitFor()
  expect(await page.getByText('这一答打开了').count()).toBe(0)
  expect(await page.getByRole('heading', { level: 2, name: '一分钟回答' }).isVisible()).toBe(false)
  await page.keyboard.press('Space')
  await page.keyboard.press('1')
  await page.getByText('记下了：没答上').waitFor()

  // Takes back both.
  await page.keyboard.press('u')
  await page.getByRole('heading', { level: 1, name: OTHER_ROOT }).waitFor()
  await page.getByText('已撤销「没答上」').waitFor()
  await page.keyboard.press('u')
  await page.getByRole('heading', { level: 1, name: ROOT.title }).waitFor()
  const queue = (await (await fetch(`${server.url}/api/queue`)).json()) as { items: { card: { id: string } }[] }
  expect(queue.items[0]?.card.id).toBe(ROOT.id)
  expect(browser.complaints).toEqual([])
})

test('of two tabs that answer the same question, the later is told so and nothing is counted twice', async () => {
  const { context } = browser
  const [one, two] = [await context.newPage(), await context.newPage()]
  for (const tab of [one, two]) {
    await tab.goto(`${server.url}/review?card=${ROOT.id}`)
    await tab.getByRole('button', { name: /看答案/ }).click()
  }
  await one.getByRole('button', { name: /^答上了/ }).click()
  await one.getByText('记下了').first().waitFor()
  await two.getByRole('button', { name: /^轻松/ }).click()
  await two.getByText('这题刚在别处答过了').waitFor()
  const card = (await (await fetch(`${server.url}/api/cards/${ROOT.id}`)).json()) as {
    standing: { reps: number; lastRating: string }
  }
  expect(card.standing).toMatchObject({ reps: 1, lastRating: 'good' })
  await fetch(`${server.url}/api/reviews/last`, { method: 'DELETE' })
  await one.close()
  await two.close()
  expect(browser.complaints).toEqual([])
})

test('an answer given while the server is away waits on the page and is sent once it is back', async () => {
  const { page, context } = browser
  await page.goto(`${server.url}/review?card=${ROOT.id}`)
  await page.getByRole('button', { name: /看答案/ }).click()
  await context.setOffline(true)
  await page.getByRole('button', { name: /^答上了/ }).click()
  await page.getByText('还没记下').first().waitFor()
  await context.setOffline(false)
  await page.getByRole('button', { name: '再送一次' }).click()
  await page.getByText('记下了').first().waitFor()
  const card = (await (await fetch(`${server.url}/api/cards/${ROOT.id}`)).json()) as { standing: { reps: number } }
  expect(card.standing.reps).toBe(1)
  await fetch(`${server.url}/api/reviews/last`, { method: 'DELETE' })
})

/** Opens the review page and waits until it listens to keys. */
async function review(page: Page): Promise<void> {
  await page.goto(`${server.url}/review`)
  await page.locator('html[data-keys=ready]').waitFor()
}

const PAGES = [
  '/',
  '/chains',
  `/chains/${ROOT.id}`,
  `/chains/${ROOT.id}/share`,
  `/q/${CHILD.id}`,
  `/q/${CHILD.id}/versions`,
  `/q/${CHILD.id}/growth`,
  `/q/${CHILD.id}/organise`,
  `/q/${CHILD.id}/merge?into=${ROOT.id}`,
  `/q/${CHILD.id}/edit?part=answer`,
  '/q/q-9c6t3p5w',
  `/new?parent=${CHILD.id}&q=nginx`,
  '/review',
  `/review?card=${CHILD.id}`,
  `/review?chain=${ROOT.id}&walk=1&rehearse=1`,
  '/review?topic=',
  '/review/choose',
  '/boards',
  '/questions',
  '/references',
  '/map',
  '/links',
  '/duplicates',
  '/bundles',
  '/search',
  '/search?q=nginx',
  '/journal',
  '/journal/back',
  '/due',
  '/stats',
  '/settings',
  '/import',
  '/guide',
  '/guide/card-format',
  '/guide/writing',
  '/guide/search',
  '/guide/journal',
  '/guide/keys',
  '/guide/schedule',
  '/guide/sharing',
  '/guide/data',
  '/q/q-nobody',
] as const

test.each([
  ['zh-CN', 'light', 1280],
  ['zh-CN', 'dark', 390],
  ['en-US', 'light', 390],
  ['en-US', 'dark', 1280],
] as const)('every page is accessible and fits its window: %s, %s, %i px', async (locale, colorScheme, width) => {
  const visitor = await openBrowser({ locale, colorScheme, width })
  const { page } = visitor
  for (const path of PAGES) {
    await page.goto(server.url + path)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    expect(await page.locator('html').getAttribute('lang'), path).toBe(locale.slice(0, 2))
    await expectAccessible(page)
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow, `${path} is wider than the window`).toBe(0)
  }
  await review(page)
  // The keys are listened to a moment before the card that was streamed in after them can be pressed.
  await page.getByRole('button', { name: /看答案|Show the answer/ }).click()
  await page.getByRole('heading', { level: 2 }).first().waitFor()
  await expectAccessible(page)
  await page.keyboard.press('?')
  await page.getByRole('dialog').waitFor()
  await expectAccessible(page)
  const unexpected = visitor.complaints.filter((complaint) => !complaint.includes('404'))
  await visitor.close()
  expect(unexpected).toEqual([])
})

test('language and colours are chosen in the settings and stay chosen', async () => {
  const { page } = browser
  await page.goto(`${server.url}/settings`)
  await page.getByText('English', { exact: true }).click()
  await page.locator('html[lang=en]').waitFor()
  await page.getByText('Dark', { exact: true }).click()
  await page.locator('html[data-theme=dark]').waitFor()
  await page.goto(server.url)
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
})

test('code is copied by its button', async () => {
  const { page, context } = browser
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url })
  await page.goto(`${server.url}/q/q-3r5w7j2t`)
  await page.locator('button[data-copy]').first().click()
  await page.waitForFunction(async () => (await navigator.clipboard.readText()).includes('SCM_RIGHTS'))
})

test('an address with a wrong name after the id still finds the card', async () => {
  const { page } = browser
  await page.goto(`${server.url}/q/${CHILD.id}~something-else`)
  await page.getByRole('heading', { level: 1, name: CHILD.title }).waitFor()
})
