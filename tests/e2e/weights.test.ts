import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { FORGETFUL, simulatedLog } from '#core/schedule/evaluate/testing-log.ts'
import { defaultPolicy, type Weights } from '#core/schedule/memory.ts'
import { cardSource } from '#core/study/testing.ts'
import { addReviews } from '#core/study/testing-reviews.ts'
import { type Browser, expectAccessible, openBrowser } from './browser.ts'
import { openScheduleSite, type ScheduleSite } from './schedule-site.ts'

/** A site of a made-up learner, one of whose cards has a file. */
const siteOf = (reviews: number, weights: Weights | null, variables = {}): Promise<ScheduleSite> =>
  openScheduleSite({ a: cardSource('q-0-0') }, [], '2026-11-29', {
    before: (ctx) => addReviews(ctx, simulatedLog(reviews, { ...defaultPolicy('UTC'), weights }, 1, 40)),
    variables,
  })

let site: ScheduleSite
let browser: Browser

beforeAll(async () => {
  // Long enough for training to be caught at it.
  site = await siteOf(30_000, FORGETFUL)
  browser = await openBrowser()
}, 120_000)
afterAll(async () => {
  await browser.close()
  await site.close()
})

/** Opens the settings and waits until the page listens. */
async function settings(page: Page, url = site.url): Promise<void> {
  await page.goto(`${url}/settings`)
  await page.locator('html[data-keys=ready]').waitFor()
}
const section = (page: Page) => page.getByRole('region', { name: '让排期适应你' })
const said = (page: Page, text: string) => section(page).getByRole('status').getByText(text).waitFor()
const dueAt = async () => (await site.standing('q-0-0'))['dueAt']

test('training is cancelled by the button that began it, or by leaving the page, and nothing is kept', async () => {
  const { page, complaints } = browser
  await settings(page)
  await page.getByRole('button', { name: '用我的 30,000 次作答训练' }).press('Enter')
  await page.getByRole('progressbar', { name: '训练进度' }).waitFor()
  await said(page, '正在训练…')
  await page.getByRole('button', { name: '取消' }).press('Enter')
  await said(page, '取消了，什么也没有改。')
  expect(await page.getByRole('progressbar').count()).toBe(0)

  await page.getByRole('button', { name: '次作答训练' }).click()
  await page.getByRole('progressbar').waitFor()
  await settings(page)
  expect(await section(page).getByRole('status').allTextContents()).toEqual(['', ''])
  // The next one has its turn only when that one is over.
  const { events } = await trainBy(site.url)
  expect(events.at(-1)).toMatchObject({ type: 'done', training: { id: 1 } })
  expect(complaints).toEqual([])
})

/** Trains as another program would. */
async function trainBy(url: string) {
  const response = await fetch(`${url}/api/trainings`, { method: 'POST' })
  const lines = (await response.text()).trim().split('\n')
  return { response, events: lines.map((line) => JSON.parse(line) as { type: string; share?: number }) }
}

test('a training tells how far it is, one JSON a line; another site may not ask for one', async () => {
  const { response, events } = await trainBy(site.url)
  expect(response.headers.get('content-type')).toContain('application/x-ndjson')
  const shares = events.flatMap(({ type, share }) => (type === 'progress' ? [share] : []))
  expect(shares).toEqual([...new Set(shares)].toSorted((a = 0, b = 0) => a - b))
  expect(shares.at(-1)).toBe(1)
  const foreign = await fetch(`${site.url}/api/trainings`, {
    method: 'POST',
    headers: { origin: 'http://example.org' },
  })
  expect(foreign.status).toBe(403)
})

