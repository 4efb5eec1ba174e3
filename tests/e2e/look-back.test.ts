import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { CardId } from '#core/card/card.ts'
import { attemptOn } from '#core/study/journal/testing-study.ts'
import { cardSource } from '#core/study/testing.ts'
import { type Browser, expectAccessible, openBrowser } from './browser.ts'
import { type Answer, openScheduleSite, type ScheduleSite } from './schedule-site.ts'

const CARDS = {
  first: cardSource('q-first', ['q-second', 'What comes after that?']).replace('created:', 'topics: [nginx]\ncreated:'),
  second: cardSource('q-second'),
}
const ANSWERS: readonly Answer[] = [
  ['2025-11-25', 'q-first', 'good', 60],
  ['2026-10-25', 'q-second', 'good', 120],
  ['2026-11-16', 'q-first', 'again', 180],
  ['2026-11-17', 'q-first', 'good', 240],
  ['2026-11-24', 'q-second', 'good', 300],
]
const TODAY = '2026-11-25'
const WEEK = '/journal/back/week/2026-11-16'
const NOT_DEEP = { recall: true, depth: false, defend: false }

let site: ScheduleSite
let browser: Browser

beforeAll(async () => {
  site = await openScheduleSite(CARDS, ANSWERS, TODAY, {
    before: async (ctx) => {
      for (const day of ['2026-11-18', '2026-11-19']) {
        await attemptOn(ctx, day, CardId.parse('q-first'), NOT_DEEP, ['hedge'])
      }
    },
  })
  browser = await openBrowser()
}, 120_000)
afterAll(async () => {
  await browser.close()
  await site.close()
})

const part = (page: Page, title: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name: title, exact: true }) })
const draft = (page: Page) => page.getByRole('textbox', { name: '回顾，Markdown' })
const save = (page: Page) => page.getByRole('button', { name: '保存', exact: true }).click()

/** The rows of the past, without the head. */
const past = (page: Page) =>
  part(page, '往期')
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent ?? '')))

test('this week, the same day before, every day of the year, and each week that is over', async () => {
  const { page, complaints } = browser
  await page.goto(site.url)
  await page.locator('html[data-keys=ready]').waitFor()
  await page.keyboard.press('g')
  await page.keyboard.press('w')
  await page.getByRole('heading', { level: 1, name: '回顾' }).waitFor()
  await page.getByText('学了 1 天，共 5 分钟。复习 1 次，想起来 1 次。').waitFor()
  await page.getByText('这个月学了 5 天。').waitFor()
  const before = part(page, '以前的今天').getByRole('listitem')
  expect(await before.getByRole('link').allInnerTexts()).toEqual(['一个月前', '1 年前'])
  expect(await before.getByRole('link').first().getAttribute('href')).toBe('/journal?day=2026-10-25')
  expect(await past(page)).toEqual([
    ['2026年11月16日–11月22日', '4', '11 分钟', '4', '1', ''],
    ['2026年10月19日–10月25日', '1', '2 分钟', '1', '', ''],
  ])
  expect(complaints).toEqual([])
})

test('the days of the year are a table as well, in minutes or in answers', async () => {
  const { page } = browser
  await page.goto(`${site.url}/journal/back`)
  const days = part(page, '这一年的每一天')
  const rows = async () => {
    await days.getByText('看数字').click()
    return days
      .locator('tbody tr')
      .evaluateAll((found) => found.map((row) => [...row.children].map((cell) => cell.textContent ?? '')))
  }
  expect((await rows())[0]).toEqual(['2026年11月23日', '', '5', '', '', '', '', '', '5'])
  await days.getByRole('link', { name: '次数' }).click()
  await page.waitForURL('**/journal/back?days=answers#days')
  expect((await rows())[1]).toEqual(['2026年11月16日', '1', '1', '1', '1', '', '', '', '4'])
  expect(await days.getByRole('img').count()).toBe(1)
})

