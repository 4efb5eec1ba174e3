import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { changeJournalSettings } from '#core/study/journal/settings.ts'
import { planFor } from '#core/practice/plan.ts'
import { SENTENCES_SAID, spokenThrough } from '#core/store/testing-attempts.ts'
import { cardSource } from '#core/study/testing.ts'
import { type Browser, expectAccessible, openBrowser } from './browser.ts'
import { openScheduleSite, type ScheduleSite } from './schedule-site.ts'

const MINUTE_MS = 60_000
const CARDS = {
  read: cardSource('q-read').replace(
    'created:',
    'references:\n  - { url: https://example.org, kind: official, title: Docs }\ncreated:',
  ),
  other: cardSource('q-other'),
}
const TODAY = '2026-11-29'
/** Before the server's noon, so that what is measured lies in its past. */
const MORNING = new Date(`${TODAY}T07:00:00Z`)

let site: ScheduleSite
let browser: Browser

beforeAll(async () => {
  site = await openScheduleSite(CARDS, [], TODAY, {
    before: (ctx) => changeJournalSettings(ctx.db, { goalMinutes: 30 }),
  })
  browser = await openBrowser()
}, 120_000)
afterAll(async () => {
  await browser.close()
  await site.close()
})

type Sent = {
  readonly id: string
  readonly cardId: string | null
  readonly activity: string
  readonly activeMs: number
  readonly idleMs: number
}

/** What a browser sends of time, each stretch once, as long as the test lasts. */
function listenTo(context: BrowserContext): () => readonly Sent[] {
  const sent = new Map<string, Sent>()
  const listen = (request: { url: () => string; postData: () => string | null }): void => {
    if (!request.url().endsWith('/api/journal/stretches')) return
    const { stretches } = JSON.parse(request.postData() ?? '') as { stretches: readonly Sent[] }
    for (const stretch of stretches) sent.set(stretch.id, stretch)
  }
  context.on('request', listen)
  onTestFinished(() => void context.off('request', listen))
  return () => [...sent.values()]
}
/** Whole minutes: the clock of a page runs on by the seconds that a test takes. */
const minutesOf = (sent: readonly Sent[], of: 'activeMs' | 'idleMs'): number =>
  Math.round(sent.reduce((sum, one) => sum + one[of], 0) / MINUTE_MS)

