import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { cardSource } from '#core/study/testing.ts'
import { type Browser, expectAccessible, openBrowser } from './browser.ts'
import { type Answer, openScheduleSite, type ScheduleSite } from './schedule-site.ts'
import { projectDir } from './server.ts'

const NAMES = Array.from({ length: 40 }, (_, i) => `q-card${i}`)
const CARDS = {
  ...Object.fromEntries(NAMES.map((name) => [name, cardSource(name, name === 'q-card0' ? ['q-below'] : [])])),
  below: cardSource('q-below'),
}
/** Forty cards, learnt on one day and asked again on three; on the last day every fifth is forgotten. */
const ANSWERS = ['2026-11-01', '2026-11-02', '2026-11-12', '2026-11-24'].flatMap((day, nth) =>
  NAMES.map((name, i): Answer => [day, name, nth === 3 && i % 5 === 0 ? 'again' : 'good', i < 3 ? 300 - i : 40 + i]),
)
const TODAY = '2026-11-29'

let site: ScheduleSite
let browser: Browser

beforeAll(async () => {
  site = await openScheduleSite(CARDS, ANSWERS, TODAY)
  browser = await openBrowser()
}, 120_000)
afterAll(async () => {
  await browser.close()
  await site.close()
})

const part = (page: Page, title: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name: title, exact: true }) })

/** The rows of the table behind a part, without the head. */
const behind = async (page: Page, title: string): Promise<string[][]> => {
  const details = part(page, title).locator('details').first()
  await details.locator('summary').click()
  const table = details.getByRole('table')
  expect(await table.locator('caption').innerText()).not.toBe('')
  expect(await table.locator('thead th:not([scope=col]), tbody th:not([scope=row])').count()).toBe(0)
  return table
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent ?? '')))
}

test('what is seen is said in words, and the figures are there for each plot', async () => {
  const { page, complaints } = browser
  await page.goto(`${site.url}/stats`)
  await page.getByText('160 次作答，分布在 4 天').waitFor()
  await page.getByText('2025年11月24日以来，有 4 天在答：160 次').waitFor()
  await page.getByText('到现在，隔天以后再问的 120 次里，想起来 93.3%（95 % 区间 87% 到 97%）。').waitFor()
  await page
    .getByText('近 30 天 120 次，想起来 93.3%（95 % 区间 87% 到 97%）；想记住的比例是 90%，就在区间里。')
    .waitFor()
  await page.getByText('160 次里 160 次计了时。').waitFor()
  await page.getByText('40 条题链：走完 39 条，在追 1 条，没开始 0 条。41 题里过关 40 题。').waitFor()

  expect(await behind(page, '记得多少')).toEqual([
    ['1 天', '40', '40', '100%', '91.2%', '100%'],
    ['2–3 天', '0', '0', '', '', ''],
    ['4–7 天', '0', '0', '', '', ''],
    ['8–20 天', '80', '72', '90%', '81.5%', '94.8%'],
    ['21–60 天', '0', '0', '', '', ''],
    ['61–180 天', '0', '0', '', '', ''],
    ['181 天以上', '0', '0', '', '', ''],
  ])
  expect(await behind(page, '哪些天在答')).toEqual([
    ['2026/11/23', '', '40', '', '', '', '', '', '40'],
    ['2026/11/9', '', '', '', '40', '', '', '', '40'],
    ['2026/11/2', '40', '', '', '', '', '', '', '40'],
    ['2026/10/26', '', '', '', '', '', '', '40', '40'],
  ])
  expect(await behind(page, '接下来要答多少')).toHaveLength(91)
  expect(await behind(page, '预计得准不准')).not.toEqual([])
  expect(await behind(page, '一题要多久')).toHaveLength(7)
  expect(await behind(page, '题链走到哪了')).toHaveLength(3)
  const slowest = part(page, '一题要多久').getByRole('link')
  expect(await slowest.allInnerTexts()).toHaveLength(10)
  expect(await slowest.first().getAttribute('href')).toBe('/q/q-card0~question-q-card0')
  expect(complaints).toEqual([])
})