test('months and years have addresses', async () => {
  const { page } = browser
  await page.goto(`${site.url}/journal/back`)
  await part(page, '往期').getByRole('link', { name: '年', exact: true }).click()
  await page.waitForURL('**/journal/back?by=year#periods')
  await page.getByRole('link', { name: '2025年' }).click()
  await page.waitForURL('**/journal/back/year/2025-01-01')
  await page.getByRole('heading', { level: 1, name: '2025年' }).waitFor()
})

test('any day of a week leads to it, and there is no week to come', async () => {
  const { page } = browser
  await page.goto(`${site.url}/journal/back/week/2026-11-20`)
  expect(new URL(page.url()).pathname).toBe(WEEK)
  await page.getByRole('link', { name: '下一周' }).click()
  await page.waitForURL('**/journal/back/week/2026-11-23')
  await page.getByText('还没过完，到现在：').waitFor()
  expect(await page.getByRole('link', { name: '下一周' }).count()).toBe(0)
  for (const path of ['week/2026-12-01', 'week/2026-13-01', 'decade/2026-11-16']) {
    expect((await fetch(`${site.url}/journal/back/${path}`)).status, path).toBe(404)
  }
})

test('a week says which gates were failed, what was found again, and what is new', async () => {
  const { page } = browser
  await page.goto(site.url + WEEK)
  const failed = part(page, '没过的关').getByRole('listitem')
  expect(await failed.innerText()).toContain('说不深、守不住追问')
  expect(await failed.innerText()).toContain('2 次没过')
  expect(await failed.getByRole('link').last().getAttribute('href')).toMatch(/^\/practice\/q-first\/[\da-f-]{36}$/)
  expect(await part(page, '过关的题').getByRole('link').allInnerTexts()).toEqual(['Question q-first?'])
  expect(await part(page, '新提出的问题').count()).toBe(0)
  expect(await part(page, '反复挑出的毛病').getByRole('listitem').innerText()).toContain('2 次作答里都有')
  expect(await part(page, '时间花在哪').getByRole('listitem').innerText()).toContain('nginx')
})

test('a review is written from a draft, read, and written on; a new draft lies beside it', async () => {
  const { page, complaints } = browser
  await page.goto(site.url + WEEK)
  await page.getByRole('link', { name: '起草稿' }).click()
  await page.waitForURL(`**${WEEK}?write=1#review`)
  const begun = await draft(page).inputValue()
  expect(begun).toContain('**这一周，什么出乎我的意料？**')
  expect(begun).toContain('- [Question q-first?](card:q-first)：说不深、守不住追问')
  await draft(page).fill(begun.replace('**还有什么没弄懂？**', '**还有什么没弄懂？**\n\nSCM_RIGHTS 怎么传。'))
  await save(page)
  await page.getByText('已保存。').waitFor()

  await page.getByRole('link', { name: '看这一页' }).click()
  await page.getByText('SCM_RIGHTS 怎么传。').waitFor()
  const review = part(page, '这一周的回顾')
  expect(await review.getByRole('link', { name: 'Question q-first?' }).first().getAttribute('href')).toBe('/q/q-first')
  await review.getByRole('link', { name: '改', exact: true }).click()
  await draft(page).fill('# 学到的\n\n只留这一句。')
  await page.getByText('照现在的记录重新起的草稿').click()
  expect(await review.getByRole('textbox').last().inputValue()).toBe(begun)
  await save(page)
  await page.getByText('已保存。').waitFor()
  await page.goto(site.url + WEEK)
  await review.getByText('只留这一句。').waitFor()
  expect(await review.getByText('SCM_RIGHTS').count()).toBe(0)

  await page.goto(`${site.url}/journal/back`)
  expect((await past(page))[0]?.at(-1)).toBe('写了')
  expect(complaints).toEqual([])
})

test('what two tabs wrote differently is told, and neither is lost', async () => {
  const { page, context } = browser
  const month = `${site.url}/journal/back/month/2026-10-01?write=1`
  const other = await context.newPage()
  onTestFinished(() => other.close())
  await page.goto(month)
  await other.goto(month)
  await draft(page).fill('这边写的')
  await save(page)
  await page.getByText('已保存。').waitFor()
  await draft(other).fill('那边写的')
  await save(other)
  await other.getByText('这份回顾在别处改过了').waitFor()
  expect(await draft(other).inputValue()).toBe('那边写的')
  expect(await other.getByLabel('别处保存的').inputValue()).toBe('这边写的')
  await draft(other).fill('这边写的，那边写的')
  await save(other)
  await other.getByText('已保存。').waitFor()
  await page.goto(`${site.url}/journal/back/month/2026-10-01`)
  await page.getByText('这边写的，那边写的').waitFor()
})

