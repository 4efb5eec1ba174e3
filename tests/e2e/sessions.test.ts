import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { cardSource } from '#core/study/testing.ts'
import { type Browser, expectAccessible, openBrowser } from './browser.ts'
import { openScheduleSite, type ScheduleSite } from './schedule-site.ts'

/** root → (left → leaf), right; a card by itself; and one that was missed yesterday. */
const CARDS = {
  a: cardSource('q-root', ['q-left', 'q-right']).replace('created:', 'topics: [chained]\ncreated:'),
  b: cardSource('q-left', ['q-leaf']),
  c: cardSource('q-leaf'),
  d: cardSource('q-right'),
  e: cardSource('q-alone').replace('created:', 'topics: [alone]\ncreated:'),
  f: cardSource('q-missed'),
}

let site: ScheduleSite
let browser: Browser

beforeAll(async () => {
  site = await openScheduleSite(CARDS, [['2026-11-28', 'q-missed', 'again']], '2026-11-29')
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

/** Opens a page and waits until it listens to keys. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(site.url + path)
  await page.locator('html[data-keys=ready]').waitFor()
}
const title = (page: Page, text: string) => page.getByRole('heading', { level: 1, name: text }).waitFor()
const asked = (page: Page, id: string) => title(page, `Question ${id}?`)
const said = (page: Page, text: string) => page.getByRole('status').getByText(text).waitFor()
async function rate(page: Page, key: string): Promise<void> {
  await page.keyboard.press('Space')
  await page.getByText('答得怎么样？').waitFor()
  await page.keyboard.press(key)
}
/** Takes back so many of the last steps, for the next test. */
async function takeBack(steps: number): Promise<void> {
  for (let i = 0; i < steps; i += 1) await fetch(`${site.url}/api/actions/last`, { method: 'DELETE' })
}
const get = async (address: string) => {
  const response = await fetch(site.url + address)
  return { status: response.status, body: (await response.json()) as unknown }
}
const post = async (body: unknown) =>
  (
    await fetch(`${site.url}/api/rehearsals`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  ).status

test('a chain is walked down from its page, question by question; an undo goes back one; a reload stays where it is', async () => {
  const { page, complaints } = browser
  await open(page, '/chains/q-root')
  await page.keyboard.press('w')
  await asked(page, 'q-root')
  await page.getByText('顺着题链走 Question q-root?').waitFor()
  await page.getByText('还有 4 题').waitFor()
  await rate(page, '3')
  await asked(page, 'q-left')
  await said(page, '记下了：答上了，')
  await rate(page, '3')
  await asked(page, 'q-leaf')
  await page.getByText('还有 2 题').waitFor()

  await page.keyboard.press('u')
  await asked(page, 'q-left')
  await said(page, '已撤销「答上了」，这题重新来。')
  await rate(page, '4')
  await asked(page, 'q-leaf')
  await page.reload()
  await asked(page, 'q-leaf')
  expect(await site.standing('q-left')).toMatchObject({ state: 'review', lastRating: 'easy', reps: 1 })

  await page.locator('html[data-keys=ready]').waitFor()
  await page.keyboard.press('e')
  await title(page, '先到这里')
  await page.getByText('答了 2 题').waitFor()
  await page.keyboard.press('Enter')
  await asked(page, 'q-leaf')
  await rate(page, '1')
  await asked(page, 'q-right')
  await rate(page, '2')
  await title(page, '这些题都答完了')
  expect(await page.locator('.lead .facts span').allTextContents()).toEqual([
    '答了 4 题',
    '没答上 1',
    '吃力 1',
    '答上了 1',
    '轻松 1',
  ])
  await page.getByRole('region', { name: '没答上的' }).getByRole('link', { name: 'Question q-leaf?' }).waitFor()

  // What was missed is gone through once more, and only that which was missed today.
  await page.keyboard.press('Enter')
  await asked(page, 'q-leaf')
  await page.getByText('今天没答上的').waitFor()
  await page.getByText('只练，排期不变').waitFor()
  await rate(page, '3')
  await said(page, '记下了：答上了。排期没有动。')
  await title(page, '这些题都答完了')
  expect(await site.standing('q-leaf')).toMatchObject({ reps: 1, lastRating: 'again' })
  expect(complaints).toEqual([])
  await takeBack(5)
})

test('what is chosen can be rehearsed: no interval is promised, nothing moves, and an undo asks it again', async () => {
  const { page, complaints } = browser
  await open(page, '/review/choose')
  const topic = page.getByRole('form', { name: '主题' })
  await topic.getByRole('combobox').selectOption('alone（1）')
  await topic.getByLabel('只练').check()
  await topic.getByRole('button', { name: '复习' }).click()
  await asked(page, 'q-alone')
  await page.getByText('主题「alone」').waitFor()
  await page.locator('html[data-keys=ready]').waitFor()
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: /^没答上/ }).waitFor()
  expect(await page.locator('.rating-interval').count()).toBe(0)
  await page.keyboard.press('1')
  await title(page, '这些题都答完了')
  await said(page, '记下了：没答上。排期没有动。')
  expect(await site.standing('q-alone')).toEqual({ state: 'new' })

  await page.keyboard.press('u')
  await asked(page, 'q-alone')
  await said(page, '已撤销「没答上」，这题重新来。')
  await rate(page, '3')
  await title(page, '这些题都答完了')

  // The queue does not take what was rehearsed for answered, and its undo names it without asking it there.
  await open(page, '/review')
  await page.keyboard.press('u')
  await said(page, '已撤销「答上了」。 Question q-alone?')
  expect(new URL(page.url()).search).toBe('')
  expect(complaints).toEqual([])
})

test('put off while it is asked, a card is left out of what was chosen, and comes back by an undo', async () => {
  const { page, complaints } = browser
  await open(page, '/review?chain=q-left&walk=1')
  await asked(page, 'q-left')
  await page.keyboard.press('b')
  await asked(page, 'q-leaf')
  await page.keyboard.press('u')
  await asked(page, 'q-left')
  await rate(page, '3')
  await asked(page, 'q-leaf')
  expect(new URL(page.url()).searchParams.has('card')).toBe(false)
  expect(complaints).toEqual([])
  await takeBack(1)
})

test('an answer given while the server is away is sent once it is back, and what was chosen goes on', async () => {
  const visitor = await openBrowser()
  onTestFinished(visitor.close)
  const { page, context } = visitor
  await open(page, '/review?chain=q-root&walk=1&rehearse=1')
  await asked(page, 'q-root')
  await page.keyboard.press('Space')
  await context.setOffline(true)
  await page.keyboard.press('3')
  await page.getByText('还没记下').first().waitFor()
  await context.setOffline(false)
  await page.getByRole('button', { name: '再送一次' }).click()
  await asked(page, 'q-left')
  expect(await site.standing('q-root')).toEqual({ state: 'new' })
  await takeBack(1)
})

test('what was missed lately is one step from today', async () => {
  const { page, complaints } = browser
  await open(page, '/')
  await page.getByRole('link', { name: '最近 7 天没答上的 1 题' }).click()
  await asked(page, 'q-missed')
  expect(complaints).toEqual([])
})

test('an address that cannot be read says so, and so does one of a chain that is gone', async () => {
  const { page } = browser
  for (const path of ['/review?topic=', '/review?failed=many', '/review?topic=a&failed=7', '/review?topic=a&since=x']) {
    await open(page, path)
    await title(page, '不知道要问哪些题')
  }
  await page.getByRole('link', { name: '挑题复习' }).click()
  await title(page, '挑题复习')
  await open(page, '/review?chain=q-nobody')
  await title(page, '没有这条题链')
  await open(page, `/review?topic=alone&since=${Date.parse('2040-01-01')}`)
  await asked(page, 'q-alone')
  expect(Number(new URL(page.url()).searchParams.get('since'))).toBeLessThan(Date.parse('2026-11-30'))
})

test('programs ask for the same, and rehearse', async () => {
  const walk = await get('/api/queue?chain=q-root&walk=1&limit=2')
  expect(walk).toMatchObject({
    body: {
      items: [{ card: { id: 'q-root' }, rehearsals: 0 }, { card: { id: 'q-left' } }],
      left: { toAsk: 4, givenAway: 0, locked: 0 },
    },
  })
  expect(await get('/api/queue?chain=q-root')).toMatchObject({ body: { left: { toAsk: 1, locked: 3 } } })
  for (const query of ['topic=', 'failed=0', 'walk=1', 'topic=a&q=b', 'since=x&topic=a', 'rehearse=1']) {
    expect(await get(`/api/queue?${query}`), query).toMatchObject({ status: 400 })
  }
  expect(await get('/api/queue?chain=q-nobody')).toMatchObject({ status: 404 })

  const rehearsal = { cardId: 'q-root', rating: 'good', expectedRehearsals: 0, durationMs: 1000 }
  expect(await post(rehearsal)).toBe(201)
  expect(await post(rehearsal)).toBe(409)
  expect(await post({ ...rehearsal, cardId: 'q-nobody' })).toBe(404)
  expect(await post({ ...rehearsal, expectedRehearsals: undefined })).toBe(400)
  expect(await get(`/api/queue?chain=q-root&walk=1&limit=1&since=${Date.parse('2026-11-29')}`)).toMatchObject({
    body: { items: [{ card: { id: 'q-left' } }], left: { toAsk: 3 } },
  })
  await takeBack(1)
})

test('what is chosen works without the page’s script', async () => {
  const visitor = await openBrowser()
  onTestFinished(visitor.close)
  const { page } = visitor
  await page.route('**/*.js', (route) => route.abort())
  await page.goto(`${site.url}/review/choose`)
  await page.getByRole('form', { name: '题链' }).getByRole('button', { name: '顺着走' }).click()
  await page.waitForURL(/chain=.*walk=1/)
})

test.each([
  ['zh-CN', 'light', 1280],
  ['zh-CN', 'dark', 375],
  ['en-US', 'light', 375],
  ['en-US', 'dark', 1280],
] as const)('what is chosen is accessible, fits, and can be pressed by a thumb: %s, %s, %i px', async (...look) => {
  const [locale, colorScheme, width] = look
  const visitor = await openBrowser({ locale, colorScheme, width, isTouch: width === 375 })
  onTestFinished(visitor.close)
  const { page } = visitor
  const paths = ['/review/choose', '/review?chain=q-root', '/review?topic=none', '/review?failed=7&rehearse=1&since=0']
  for (const path of [...paths, '/review?topic=', '/chains/q-root', '/q/q-root', '/']) {
    await open(page, path)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    await expectAccessible(page)
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow, `${path} is wider than the window`).toBe(0)
    if (width > 375) continue
    const targets = page.locator(':is(.choice-form, .review-about) :is(button, .field, .choice-effect, .action)')
    const low = await targets.evaluateAll((all) =>
      all.flatMap((target) => (target.getBoundingClientRect().height < 40 ? target.outerHTML : [])),
    )
    expect(low, path).toEqual([])
  }
  await open(page, '/review?chain=q-root&rehearse=1')
  await page.getByRole('button', { name: /看答案|Show the answer/ }).click()
  await page.getByRole('button', { name: /^(没答上|Again)/ }).click()
  await page.getByRole('heading', { level: 1, name: /这些题都答完了|That is all of them/ }).waitFor()
  await expectAccessible(page)
  await takeBack(1)
  expect(visitor.complaints).toEqual([])
})