/** A tab in which it is morning. */
async function tab(): Promise<Page> {
  const page = await browser.context.newPage()
  await page.clock.install({ time: MORNING })
  // What another test’s page left to be sent is not this one’s.
  await page.goto(`${site.url}/api/health`)
  await page.evaluate(() => localStorage.clear())
  onTestFinished(() => page.close())
  return page
}
async function open(page: Page, path: string): Promise<void> {
  await page.goto(site.url + path)
  await page.locator('html[data-keys=ready]').waitFor()
}
/** Minutes pass, and somebody moves something in each. */
async function study(page: Page, minutes: number): Promise<void> {
  for (let i = 0; i < minutes * 2; i++) {
    await page.clock.runFor(MINUTE_MS / 2)
    await page.mouse.move(10 + i, 10)
  }
}
/** Playwright keeps every page visible; what a page hears when it is not is the same. */
const show = (page: Page, state: 'hidden' | 'visible'): Promise<void> =>
  page.evaluate((to) => {
    Object.defineProperty(document, 'visibilityState', { value: to, configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  }, state)

/** Turns away from the page, until what it then sends has arrived. */
async function leave(page: Page): Promise<void> {
  const arrived = page.context().waitForEvent('response', (response) => response.url().endsWith('/stretches'))
  await show(page, 'hidden')
  expect((await arrived).status()).toBe(200)
}

/** An attempt at a card; answers where it is looked at afterwards. */
async function practised(url: string): Promise<string> {
  const id = crypto.randomUUID()
  const draft = {
    id,
    cardId: 'q-read',
    runId: null,
    retryOf: null,
    way: 'typed',
    plan: planFor('relaxed'),
    startedAt: `${TODAY}T06:00:00.000Z`,
    events: spokenThrough(),
    thought: 'fork',
    sentences: SENTENCES_SAID,
    dismissals: [],
    judgement: { gate: { recall: true, depth: true, defend: true }, rating: null, expectedReps: 0 },
  }
  const answered = await fetch(`${url}/api/attempts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(draft),
  })
  expect(answered.status, await answered.text()).toBe(201)
  return `/practice/q-read/${id}`
}

test('a card that is read, a hidden tab and a page without a sign of life: each counts as what it is', async () => {
  const page = await tab()
  const sent = listenTo(page.context())
  await open(page, '/q/q-read')
  await study(page, 3)
  await leave(page)
  await page.clock.runFor(20 * MINUTE_MS)
  await show(page, 'visible')
  await page.clock.runFor(4 * MINUTE_MS)
  await leave(page)
  expect([minutesOf(sent(), 'activeMs'), minutesOf(sent(), 'idleMs')]).toEqual([4, 3])
  expect(new Set(sent().map(({ activity }) => activity))).toEqual(new Set(['question']))

  await open(page, '/stats')
  const part = page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name: '时间花在哪' }) })
  await part.getByText('近 30 天里有 1 天在学，共 4 分钟。').waitFor()
  await part.locator('summary').click()
  const row = part.getByRole('row').filter({ hasText: '11月29日' })
  expect(await row.getByRole('cell').allInnerTexts()).toEqual(['4', '', '', '', '', '4', '3'])
  await open(page, '/q/q-read')
  await page.getByText('用时').locator('..').getByText('4 分钟').waitFor()
  // A page that is left for another sends what it has, too.
  await study(page, 1)
  await page.goto(site.url)
  await expect.poll(() => page.reload().then(() => page.getByText('今天学了 5 / 30 分钟').count())).toBe(1)
})

test('of two tabs in view only the one in use counts, whichever that is', async () => {
  // The clock is one for all tabs of a browser.
  const [one, two] = [await tab(), await browser.context.newPage()]
  onTestFinished(() => two.close())
  const sent = listenTo(one.context())
  await open(one, '/q/q-read')
  await study(one, 2)
  await open(two, '/q/q-other')
  await study(two, 2)
  await study(one, 2)
  await leave(one)
  await show(two, 'hidden')
  expect([minutesOf(sent(), 'activeMs'), minutesOf(sent(), 'idleMs')]).toEqual([6, 0])
  const cardsOf = sent().map(({ cardId }) => cardId)
  expect(new Set(cardsOf)).toEqual(new Set(['q-read', 'q-other']))
})

test('what could not be sent waits in the browser, and goes with the next', async () => {
  const page = await tab()
  await open(page, '/q/q-read')
  const waiting = () => page.evaluate(() => JSON.parse(localStorage.getItem('zhuiwen-stretches') ?? '[]').length)
  await page.context().setOffline(true)
  await study(page, 1)
  await show(page, 'hidden')
  expect(await waiting()).toBe(1)
  await page.context().setOffline(false)
  await show(page, 'visible')
  await study(page, 1)
  const sent = listenTo(page.context())
  await leave(page)
  expect(minutesOf(sent(), 'activeMs')).toBe(2)
  await page.waitForFunction(() => localStorage.getItem('zhuiwen-stretches') === null)
})

test('an answer against the clock counts as practice though nothing is touched', async () => {
  const page = await tab()
  const sent = listenTo(page.context())
  await open(page, '/practice/q-read')
  await page.getByRole('radio').first().check()
  await page.getByRole('button', { name: /^开始/ }).click()
  await page.locator('.minute-running').waitFor()
  await page.clock.runFor(2 * MINUTE_MS)
  await leave(page)
  expect(minutesOf(sent(), 'idleMs')).toBe(0)
  expect(minutesOf(sent(), 'activeMs')).toBe(2)
  expect(new Set(sent().map(({ activity }) => activity))).toEqual(new Set(['practice']))
})

test('each page counts as what is done there, and pages that are for nothing do not count', async () => {
  const page = await tab()
  const sent = listenTo(page.context())
  const attempted = await practised(site.url)
  const pages = ['/review?card=q-other', '/q/q-other/edit?part=answer', '/practice/q-read/study', attempted]
  for (const path of pages) {
    await open(page, path)
    await study(page, 1)
    await leave(page)
  }
  for (const path of ['/', '/stats', '/settings']) {
    await open(page, path)
    await study(page, 1)
    await show(page, 'hidden')
  }
  expect(sent().map(({ activity }) => activity)).toEqual(['review', 'writing', 'reading', 'practice'])
})

test('time from another site is refused, and what cannot have been is not kept', async () => {
  const stretch = {
    id: crypto.randomUUID(),
    startedAt: `${TODAY}T11:00:00Z`,
    activity: 'question',
    cardId: null,
    activeMs: 1_000,
    idleMs: 0,
  }
  const post = (headers: Readonly<Record<string, string>>) =>
    fetch(`${site.url}/api/journal/stretches`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ stretches: [stretch] }),
    })
  expect((await post({ origin: 'https://elsewhere.example' })).status).toBe(403)
  const answered = await post({ origin: site.url })
  expect([answered.status, await answered.json()]).toEqual([200, { refused: [stretch.id] }])
})

test('no page complains, and the figures are accessible', async () => {
  const { page, complaints } = browser
  await open(page, '/stats')
  await expectAccessible(page)
  expect(complaints.filter((one) => !one.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
})
