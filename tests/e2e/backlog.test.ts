import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cardSource } from '#core/study/testing.ts'
import { type Browser, expectAccessible, openBrowser } from './browser.ts'
import { openScheduleSite, type ScheduleSite } from './schedule-site.ts'

const IDS = Array.from({ length: 24 }, (_, i) => `q-card${i}`)

let site: ScheduleSite
let browser: Browser

beforeAll(async () => {
  const cards = Object.fromEntries(IDS.map((id) => [id, cardSource(id)]))
  site = await openScheduleSite(
    cards,
    IDS.map((id) => ['2026-11-01', id, 'good'] as const),
    '2026-11-29',
  )
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

const said = (page: Page, text: string) => page.getByRole('status').getByText(text).waitFor()

test('after four weeks away, what is overdue is spread over days, and taken back', async () => {
  const { page, complaints } = browser
  await page.goto(site.url)
  await page.getByRole('heading', { level: 1, name: '今天有 24 题' }).waitFor()
  await page.getByText('积压 24 题').click()
  await page.getByLabel('摊到').selectOption('7')
  await expectAccessible(page)
  await page.getByRole('button', { name: '摊开' }).click()
  await said(page, '20 题挪到了今天以后的 6 天里')
  await page.getByRole('heading', { level: 1, name: '今天有 4 题' }).waitFor()
  await page.getByRole('button', { name: '撤销' }).click()
  await said(page, '已撤销「改到期日」，共 20 张卡片。')
  await page.getByRole('heading', { level: 1, name: '今天有 24 题' }).waitFor()
  expect(complaints).toEqual([])
})

test('over HTTP the same; days that make no sense are refused', async () => {
  const spread = (body: unknown) =>
    fetch(`${site.url}/api/backlog`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: site.url },
      body: JSON.stringify(body),
    })
  expect((await spread({ days: 1 })).status).toBe(400)
  expect(await (await spread({ days: 3 })).json()).toEqual({ overdue: 24, moved: 16 })
})