test('the command line tells the same', async () => {
  const { page } = browser
  const zhuiwen = path.join(projectDir, 'scripts/zhuiwen')
  const env = { ...process.env, ...site.variables }
  const { stdout } = await promisify(execFile)(process.execPath, [zhuiwen, 'stats', '--days', '90', '--json'], { env })
  const told = JSON.parse(stdout) as {
    forecast: { backlog: { cards: number }; days: { cards: number }[] }
    retention: { value: { byInterval: { recalled: { of: number; count: number } | null }[] } }
    calibration: { value: { logLoss: number; bins: { recalled: { of: number; count: number } }[] } }
  }
  await page.goto(`${site.url}/stats?days=90`)
  await page.getByText(`对数损失 ${told.calibration.value.logLoss.toFixed(3)}`).waitFor()
  const counts = async (title: string, columns: readonly number[]) =>
    (await behind(page, title)).map((row) => columns.map((column) => Number(row[column])))
  expect(await counts('记得多少', [1, 2])).toEqual(
    told.retention.value.byInterval.map(({ recalled }) => [recalled?.of ?? 0, recalled?.count ?? 0]),
  )
  expect(await counts('预计得准不准', [1, 2])).toEqual(
    told.calibration.value.bins.map(({ recalled }) => [recalled.of, recalled.count]),
  )
  const { backlog, days } = told.forecast
  expect((await counts('接下来要答多少', [1])).flat()).toEqual([backlog, ...days].map(({ cards }) => cards))
})

test('how far it looks back and what it counts are addresses, which work before any script is there', async () => {
  const visitor = await openBrowser({ locale: 'en-US' })
  onTestFinished(visitor.close)
  const { page } = visitor
  await page.route('**/*.js', (route) => route.abort())
  await page.goto(`${site.url}/stats`)
  await page.getByRole('link', { name: '30 days' }).click()
  await page.waitForURL('**/stats?days=30#recall')
  await page.getByText('In the last 30 days you recalled 93.3% of 120 reviews').waitFor()
  expect(await page.getByRole('link', { name: '30 days' }).getAttribute('aria-current')).toBe('true')
  await page.getByRole('link', { name: 'Time', exact: true }).click()
  await page.waitForURL('**/stats?days=30&by=minutes#days')
  const rows = await behind(page, 'When you answered')
  // 300, 299 and 298 s, then 43 to 79 s: 52.5 minutes.
  expect(rows[0]).toEqual(['11/23/2026', '', '53', '', '', '', '', '', '53'])
})

test('by key from anywhere', async () => {
  const { page } = browser
  await page.goto(site.url)
  await page.locator('html[data-keys=ready]').waitFor()
  await page.keyboard.press('g')
  await page.keyboard.press('f')
  await page.getByRole('heading', { level: 1, name: '统计' }).waitFor()
})

test('a library that nobody has studied says what it takes', async () => {
  const fresh = await openScheduleSite({ a: cardSource('q-only') }, [], TODAY)
  onTestFinished(fresh.close)
  const { page, complaints } = browser
  await page.goto(`${fresh.url}/stats`)
  for (const text of [
    '还没有作答。',
    '作答一次以后，这里会有一格。',
    '答过第一题以后，这里会有它的日子。',
    '隔天以后再问的，到现在有 0 次。满 30 次，比例才有意义。',
    '能拿来对照的作答，到现在有 0 次。满 100 次，才看得出准不准。',
    '计了时的作答，到现在有 0 次。满 10 次才看得出快慢。',
    '答过的题有 0 题。满 10 题才看得出分布。',
    '1 条题链：走完 0 条，在追 0 条，没开始 1 条。1 题里过关 0 题。',
  ]) {
    await page.getByText(text).waitFor()
  }
  expect(await page.locator('main [role=img]').count()).toBe(1)
  await expectAccessible(page)
  expect(complaints).toEqual([])
})

test.each([
  ['zh-CN', 'light', 1280],
  ['zh-CN', 'dark', 375],
  ['en-US', 'light', 375],
  ['en-US', 'dark', 1280],
] as const)('accessible, no wider than the window, and the days end on today: %s, %s, %i px', async (...look) => {
  const [locale, colorScheme, width] = look
  const visitor = await openBrowser({ locale, colorScheme, width, isTouch: width === 375 })
  onTestFinished(visitor.close)
  const { page } = visitor
  await page.goto(`${site.url}/stats`)
  await page.locator('main h2').first().waitFor()
  const box = page.locator('.heatmap-scroll')
  const [outer, last] = [await box.boundingBox(), await box.locator('rect').last().boundingBox()]
  if (!outer || !last) throw new Error('there are no days')
  expect(last.x).toBeGreaterThan(outer.x)
  expect(last.x + last.width).toBeLessThanOrEqual(outer.x + outer.width)
  for (const summary of await page.locator('main summary').all()) await summary.click()
  await expectAccessible(page)
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow).toBe(0)
  expect(visitor.complaints).toEqual([])
})
