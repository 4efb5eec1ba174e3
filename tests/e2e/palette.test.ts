import { execFile } from 'node:child_process'
import { cp, mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { expectAccessible, openBrowser, type Browser } from './browser.ts'
import { freshFolder, projectDir, serve, type Server } from './server.ts'

const card = (id: string, title: string, answer = '', lang = 'zh') =>
  `---\nid: ${id}\ntitle: ${title}\nlang: ${lang}\ncategory: project\ntopics: [net]\ncreated: 2026-11-23\n---\n\n## 一、问题\n\n${title}\n\n## 三、一分钟回答\n\n${answer}\n`
const SMOOTH = { id: 'q-smooth', title: '怎样平滑升级？' }
const OTHER = { id: 'q-other', title: 'Why does a quorum need a majority?' }

let folder: Awaited<ReturnType<typeof freshFolder>>
let content: string
let server: Server
let browser: Browser

beforeAll(async () => {
  folder = await freshFolder()
  content = path.join(folder.path, 'content')
  await cp(path.join(projectDir, 'content'), content, { recursive: true })
  await mkdir(path.join(content, 'net'))
  await writeFile(path.join(content, 'net/smooth.mdx'), card(SMOOTH.id, SMOOTH.title))
  await writeFile(path.join(content, 'net/other.mdx'), card(OTHER.id, OTHER.title, '', 'en'))
  server = await serve({ contentDir: content, dataDir: path.join(folder.path, 'data') })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  await folder.remove()
})

const field = (page: Page) => page.getByRole('combobox')
const options = (page: Page) => page.getByRole('option')
/** Titles of what is offered in a group. */
const titles = (page: Page, group: string) =>
  page.getByRole('group', { name: group }).locator('.palette-title').allTextContents()
const chosen = (page: Page) => page.locator('[role=option][aria-selected=true] .palette-title').textContent()

async function visit(page: Page, address: string): Promise<void> {
  await page.goto(server.url + address)
  await page.locator('html[data-keys=ready]').waitFor()
}
async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('Control+k')
  await field(page).waitFor()
}
/** Waits for what is offered for a text. */
async function look(page: Page, typed: string): Promise<void> {
  await field(page).fill(typed)
  await page.locator('.palette [role=status]', { hasText: /找到/ }).waitFor({ state: 'attached' })
}

test('first letters of a question’s pinyin are typed, Enter, and the right card opens; then it is among the recent ones', async () => {
  const { page } = browser
  await visit(page, '/')
  await openPalette(page)
  await page.keyboard.type('phsj')
  // At once, whether there is an answer yet or not.
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: SMOOTH.title }).waitFor()
  expect(await page.locator('dialog[open]').count()).toBe(0)

  await openPalette(page)
  await page.getByRole('group', { name: '最近看过' }).waitFor()
  expect(await titles(page, '最近看过')).toEqual([SMOOTH.title])
  await page.keyboard.press('Escape')
})

test('lines are gone through by keys, round and round; Escape leaves, and the focus is where it was', async () => {
  const { page } = browser
  await visit(page, `/q/${SMOOTH.id}`)
  await page.getByRole('link', { name: '设置' }).first().focus()
  await page.keyboard.press('/')
  await look(page, '升级')
  const all = await page.locator('.palette-title').allTextContents()
  expect(all.length).toBeGreaterThan(3)
  expect(await chosen(page)).toBe(all[0])
  for (const [key, at] of [
    ['ArrowDown', 1],
    ['ArrowUp', 0],
    ['ArrowUp', -1],
    ['ArrowDown', 0],
    ['End', -1],
    ['Home', 0],
  ] as const) {
    await page.keyboard.press(key)
    expect(await chosen(page), key).toBe(all.at(at))
  }
  await page.keyboard.press('Escape')
  await field(page).waitFor({ state: 'detached' })
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('设置')
})

