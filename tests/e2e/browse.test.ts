import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { writeTestDemo } from '#core/study/testing-demos.ts'
import { cardSource } from '#core/study/testing.ts'
import { type Browser, expectAccessible, openBrowser } from './browser.ts'
import { type Answer, openScheduleSite, type ScheduleSite } from './schedule-site.ts'

const card = (id: string, title: string, fields: string, followUps: readonly string[] = []): string =>
  cardSource(id, followUps)
    .replace(/^title:.*$/m, `title: ${title}`)
    .replace('category: project\n', `${fields}\n`)

const DOCS = 'references:\n  - { url: https://nginx.org/docs/, kind: official, title: Controlling nginx }'
const CARDS = {
  upgrade: card('q-upgrade', 'How is nginx upgraded?', `category: project\ntopics: [nginx]\n${DOCS}`, [
    'Why must a lease be renewed?',
    'Who counts a quorum?',
  ]),
  reload: card('q-reload', 'How is nginx reloaded?', `category: open-source\ntopics: [nginx, process]\n${DOCS}`, [
    'who counts a quorum',
  ]).replace('created: 2026-11-23', 'created: 2026-11-24'),
  lease: card('q-lease', 'Why must a lease be renewed', 'category: fundamentals\ntopics: [raft]'),
}
const ANSWERS: readonly Answer[] = [
  ['2026-11-01', 'q-upgrade', 'good'],
  ['2026-11-08', 'q-upgrade', 'good'],
  ['2026-11-26', 'q-reload', 'again'],
]

let site: ScheduleSite
let browser: Browser

beforeAll(async () => {
  site = await openScheduleSite(CARDS, ANSWERS, '2026-11-28', {
    before: async ({ contentDir }) => {
      const write = async (file: string, source: string): Promise<void> => {
        await mkdir(path.dirname(path.join(contentDir, file)), { recursive: true })
        await writeFile(path.join(contentDir, file), source)
      }
      await writeTestDemo({ write }, 'hello')
      await writeTestDemo({ write }, 'fork', { title: { zh: '分叉', en: 'Forks twice' } })
    },
  })
  browser = await openBrowser({ locale: 'en-US' })
}, 120_000)
afterAll(async () => {
  await browser.close()
  await site.close()
})

test('a board tells where each question stands, and its address which of them it shows', async () => {
  const { page, complaints } = browser
  await page.goto(`${site.url}/boards`)
  const rows = page.getByRole('table').locator('tbody tr')
  expect(await rows.locator('[data-board]').allInnerTexts()).toEqual(['Failed', 'Passed', 'Unanswered'])
  expect(await rows.first().locator('[data-date=seen]').innerText()).toBe('2 days ago')
  await page.getByRole('link', { name: 'Passed 1' }).click()
  await page.waitForURL('**/boards?state=passed')
  expect(await rows.locator('th a').first().innerText()).toBe('How is nginx upgraded?')
  await page.getByRole('link', { name: 'Question', exact: true }).click()
  await page.waitForURL('**/boards?state=passed&by=title')
  expect(await page.locator('th[aria-sort=ascending]').innerText()).toContain('Question')
  expect(complaints).toEqual([])
})

test('a topic leads from a card to its questions of all categories', async () => {
  const { page } = browser
  await page.goto(`${site.url}/q/q-reload`)
  await page.locator('.lead').getByRole('link', { name: 'nginx', exact: true }).click()
  await page.waitForURL('**/boards?topic=nginx')
  await page.getByText('2 questions').waitFor()
  await page.getByRole('link', { name: 'Topics', exact: true }).click()
  await page.getByText('1 of 2 passed').waitFor()
  await page.getByRole('link', { name: 'By state' }).click()
  await page.getByRole('heading', { level: 2, name: /^Failed/ }).waitFor()
})

test('where a question stands is said by hand, told beside what the record says, and taken back', async () => {
  const visitor = await openBrowser({ locale: 'en-US' })
  onTestFinished(visitor.close)
  const { page, complaints } = visitor
  const row = page.getByRole('table').locator('tbody tr').filter({ hasText: 'How is nginx reloaded?' })
  await page.goto(`${site.url}/boards`)
  await row.getByRole('link', { name: /^Edit state and dates/ }).click()
  await page.waitForURL('**/boards?mark=q-reload')
  await page.getByRole('combobox', { name: 'State' }).selectOption('Studying')
  await page.getByLabel('Started on').fill('2026-10-01')
  await page.getByLabel('Note').fill('read the docs first')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved.').waitFor()
  expect(await row.locator('[data-board]').innerText()).toBe('Studying')
  expect(await row.locator('[data-date=started]').innerText()).toBe('Oct 1')
  expect(await row.locator('.mark-said').innerText()).toContain('by the record: Failed')
  await expectAccessible(page)

  await page.goto(`${site.url}/boards?view=board&byHand=1`)
  await page.getByRole('heading', { level: 2, name: /^Studying/ }).waitFor()
  await page.getByText('read the docs first').waitFor()

  // On the card, before the script is there.
  await page.route('**/*.js', (route) => route.abort())
  await page.goto(`${site.url}/q/q-reload`)
  const board = page.getByRole('region', { name: 'Board' })
  await board.getByText('Edit', { exact: true }).click()
  await board.getByRole('combobox', { name: 'State' }).selectOption('Passed')
  await board.getByRole('button', { name: 'Save' }).click()
  await board.getByText('Saved.').waitFor()
  expect(await board.locator('[data-board]').innerText()).toBe('Passed')
  await board.getByRole('button', { name: 'Undo' }).click()
  await board.getByText('Taken back').waitFor()
  expect(await board.locator('[data-board]').innerText()).toBe('Studying')
  await board.getByText('Edit', { exact: true }).click()
  await board.getByRole('combobox', { name: 'State' }).selectOption('By the record (Failed)')
  for (const name of ['Started on', 'Note']) await board.getByLabel(name).fill('')
  await board.getByRole('button', { name: 'Save' }).click()
  await board.getByText('Saved.').waitFor()
  expect(await board.locator('[data-board]').innerText()).toBe('Failed')
  expect(complaints.filter((complaint) => !complaint.includes('ERR_FAILED'))).toEqual([])
})

