import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { cardSource } from '#core/study/testing.ts'
import { type Browser, expectAccessible, openBrowser } from './browser.ts'
import { openScheduleSite, type ScheduleSite } from './schedule-site.ts'

const CARDS = {
  a: cardSource('q-first', ['q-next']),
  b: cardSource('q-second'),
  c: cardSource('q-next'),
  d: cardSource('q-known'),
  e: `${cardSource('q-leech').replace(
    'created:',
    'references:\n  - { url: https://nginx.org/en/docs/control.html, kind: official, title: Controlling nginx }\ncreated:',
  )}\n## 5. Verdict\n\nStudy how nginx does it.\n`,
}
/** Forgotten five times, a day apart each. */
const FORGOTTEN = ['20', '21', '22', '23', '24', '25'].map((day) => [`2026-11-${day}`, 'q-leech', 'again'] as const)

let site: ScheduleSite
let browser: Browser

beforeAll(async () => {
  site = await openScheduleSite(CARDS, [...FORGOTTEN, ['2026-11-29', 'q-known', 'good']], '2026-11-29')
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
const title = (page: Page, id: string) => page.getByRole('heading', { level: 1, name: `Question ${id}?` }).waitFor()
const said = (page: Page, text: string) => page.getByRole('status').getByText(text).waitFor()
const queued = async () => (await site.queue()).map(({ id }) => id)

test('while reviewing, a card is put off until tomorrow or suspended, the next one comes, and both are taken back', async () => {
  const { page, complaints } = browser
  await open(page, '/review')
  await title(page, 'q-first')
  await page.keyboard.press('b')
  await title(page, 'q-second')
  await said(page, '先放下了，明天再问。')
  expect(await queued()).toEqual(['q-second'])

  await page.keyboard.press('Space')
  await page.getByText('答得怎么样？').waitFor()
  await page.keyboard.press('s')
  await page.getByRole('heading', { level: 1, name: '今天的都答完了' }).waitFor()
  await said(page, '已暂停，不会再问它。')
  expect(await queued()).toEqual([])

  await page.keyboard.press('u')
  await title(page, 'q-second')
  await said(page, '已撤销「暂停」。')
  await page.keyboard.press('u')
  await title(page, 'q-first')
  await said(page, '已撤销「明天再问」。')
  expect(await queued()).toEqual(['q-first', 'q-second'])

  // Asked by itself after an undo, it still gives way to the queue.
  await page.keyboard.press('s')
  await title(page, 'q-second')
  await page.keyboard.press('u')
  await title(page, 'q-first')
  expect(complaints).toEqual([])
})

test('a day is set from the card, by keyboard; one in the past is refused; what was done is taken back', async () => {
  const { page, complaints } = browser
  await open(page, '/q/q-known')
  await page.getByText('改到期日', { exact: true }).press('Enter')
  await page.getByLabel('哪一天到期').fill('2026-12-05')
  await page.getByLabel('哪一天到期').press('Enter')
  await said(page, '到期日改好了：6天后。')
  expect(await site.standing('q-known')).toMatchObject({ dueAt: '2026-12-05T04:00:00.000Z' })

  await page.getByText('改到期日', { exact: true }).click()
  await page.getByLabel('哪一天到期').evaluate((input) => input.removeAttribute('min'))
  await page.getByLabel('哪一天到期').fill('2026-11-28')
  await page.getByRole('button', { name: '改到这一天' }).click()
  await said(page, '最早只能选今天，2026-11-29。')
  expect(await site.standing('q-known')).toMatchObject({ dueAt: '2026-12-05T04:00:00.000Z' })

  // Starting over asks first.
  await page.getByText('从头来过', { exact: true }).press('Enter')
  await page.getByText('答过的记录都留着').waitFor()
  expect(await site.standing('q-known')).toMatchObject({ state: 'review' })
  await page.getByRole('button', { name: '确定从头来过' }).press('Enter')
  await said(page, '它又是新题了')
  expect(await site.standing('q-known')).toEqual({ state: 'new' })
  await page.keyboard.press('u')
  await said(page, '已撤销「从头来过」。')
  expect(await site.standing('q-known')).toMatchObject({ dueAt: '2026-12-05T04:00:00.000Z', reps: 1 })
  expect(complaints).toEqual([])
})

test('suspended on its page, a card says so there and where it is asked all the same, until it is resumed', async () => {
  const { page, complaints } = browser
  await open(page, '/q/q-second')
  await page.keyboard.press('s')
  await page.getByText('已暂停（今天起），不会再问。').waitFor()
  expect(await queued()).not.toContain('q-second')
  await open(page, '/review?card=q-second')
  await page.getByText('已暂停', { exact: true }).waitFor()
  await page.keyboard.press('s')
  await said(page, '恢复了，照常问它。')
  expect(await queued()).toContain('q-second')
  await title(page, 'q-second')
  expect(complaints).toEqual([])
})

test('a follow-up whose turn has not come is put in the queue by hand, and taken out again', async () => {
  const { page, complaints } = browser
  expect(await queued()).not.toContain('q-next')
  await open(page, '/q/q-next')
  await page.getByRole('button', { name: '直接放进队列' }).click()
  await said(page, '记下了：放进队列。')
  await page.getByText('已放进队列，不等上一问。').waitFor()
  expect(await queued()).toContain('q-next')
  await page.getByRole('button', { name: /^撤销/ }).click()
  await said(page, '已撤销「放进队列」。')
  expect(await queued()).not.toContain('q-next')
  expect(complaints).toEqual([])
})

test('a card forgotten again and again is not asked but advised on, until it has been studied', async () => {
  const { page, complaints } = browser
  expect(await queued()).not.toContain('q-leech')
  await open(page, '/review?card=q-leech')
  await page.getByRole('link', { name: '忘过 5 次，先看别人怎么答' }).click()
  await page.getByText('忘过 5 次，再问一遍也没用。先停下来，看看别人是怎么答的。').waitFor()
  const advice = page.locator('#schedule').getByRole('link')
  expect(await advice.evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual([
    '#stage-verdict',
    '#references',
  ])
  await page.getByRole('button', { name: '我看过了' }).click()
  await said(page, '它会重新排进复习')
  expect(await page.getByText('再问一遍也没用').count()).toBe(0)
  expect(await site.queue()).toContainEqual({ id: 'q-leech', reason: 'due' })
  await page.getByRole('button', { name: /^撤销/ }).click()
  await page.getByText('忘过 5 次，再问一遍也没用').waitFor()
  expect(await queued()).not.toContain('q-leech')
  expect(complaints).toEqual([])
})

test('what was done elsewhere since is not taken back by mistake', async () => {
  const { page, context, complaints } = browser
  await open(page, '/q/q-first')
  await page.keyboard.press('b')
  await said(page, '记下了：明天再问。')
  const other = await context.newPage()
  await open(other, '/q/q-second')
  await other.keyboard.press('b')
  await said(other, '记下了：明天再问。')
  await page.keyboard.press('u')
  await said(page, '这之后又有别的操作，没有撤销。')
  expect(await queued()).toEqual([])
  await other.keyboard.press('u')
  await said(other, '已撤销')
  await open(other, '/review')
  await other.keyboard.press('u')
  await title(other, 'q-first')
  await other.close()
  expect(await queued()).toEqual(['q-first', 'q-second'])
  expect(complaints).toEqual([])
})

test('settings are kept as they were entered, those that were not touched as they were, and a wrong line is named', async () => {
  const { page, complaints } = browser
  await open(page, '/settings')
  const save = async () => {
    await page.getByRole('button', { name: '保存' }).first().click()
    await page.getByText('已保存。').first().waitFor()
  }
  await page.getByLabel('每天多久').fill('45')
  await page.getByLabel('同时追几条题链').fill('3')
  await page.getByLabel('最长间隔').fill('365')
  await page.getByLabel('按主题记住的比例').fill('nginx 95\n分布式 事务 85')
  await page.getByRole('combobox', { name: '周日' }).selectOption('休息')
  await page.getByRole('button', { name: '添一段假期' }).click()
  await page.getByLabel('从', { exact: true }).fill('2026-12-24')
  await page.getByLabel('到', { exact: true }).fill('2027-01-02')
  await save()

  await open(page, '/settings')
  await page.getByLabel('每天新题').fill('12')
  await save()
  await open(page, '/settings')
  const values = () =>
    page.locator('form :is(input:not([type=hidden]), select, textarea)[name]').evaluateAll((fields) =>
      Object.fromEntries(
        fields.flatMap((field) => {
          const { name, value } = field as HTMLInputElement
          return name === 'weekdayShare' || name === 'timeZone' ? [] : [[name, value]]
        }),
      ),
    )
  expect(await values()).toMatchObject({
    newPerDay: '12',
    minutesPerDay: '45',
    chainsAtOnce: '3',
    maximumIntervalDays: '365',
    retentionPercent: '90',
    topicRetention: 'nginx 95\n分布式 事务 85',
    vacationFrom: '2026-12-24',
    vacationTo: '2027-01-02',
  })
  expect(await page.getByRole('combobox', { name: '周日' }).inputValue()).toBe('0')

  await page.getByLabel('按主题记住的比例').fill('nginx 95\nredis')
  await page.getByRole('button', { name: '保存' }).first().click()
  await page.getByText('没有保存：按主题记住的比例第 2 行不对。').waitFor()

  await page.getByLabel('按主题记住的比例').fill('')
  await page.getByLabel('每天多久').fill('')
  await page.getByRole('button', { name: '去掉 1' }).click()
  await save()
  await open(page, '/settings')
  expect(await values()).toMatchObject({ minutesPerDay: '', topicRetention: '', chainsAtOnce: '3' })
  expect(await page.getByLabel('从', { exact: true }).count()).toBe(0)
  expect(complaints).toEqual([])
})

test('recalled on a later day, a question opens its follow-ups, and the first of them comes next', async () => {
  const cards = { a: cardSource('q-above', ['q-below']), b: cardSource('q-below') }
  const later = await openScheduleSite(cards, [['2026-11-20', 'q-above', 'good']], '2026-11-24')
  onTestFinished(later.close)
  expect(await later.queue()).toEqual([{ id: 'q-above', reason: 'due' }])
  const { page, complaints } = browser
  await page.goto(`${later.url}/review`)
  await title(page, 'q-above')
  await page.keyboard.press('Space')
  await page.getByText('答得怎么样？').waitFor()
  await page.keyboard.press('3')
  await title(page, 'q-below')
  await said(page, '这一答打开了 1 个追问：')
  await page.getByText('追自 Question q-above?').waitFor()
  expect(complaints).toEqual([])
})

test('a question before a follow-up that was missed says why it is asked', async () => {
  const cards = { a: cardSource('q-above', ['q-missed']), b: cardSource('q-missed') }
  const probing = await openScheduleSite(
    cards,
    [
      ['2026-11-01', 'q-above', 'easy'],
      ['2026-11-09', 'q-above', 'good'],
      ['2026-11-28', 'q-missed', 'again'],
    ],
    '2026-11-29',
  )
  onTestFinished(probing.close)
  expect(await probing.queue()).toEqual([
    { id: 'q-above', reason: 'probe' },
    { id: 'q-missed', reason: 'due' },
  ])
  const { page, complaints } = browser
  await page.goto(`${probing.url}/review`)
  await title(page, 'q-above')
  await page.getByText('追问没答上，先回看上一问').waitFor()
  await page.getByText('没答上的追问 Question q-missed?').waitFor()
  const link = page.locator('.facts').getByRole('link', { name: 'Question q-missed?' })
  expect(await link.getAttribute('href')).toContain('/q/q-missed')
  expect(complaints).toEqual([])
})

test.each([
  ['zh-CN', 'light', 1280],
  ['zh-CN', 'dark', 390],
  ['en-US', 'light', 390],
  ['en-US', 'dark', 1280],
] as const)('the schedule is accessible, fits, and can be pressed by a thumb: %s, %s, %i px', async (...look) => {
  const [locale, colorScheme, width] = look
  const visitor = await openBrowser({ locale, colorScheme, width, isTouch: width === 390 })
  onTestFinished(visitor.close)
  const { page } = visitor
  for (const path of ['/q/q-leech', '/q/q-known', '/q/q-next', '/review?card=q-leech', '/review', '/settings']) {
    await open(page, path)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    for (const summary of await page.locator('#schedule summary').all()) await summary.click()
    await expectAccessible(page)
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow, `${path} is wider than the window`).toBe(0)
    if (width > 390) continue
    const targets = page.locator(
      ':is(#schedule, .review-aside, .weekdays, .vacations) :is(button, summary, a, select, input:not([type=hidden]))',
    )
    const low = await targets.evaluateAll((all) =>
      all.flatMap((target) => (target.getBoundingClientRect().height < 40 ? target.outerHTML : [])),
    )
    expect(low, path).toEqual([])
  }
  expect(visitor.complaints).toEqual([])
})

test('the forms of a card work before its script is there', async () => {
  const visitor = await openBrowser()
  onTestFinished(visitor.close)
  const { page } = visitor
  await page.route('**/*.js', (route) => route.abort())
  await page.goto(`${site.url}/q/q-first`)
  await page.getByRole('button', { name: '明天再问' }).click()
  await said(page, '记下了：明天再问。')
  expect(await queued()).not.toContain('q-first')
  await page.getByRole('button', { name: /^撤销/ }).click()
  await said(page, '已撤销「明天再问」。')
  expect(await queued()).toContain('q-first')
})
