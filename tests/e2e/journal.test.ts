import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { CardId } from '#core/card/card.ts'
import { StudyDay } from '#core/schedule/study-day.ts'
import { dayOutline } from '#core/study/journal/days.ts'
import { liveThrough } from '#core/study/journal/testing-live.ts'
import { cardSource } from '#core/study/testing.ts'
import { type Browser, expectAccessible, openBrowser } from './browser.ts'
import { openScheduleSite, type ScheduleSite } from './schedule-site.ts'

const TODAY = '2026-11-29'
const NAMES = Array.from({ length: 30 }, (_, i) => `q-card${i}`)
const CARDS = Object.fromEntries(
  NAMES.map((name, i) => [name, cardSource(name).replace('created:', `topics: [${i % 3 ? 'os' : 'net'}]\ncreated:`)]),
)

let site: ScheduleSite
let browser: Browser
/** The days that have events, newest first, and one on which a card was rewritten. */
let days: readonly string[] = []
let rewrittenOn = ''

beforeAll(async () => {
  site = await openScheduleSite(CARDS, [], TODAY, {
    before: async (ctx) => {
      const cards = NAMES.map((name) => ({
        id: CardId.parse(name),
        path: `${name}.mdx`,
        source: CARDS[name] ?? '',
        url: 'https://example.org/',
      }))
      const config = { timeZone: 'UTC', rolloverHour: 4 }
      const from = StudyDay.parse('2026-08-30')
      await liveThrough(ctx, { cards, demos: [], from, days: 90, config, reviews: 25, seed: 5 })
      // The cards were first seen just now, by the clock of this machine, whatever it says.
      const outline = await dayOutline(ctx)
      days = outline.map(({ day }) => day)
      rewrittenOn = outline.find(({ day, counts }) => day < '2026-11-20' && counts.rewrite)?.day ?? ''
    },
  })
  browser = await openBrowser()
}, 120_000)
afterAll(async () => {
  await browser.close()
  await site.close()
})

const live = (page: Page) => page.locator('.journal-days[data-live]').waitFor()
/** The days in the document, in its order. */
const drawn = (page: Page): Promise<string[]> =>
  page.locator('[data-day]').evaluateAll((heads) => heads.map((head) => head.getAttribute('data-day') ?? ''))
/** The first day of which anything is in view, and where it begins, in px. */
const atTop = (page: Page) =>
  page.evaluate(() => {
    const item = [...document.querySelectorAll('.journal-days > li')].find(
      (li) => li.getBoundingClientRect().bottom > 0,
    )
    return {
      day: item?.querySelector('[data-day]')?.getAttribute('data-day'),
      px: Math.round(item?.getBoundingClientRect().top ?? 0),
    }
  })
/** Until a turn of the wheel has run out. */
const atRest = (page: Page) =>
  page.waitForFunction(async () => {
    const from = scrollY
    for (let frame = 0; frame < 10; frame += 1) await new Promise(requestAnimationFrame)
    return scrollY === from
  })
const settled = (page: Page) => page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null)

test('three months are scrolled through, every day once and in order, and few of them are drawn at any time', async () => {
  const { page, complaints } = browser
  await page.goto(`${site.url}/journal`)
  await live(page)
  const seen: string[] = []
  let most = 0
  for (let isEnd = false; !isEnd;) {
    await settled(page)
    const now = await drawn(page)
    most = Math.max(most, now.length)
    expect(now).toEqual(now.toSorted().toReversed())
    seen.push(...now.filter((day) => !seen.includes(day)))
    // Days that came near may have made the page longer: whether this is its end is asked before it is scrolled on.
    isEnd = await page.evaluate(() => {
      const isThere = scrollY + innerHeight >= document.documentElement.scrollHeight - 1
      scrollBy(0, innerHeight * 0.8)
      return isThere
    })
  }
  expect(seen.filter((day) => day !== TODAY)).toEqual(days.filter((day) => day !== TODAY))
  expect(days.length).toBeGreaterThan(50)
  expect(most).toBeLessThan(20)
  expect(complaints).toEqual([])
})

test('what is told is chosen by the address: a kind, a verdict, a topic, a card', async () => {
  const { page } = browser
  await page.goto(`${site.url}/journal`)
  await page.getByRole('link', { name: '作答', exact: true }).click()
  await page.waitForURL('**/journal?kind=attempt')
  await live(page)
  await settled(page)
  const kinds = () =>
    page.locator('.journal-line').evaluateAll((all) => [...new Set(all.map((li) => li.getAttribute('data-kind')))])
  expect(await kinds()).toEqual(['attempt'])
  await page.getByLabel('过没过').selectOption('没过')
  await page.getByLabel('主题').fill('net')
  await page.getByRole('button', { name: '筛选' }).click()
  await page.waitForURL('**/journal?kind=attempt&topic=net&verdict=failed**')
  await live(page)
  await settled(page)
  const marks = await page.locator('.journal-line .facts span:first-child').allInnerTexts()
  expect([...new Set(marks)]).toEqual(['没过'])
  await page.goto(`${site.url}/journal?card=q-card3`)
  await page.getByText('只看「Question q-card3?」').waitFor()
  await live(page)
  await settled(page)
  await page.getByRole('link', { name: '看全部问题' }).click()
  await page.waitForURL('**/journal')
  await page.goto(`${site.url}/journal?topic=nothing`)
  await page.getByText('没有这样的记录').waitFor()
})