test('what can be done on the page is done by its name, in either language or by its sound', async () => {
  const { page } = browser
  await visit(page, `/q/${SMOOTH.id}`)
  for (const [typed, first] of [
    ['>整理', '整理'],
    ['>organise', '整理'],
    ['>zhengli', '整理'],
    ['>settings', '设置'],
  ] as const) {
    await openPalette(page)
    await field(page).fill(typed)
    await expect.poll(() => chosen(page), { message: typed }).toBe(first)
    await page.keyboard.press('Escape')
    await field(page).waitFor({ state: 'detached' })
  }
  await openPalette(page)
  await field(page).fill('>zhengli')
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/q/${SMOOTH.id}/organise`)
})

test('it opens while something is typed, in a field and in the editor, and a line opens in a tab of its own', async () => {
  const { page, context } = browser
  await visit(page, '/search')
  await page.getByRole('searchbox').first().focus()
  await openPalette(page)
  await page.keyboard.press('Control+k')
  await field(page).waitFor({ state: 'detached' })

  await visit(page, `/q/${SMOOTH.id}/edit?part=answer`)
  await page.locator('.cm-content').click()
  await openPalette(page)
  await look(page, 'quorum')
  const [tab] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('Control+Enter')])
  await tab.getByRole('heading', { level: 1, name: OTHER.title }).waitFor()
  await tab.close()
  expect(new URL(page.url()).pathname).toBe(`/q/${SMOOTH.id}/edit`)
  await page.keyboard.press('Escape')
})

test('while an input method composes, keys are its own, and what it composes is looked for', async () => {
  const { page, context } = browser
  await visit(page, '/')
  await openPalette(page)
  const session = await context.newCDPSession(page)
  await session.send('Input.imeSetComposition', { text: 'ping hua', selectionStart: 8, selectionEnd: 8 })
  await expect.poll(() => titles(page, '卡片')).toContain(SMOOTH.title)
  const before = await chosen(page)
  for (const key of ['ArrowDown', 'End', 'Enter', 'Escape']) await page.keyboard.press(key)
  expect(await chosen(page)).toBe(before)
  expect(new URL(page.url()).pathname).toBe('/')
  await session.send('Input.insertText', { text: '平滑' })
  await expect.poll(() => field(page).inputValue()).toContain('平滑')
  expect(await options(page).count()).toBeGreaterThan(0)
})

test('on a phone it takes the whole screen, and lines are large enough to be touched', async () => {
  const phone = await openBrowser({ width: 375, isTouch: true, colorScheme: 'dark' })
  onTestFinished(() => phone.close())
  const { page } = phone
  await visit(page, '/')
  await page.getByRole('link', { name: '搜索' }).tap()
  await look(page, '平滑升级')
  await expectAccessible(page)
  const box = await page.locator('dialog.palette').boundingBox()
  expect([box?.x, box?.y, box?.width]).toEqual([0, 0, 375])
  expect(box?.height).toBeGreaterThan(800)
  for (const line of await options(page).all()) expect((await line.boundingBox())?.height).toBeGreaterThanOrEqual(44)
  await options(page).filter({ hasText: SMOOTH.title }).first().tap()
  await page.getByRole('heading', { level: 1, name: SMOOTH.title }).waitFor()
  expect(phone.complaints).toEqual([])
})

test('a card that was changed on the disk is found at the next opening; tabs share the index, which is loaded once', async () => {
  const visitor = await openBrowser()
  onTestFinished(() => visitor.close())
  const loaded: string[] = []
  visitor.context.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (pathname.startsWith('/api/search')) loaded.push(pathname)
  })
  const second = await visitor.context.newPage()
  for (const page of [visitor.page, second]) {
    await visit(page, '/')
    await openPalette(page)
    await look(page, 'majority')
    await page.keyboard.press('Escape')
  }
  await writeFile(path.join(content, 'net/other.mdx'), card(OTHER.id, OTHER.title, '没有 zookeeper 也行。', 'en'))
  await expect.poll(async () => JSON.stringify(await told('zookeeper'))).toContain(OTHER.id)
  for (const page of [visitor.page, second]) {
    await page.bringToFront()
    await openPalette(page)
    await field(page).fill('zookeeper')
    await expect.poll(() => titles(page, '卡片')).toEqual([OTHER.title])
  }
  expect(loaded.filter((one) => one.endsWith('/index')).length).toBeLessThanOrEqual(1)
  expect(visitor.complaints).toEqual([])
})

type Told = { readonly id: string; readonly title: string }[]
const told = async (q: string): Promise<Told> =>
  (
    (await (await fetch(`${server.url}/api/search?${new URLSearchParams({ q, limit: '10' })}`)).json()) as {
      cards: Told
    }
  ).cards

test('the palette, HTTP and the command line find the same ten cards in the same order', async () => {
  const { page } = browser
  await visit(page, '/')
  await openPalette(page)
  for (const typed of ['nginx fork', 'phsj', 'lisening socket', 'zookeeper']) {
    await look(page, typed)
    const expected = (await told(typed)).map(({ title }) => title)
    expect(expected.length, typed).toBeGreaterThan(0)
    expect(await titles(page, '卡片'), typed).toEqual(expected)
    const variables = { ZHUIWEN_CONTENT: content, ZHUIWEN_DATA: server.dataDir }
    const { stdout } = await promisify(execFile)('scripts/zhuiwen', ['search', typed, '--limit', '10', '--json'], {
      cwd: projectDir,
      env: { ...process.env, ...variables },
    })
    expect(
      (JSON.parse(stdout) as { cards: Told }).cards.map(({ title }) => title),
      typed,
    ).toEqual(expected)
  }
})

test('nothing was complained of: the content policy holds, with the palette open too', async () => {
  const { page } = browser
  await visit(page, `/q/${SMOOTH.id}`)
  await openPalette(page)
  await expectAccessible(page)
  await look(page, 'nginx 监听')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  expect(browser.complaints).toEqual([])
})

test('a library of no cards has pages and actions; without the server, what only it knows is said to be out of reach', async () => {
  const place = await freshFolder()
  await mkdir(path.join(place.path, 'content'))
  const empty = await serve({ contentDir: path.join(place.path, 'content'), dataDir: path.join(place.path, 'data') })
  const visitor = await openBrowser()
  onTestFinished(async () => {
    await visitor.close()
    await place.remove()
  })
  const { page } = visitor
  await page.goto(empty.url)
  await page.locator('html[data-keys=ready]').waitFor()
  await openPalette(page)
  await field(page).fill('nginx')
  await page.locator('.palette [role=status]', { hasText: '没有找到' }).waitFor({ state: 'attached' })
  await field(page).fill('>设置')
  await expect.poll(() => chosen(page)).toBe('设置')
  expect(visitor.complaints).toEqual([])

  await empty.stop()
  await field(page).fill('is:due')
  await page.getByText('连不上服务器').waitFor()
  await field(page).fill('nginx')
  await page.locator('.palette [role=status]', { hasText: '没有找到' }).waitFor({ state: 'attached' })
})
