import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { changeJournalSettings } from '#core/study/journal/settings.ts'
import { cardSource } from '#core/study/testing.ts'
import { type Browser, expectAccessible, openBrowser } from './browser.ts'
import { type Answer, openScheduleSite, type ScheduleSite } from './schedule-site.ts'

const NAMES = ['q-due1', 'q-due2', 'q-later'] as const
const CARDS = Object.fromEntries(NAMES.map((name) => [name, cardSource(name)]))
const TODAY = '2026-11-29'
const ANSWERS: readonly Answer[] = [
  ['2026-11-01', 'q-due1', 'again'],
  ['2026-11-01', 'q-due2', 'good'],
  ['2026-11-28', 'q-later', 'good'],
]

let site: ScheduleSite
let browser: Browser

beforeAll(async () => {
  site = await openScheduleSite(CARDS, ANSWERS, TODAY, {
    before: (ctx) => changeJournalSettings(ctx.db, { hasCalendar: true }),
  })
  browser = await openBrowser()
}, 120_000)
afterAll(async () => {
  await browser.close()
  await site.close()
})

test('what is due is there for paper: black on white, and nothing of the site around it', async () => {
  const dark = await openBrowser({ colorScheme: 'dark' })
  onTestFinished(() => dark.close())
  const { page } = dark
  await page.goto(`${site.url}/due?days=7`)
  await page.getByText('Question q-due1?').waitFor()
  await expectAccessible(page)
  expect(await page.getByRole('heading', { level: 2 }).allInnerTexts()).toEqual([
    expect.stringMatching(/^11月29日星期日\s*2 题$/),
    expect.stringMatching(/^12月\d+日星期.\s*1 题$/),
  ])
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByRole('navigation').first().isVisible()).toBe(false)
  expect(await page.getByRole('button', { name: '打印' }).isVisible()).toBe(false)
  const colours = await page.evaluate(() => {
    const { backgroundColor, color } = getComputedStyle(document.body)
    return [backgroundColor, color]
  })
  expect(colours).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)'])
  expect((await page.pdf()).subarray(0, 5).toString()).toBe('%PDF-')
  await page.emulateMedia({ media: 'screen' })
  await page.goto(site.url)
  await page.getByRole('link', { name: '打印到期的题' }).click()
  await page.waitForURL(`${site.url}/due`)
})

test('where nothing is due, that is said', async () => {
  const none = await openScheduleSite({ 'q-new': cardSource('q-new') }, [], TODAY)
  onTestFinished(() => none.close())
  const { page } = browser
  await page.goto(`${none.url}/due`)
  await page.getByText('没有什么要打印的').waitFor()
  expect((await fetch(`${none.url}/api/calendar.ics`)).status).toBe(404)
})

test('what is due can be subscribed to, in either language, and is fetched again only when it changed', async () => {
  const address = `${site.url}/api/calendar.ics`
  const first = await fetch(`${address}?lang=en`)
  expect(first.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  const text = await first.text()
  const lines = text.replaceAll('\r\n ', '').split('\r\n')
  expect(lines.filter((line) => /^(DTSTART|SUMMARY)/.test(line))).toEqual([
    'DTSTART;VALUE=DATE:20261129',
    'SUMMARY:2 questions due',
    expect.stringMatching(/^DTSTART;VALUE=DATE:202612\d\d$/),
    'SUMMARY:1 question due',
  ])
  expect(lines).toContain('DESCRIPTION:Question q-due1?\\nQuestion q-due2?')
  expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
  expect(await (await fetch(address, { headers: { 'accept-language': 'zh' } })).text()).toContain('SUMMARY:2 题到期')
  const again = await fetch(`${address}?lang=en`, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } })
  expect([again.status, await again.text()]).toEqual([304, ''])

  const { page } = browser
  await page.goto(`${site.url}/settings`)
  const journal = page.locator('section', { has: page.getByRole('heading', { name: '日志', exact: true }) })
  expect(await journal.getByLabel('日历订阅').isChecked()).toBe(true)
  expect(await journal.getByLabel('订阅地址').inputValue()).toBe(`${address}?lang=zh`)
  const ids = await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id))
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([])
})