test('a day is jumped to, and days before and after it are there', async () => {
  const { page } = browser
  const [day = '', newer = '', older = ''] = [days[40], days[39], days[41]]
  await page.goto(`${site.url}/journal?day=${day}`)
  await live(page)
  await settled(page)
  await page.waitForFunction((wanted) => {
    const top = document.querySelector(`[data-day="${wanted}"]`)?.getBoundingClientRect().top ?? -1
    return top >= 0 && top < 120
  }, day)
  expect(await drawn(page)).toEqual(expect.arrayContaining([newer, day, older]))
})

test('from day to day by key', async () => {
  const { page } = browser
  await page.goto(`${site.url}/journal`)
  await live(page)
  await page.locator('html[data-keys=ready]').waitFor()
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-day'))
  const order = [TODAY, ...days.filter((day) => day !== TODAY)]
  // The cursor is where one writes.
  await page.keyboard.press('Escape')
  await page.keyboard.press('j')
  const first = order.indexOf((await focused()) ?? '')
  for (let n = 1; n <= 5; n += 1) {
    await page.keyboard.press('j')
    await settled(page)
    expect(await focused()).toBe(order[first + n])
  }
  await page.keyboard.press('k')
  expect(await focused()).toBe(order[first + 4])
})

test('reviews and changes are unfolded where they stand', async () => {
  const { page, complaints } = browser
  await page.goto(`${site.url}/journal?kind=rewrite&day=${rewrittenOn}`)
  await live(page)
  const change = page
    .locator('.journal-day', { has: page.locator(`[data-day="${rewrittenOn}"]`) })
    .locator('.journal-change')
    .first()
  await change.locator('summary').click()
  await change.locator('ins', { hasText: 'Learnt on' }).waitFor()
  await change.getByRole('link', { name: '在版本里对照' }).waitFor()

  await page.goto(`${site.url}/journal?day=${days[1]}`)
  await live(page)
  const fold = page.locator('details', { has: page.locator('summary', { hasText: /^复习 \d+ 次/ }) }).first()
  const told = Number(/\d+/.exec(await fold.locator('summary').innerText())?.[0])
  await fold.locator('summary').click()
  await fold.locator('.journal-line').first().waitFor()
  expect(await fold.locator('.journal-line').count()).toBe(told)
  expect(complaints).toEqual([])
})

test.each(['a card', 'another page of the journal'])('back from %s is where one was', async (where) => {
  const { page } = browser
  await page.goto(`${site.url}/journal`)
  await live(page)
  await page.mouse.move(640, 450)
  for (let n = 0; n < 12; n += 1) {
    await page.mouse.wheel(0, 700)
    await settled(page)
  }
  await atRest(page)
  const before = await atTop(page)
  expect(before.day).not.toBe(TODAY)
  if (where === 'a card') {
    const link = page.locator('.journal-line .row-title[href^="/q/"]')
    const inView = await link.evaluateAll((all) =>
      all.findIndex((one) => one.getBoundingClientRect().top > 0 && one.getBoundingClientRect().bottom < innerHeight),
    )
    await link.nth(inView).click()
    await page.waitForURL('**/q/**')
  } else {
    await page.locator('html[data-keys=ready]').waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('g')
    await page.keyboard.press('w')
    await page.waitForURL('**/journal/back')
  }
  await page.goBack()
  await live(page)
  await settled(page)
  await expect.poll(() => atTop(page)).toEqual(before)
})

test('without the script there are two weeks, and ways to older and newer ones', async () => {
  const visitor = await openBrowser({ runsScripts: false })
  onTestFinished(visitor.close)
  const { page } = visitor
  await page.goto(`${site.url}/journal`)
  const first = await drawn(page)
  expect(first).toHaveLength(14)
  await page.getByRole('link', { name: '更早' }).click()
  await page.waitForURL('**/journal?day=*')
  const second = await drawn(page)
  expect(second).toHaveLength(14)
  expect((second[0] ?? '') < (first.at(-1) ?? '')).toBe(true)
  await page.getByRole('link', { name: '更近' }).click()
  expect(await drawn(page)).toEqual(first)
})

test.each([
  ['zh-CN', 'light', 1280],
  ['en-US', 'dark', 375],
] as const)('accessible, and no wider than the window: %s, %s, %i px', async (locale, colorScheme, width) => {
  const visitor = await openBrowser({ locale, colorScheme, width, isTouch: width === 375 })
  onTestFinished(visitor.close)
  const { page } = visitor
  await page.goto(`${site.url}/journal?day=${days[1]}`)
  await live(page)
  await settled(page)
  for (const summary of (await page.locator('.journal-line summary').all()).slice(0, 3)) await summary.click()
  await page.locator('.journal-line .journal-line').first().waitFor()
  await expectAccessible(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
  expect(visitor.complaints).toEqual([])
})