test('each category has a table of its own', async () => {
  const { page } = browser
  await page.goto(`${site.url}/boards`)
  await page.getByRole('link', { name: 'By category' }).click()
  await page.waitForURL('**/boards?view=categories')
  expect(await page.getByRole('heading', { level: 2 }).allInnerTexts()).toEqual([
    expect.stringContaining('Project'),
    expect.stringContaining('Fundamentals'),
    expect.stringContaining('Open source'),
  ])
  const table = page.getByRole('table', { name: /^Open source/ })
  expect(await table.locator('tbody th a').first().innerText()).toBe('How is nginx reloaded?')
  expect(await table.locator('tbody [data-date=product]').innerText()).toBe('nginx')
})

test('keys go from row to row, and Enter opens the one in focus', async () => {
  const { page } = browser
  await page.goto(`${site.url}/boards`)
  await page.locator('html[data-keys=ready]').waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  await page.keyboard.press('j')
  expect(await page.locator(':focus').innerText()).toBe('How is nginx upgraded?')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/q/q-upgrade~*')
})

test('a reference is listed once, and its two buttons take each other back, with script and without', async () => {
  const visitor = await openBrowser({ locale: 'en-US' })
  onTestFinished(visitor.close)
  const { page } = visitor
  const read = async () => {
    const { read: n } = (await (await fetch(`${site.url}/api/references`)).json()) as { read: number }
    return n
  }
  await page.goto(`${site.url}/references`)
  await page.getByText('cited by 2 cards').waitFor()
  await page.getByRole('button', { name: 'Mark as read: Controlling nginx' }).click()
  await page.getByRole('button', { name: 'Mark as unread: Controlling nginx' }).waitFor()
  expect(await read()).toBe(1)
  await page.route('**/*.js', (route) => route.abort())
  await page.reload()
  await page.getByRole('button', { name: 'Mark as unread: Controlling nginx' }).click()
  await page.getByRole('button', { name: 'Mark as read: Controlling nginx' }).waitFor()
  expect(await read()).toBe(0)
  expect((await fetch(`${site.url}/api/references?kind=none`)).status).toBe(400)
})

type Inbox = { questions: { text: string; askings: unknown[]; answeredBy: { id: string } | null }[]; total: number }
const inbox = async () => (await (await fetch(`${site.url}/api/inbox?limit=10`)).json()) as Inbox

test('what is asked most comes first; what was asked before is linked to, and taken back', async () => {
  const { page, complaints } = browser
  expect((await inbox()).questions).toMatchObject([
    { text: 'Who counts a quorum?', askings: [{}, {}], answeredBy: null },
    { text: 'Why must a lease be renewed?', askings: [{}], answeredBy: { id: 'q-lease' } },
  ])
  await page.goto(`${site.url}/questions`)
  await page.getByText('asked 2 times', { exact: true }).waitFor()
  await page.getByRole('button', { name: /^Link to it: “Why must a lease be renewed\?”/ }).click()
  await page.getByText('Linked: Why must a lease be renewed?').waitFor()
  expect((await inbox()).total).toBe(1)
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('Taken back').waitFor()
  expect((await inbox()).total).toBe(2)
  expect(complaints).toEqual([])
})

test('a question becomes a card in the file of the first that asks it', async () => {
  const { page } = browser
  await page.goto(`${site.url}/questions`)
  await page.getByRole('button', { name: /a card.*Who counts a quorum/i }).click()
  await page.getByText('Asked before:').nth(1).waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('Taken back').waitFor()
  expect((await inbox()).total).toBe(2)
})

test('demos are looked through by what they are called and how they went', async () => {
  const { page } = browser
  const names = () => page.locator('main .row-title').allInnerTexts()
  await page.goto(`${site.url}/demos`)
  expect(await names()).toEqual(['Forks twice', 'Says hello'])
  await page.getByLabel('Named').fill('twice')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/demos?*q=twice*')
  expect(await names()).toEqual(['Forks twice'])
  await page.getByRole('link', { name: 'Failed last time' }).click()
  await page.getByText('There are no such demos.').waitFor()
})

const PAGES = [
  '/boards',
  '/boards?view=board',
  '/boards?view=categories&by=product',
  '/boards?mark=q-upgrade',
  '/boards?view=topics',
  '/boards?topic=none',
  '/references',
  '/references?by=cited',
  '/references?state=dead',
  '/questions',
  '/questions?topic=none',
  '/demos',
] as const

test.each([
  ['zh-CN', 'light', 1280],
  ['zh-CN', 'dark', 375],
  ['en-US', 'light', 375],
  ['en-US', 'dark', 1280],
] as const)('accessible and no wider than the window: %s, %s, %i px', async (locale, colorScheme, width) => {
  const visitor = await openBrowser({ locale, colorScheme, width, isTouch: width === 375 })
  onTestFinished(visitor.close)
  const { page } = visitor
  for (const address of PAGES) {
    await page.goto(site.url + address)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expectAccessible(page)
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow, address).toBe(0)
  }
  expect(visitor.complaints).toEqual([])
})