test('weights are trained on the page, shown with their figures, adopted, and left again; the due days follow', async () => {
  const { page, complaints } = browser
  await settings(page)
  const before = await dueAt()
  await page.getByRole('button', { name: '次作答训练' }).press('Enter')
  await said(page, '训练好了，结果在下面。')
  await section(page)
    .getByText(/^预测你后来的作答更准了：对数损失 0\.\d{3} → 0\.\d{3}（−0\.\d{3}，95\s%\s区间 −0\.\d{3}\s…\s−0\.\d{3}/)
    .waitFor()
  await section(page).getByText('全部数字').press('Enter')
  expect(await section(page).getByRole('row').count()).toBe(4)
  expect(
    await section(page)
      .getByRole('listitem')
      .filter({ hasText: /^\d+\.\d{3}$/ })
      .count(),
  ).toBe(21)
  expect(await dueAt()).toBe(before)

  await page.getByRole('button', { name: '换上这一组' }).press('Enter')
  await said(page, '换上了，所有到期日都重新算过了。')
  await section(page).getByText('现在用的就是这一组。').waitFor()
  await section(page)
    .getByText(/训练的参数，学了你的 [\d,]+ 次回忆/)
    .waitFor()
  expect(await dueAt()).not.toBe(before)
  // Whoever pressed the button that is gone goes on from what was said.
  expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('status')

  // Saving other settings leaves them in force.
  const adopted = await dueAt()
  await page.getByLabel('每天新题').fill('12')
  await page.getByRole('button', { name: '保存' }).first().click()
  await page.getByText('已保存。').first().waitFor()
  expect(await dueAt()).toBe(adopted)

  await page.getByRole('button', { name: '换回自带的参数' }).click()
  await said(page, '换回来了，所有到期日都重新算过了。')
  expect(await dueAt()).toBe(before)
  expect(complaints).toEqual([])
})

test('weights can be adopted before the script is there; pressed in two windows, they are adopted once', async () => {
  const { page, complaints } = browser
  await settings(page)
  const visitor = await openBrowser()
  onTestFinished(visitor.close)
  await visitor.page.route('**/*.js', (route) => route.abort())
  await visitor.page.goto(`${site.url}/settings`)
  await visitor.page.getByRole('button', { name: '换上这一组' }).click()
  await said(visitor.page, '换上了')
  await page.getByRole('button', { name: '换上这一组' }).click()
  await said(page, '换上了')
  await page.getByRole('button', { name: '换回自带的参数' }).click()
  await said(page, '换回来了')
  expect(complaints).toEqual([])
})

test.each([
  ['zh-CN', 'light', 1280],
  ['zh-CN', 'dark', 375],
  ['en-US', 'light', 375],
  ['en-US', 'dark', 1280],
] as const)('the section is accessible, fits, and can be pressed by a thumb: %s, %s, %i px', async (...look) => {
  const [locale, colorScheme, width] = look
  const visitor = await openBrowser({ locale, colorScheme, width, isTouch: width === 375 })
  onTestFinished(visitor.close)
  const { page } = visitor
  await settings(page)
  await page.locator('.weights summary').click()
  await expectAccessible(page)
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow).toBe(0)
  const low = await page
    .locator('.weights :is(button, summary)')
    .evaluateAll((all) => all.flatMap((target) => (target.getBoundingClientRect().height < 40 ? target.outerHTML : [])))
  expect(width === 375 ? low : []).toEqual([])
  expect(visitor.complaints).toEqual([])
})

test('weights that are not better are not offered, and the page says why', async () => {
  const plain = await siteOf(2000, null)
  onTestFinished(plain.close)
  const { page, complaints } = browser
  await settings(page, plain.url)
  await page.getByRole('button', { name: '用我的 2,000 次作答训练' }).click()
  await section(page).getByText('没有比现在的更准，或者差得太少').waitFor()
  expect(await page.getByRole('button', { name: '换上这一组' }).count()).toBe(0)
  expect(complaints).toEqual([])
})

test('too few reviews are told by how many it takes, and there is nothing to press', async () => {
  const empty = await siteOf(300, null)
  onTestFinished(empty.close)
  const { page, complaints } = browser
  await settings(page, empty.url)
  await section(page)
    .getByText(/要 400 次，现在有 \d+ 次/)
    .waitFor()
  expect(await section(page).getByRole('button').count()).toBe(0)
  expect((await trainBy(empty.url)).events).toMatchObject([
    { type: 'refused', error: { kind: 'too-few', trialsNeeded: 400 } },
  ])
  expect(complaints).toEqual([])
})

test('a machine that the trainer is not made for is told so, and nothing else is amiss', async () => {
  const bare = await siteOf(2000, null, { NAPI_RS_NATIVE_LIBRARY_PATH: '/nowhere' })
  onTestFinished(bare.close)
  const { page, complaints } = browser
  await settings(page, bare.url)
  await page.getByRole('button', { name: '次作答训练' }).click()
  await said(page, '这台机器上没有能用的训练程序')
  await page.goto(bare.url)
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(complaints).toEqual([])
})