test('where the server is away, what was written stays', async () => {
  const { page, context } = browser
  await page.goto(`${site.url}/journal/back/year/2025-01-01?write=1`)
  await draft(page).fill('写了一半')
  await context.setOffline(true)
  await save(page)
  await page.getByText('没有连上，没有保存。你写的还在').waitFor()
  expect(await draft(page).inputValue()).toBe('写了一半')
  await context.setOffline(false)
  await save(page)
  await page.getByText('已保存。').waitFor()
})

test('all of it works without scripts', async () => {
  const visitor = await openBrowser({ locale: 'en-US', runsScripts: false })
  onTestFinished(visitor.close)
  const { page } = visitor
  await page.goto(`${site.url}/journal/back`)
  await page.getByRole('link', { name: 'Write the review of this week' }).click()
  const text = page.getByRole('textbox', { name: 'Review, Markdown' })
  expect(await text.inputValue()).toContain('**What surprised me this week?**')
  await text.fill('Written without a script.')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('Saved.').waitFor()
  await text.fill('')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('Removed.').waitFor()
  await text.fill('Written again.')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('Saved.').waitFor()
  await page.getByRole('link', { name: 'See the page' }).click()
  await page.getByText('Written again.').waitFor()
})

test('days on end are counted only where that is switched on', async () => {
  const { page } = browser
  await page.goto(`${site.url}/journal/back`)
  expect(await page.getByText('连着学了').count()).toBe(0)
  await page.goto(`${site.url}/settings`)
  const journal = part(page, '日志')
  await journal.getByLabel('数连续的天数').check()
  await journal.getByLabel('每天学多久').fill('3')
  await journal.getByRole('button', { name: '保存' }).click()
  expect(await journal.getByLabel('每天学多久').evaluate((field: HTMLInputElement) => field.validity.valid)).toBe(false)
  await journal.getByLabel('每天学多久').fill('30')
  await journal.getByRole('button', { name: '保存' }).click()
  await journal.getByText('已保存。').waitFor()
  await page.goto(`${site.url}/journal/back`)
  await page.getByText('连着学了 1 天，从11月24日起。').waitFor()
})

test('a library that nobody has studied says so', async () => {
  const fresh = await openScheduleSite({ a: cardSource('q-only') }, [], TODAY)
  onTestFinished(fresh.close)
  const visitor = await openBrowser()
  onTestFinished(visitor.close)
  const { page, complaints } = visitor
  await page.goto(`${fresh.url}/journal/back`)
  await page.getByText('还没有过去的日子可看。').waitFor()
  await page.getByText('学过一天以后，这里会有一格。').waitFor()
  await expectAccessible(page)
  await page.goto(`${fresh.url}/journal/back/week/${TODAY}`)
  await page.getByText('还没过完，到现在：没有学。').waitFor()
  await expectAccessible(page)
  expect(complaints).toEqual([])
})

test.each([
  ['zh-CN', 'light', 1280],
  ['zh-CN', 'dark', 375],
  ['en-US', 'light', 375],
  ['en-US', 'dark', 1280],
] as const)('accessible, and no wider than the window: %s, %s, %i px', async (...look) => {
  const [locale, colorScheme, width] = look
  const visitor = await openBrowser({ locale, colorScheme, width, isTouch: width === 375 })
  onTestFinished(visitor.close)
  const { page } = visitor
  for (const path of [
    '/journal/back',
    WEEK,
    `${WEEK}?write=1`,
    '/journal/back/month/2026-11-01',
    '/journal/back/year/2026-01-01',
  ]) {
    await page.goto(site.url + path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    for (const summary of await page.locator('main summary').all()) await summary.click()
    await expectAccessible(page)
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow, path).toBe(0)
  }
  expect(visitor.complaints).toEqual([])
})
