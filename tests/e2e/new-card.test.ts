import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import { hashOfBytes } from '#core/card/disk.ts'
import { expectAccessible, openBrowser, type Browser } from './browser.ts'
import { freshFolder, serve, type Server } from './server.ts'

const HEAD = (id: string, title: string) =>
  `---\nid: ${id}\ntitle: ${title}\nlang: zh\ncategory: project\ntopics: [nginx]\ncreated: 2026-11-23\n---\n`
const NGINX = { id: 'q-nginx', title: '升级 Nginx 时，监听的端口为什么一刻都没有断？' }
const ASKED = ['多个进程怎样监听**同一个**端口？', '旧的 worker 什么时候退出？']
const CARD = `${HEAD(NGINX.id, NGINX.title)}\n## 一、问题\n\n为什么没断？\n\n## 六、下一个问题\n\n${ASKED.map((one) => `*  ${one}\n`).join('')}`

let folder: Awaited<ReturnType<typeof freshFolder>>
let server: Server
let browser: Browser
let content: string

beforeAll(async () => {
  folder = await freshFolder()
  content = path.join(folder.path, 'content')
  await mkdir(path.join(content, 'net'), { recursive: true })
  await writeFile(path.join(content, 'net/nginx.mdx'), CARD)
  server = await serve({ contentDir: content, dataDir: path.join(folder.path, 'data') })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  await folder.remove()
})
/** Each test begins with one card, which asks two questions. */
beforeEach(async () => {
  for (const name of await readdir(content)) await rm(path.join(content, name), { recursive: true })
  await mkdir(path.join(content, 'net'))
  await writeFile(path.join(content, 'net/nginx.mdx'), CARD)
  const isThere = async () => {
    const { total, cards } = (await (await get('/api/cards')).json()) as { total: number; cards: { hash: string }[] }
    return total === 1 && cards[0]?.hash === hashOfBytes(Buffer.from(CARD))
  }
  await expect.poll(isThere, { timeout: 10_000 }).toBe(true)
})

type Like = { cards: { id: string; title: string; path: string; score: number }[]; open: { text: string }[] }
const get = async (address: string) => fetch(server.url + address)
const like = async (q: string) => (await (await get(`/api/questions?${new URLSearchParams({ q })}`)).json()) as Like
const post = async (address: string, body: unknown) => {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(server.url + address, { method: 'POST', headers, body: JSON.stringify(body) })
  return { status: response.status, body: (await response.json()) as Record<string, string> | null }
}
const files = async (topic: string) => (await readdir(path.join(content, topic))).toSorted()
const onDisk = (file = 'net/nginx.mdx') => readFile(path.join(content, file), 'utf8')

async function open(page: Page, address: string): Promise<void> {
  await page.goto(server.url + address)
  await page.locator('html[data-keys=ready]').waitFor()
}
const question = (page: Page) => page.getByRole('textbox', { name: '问题', exact: true })
const similar = (page: Page) => page.getByRole('region', { name: '你问过类似的' })
/** Where the card that was just made is written in: there it can be taken back. */
const undoMade = async (page: Page) => {
  await page.waitForURL(/\/q\/q-[a-z0-9]{8}\/edit\?part=thought&made=/)
  await page.locator('.made').getByRole('button', { name: '撤销' }).click()
}
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent)
async function visit(...options: Parameters<typeof openBrowser>): Promise<Browser> {
  const visitor = await openBrowser(...options)
  onTestFinished(visitor.close)
  return visitor
}

test('on a card one key opens the form; what was asked before is named while typing, and moves nothing', async () => {
  const { page, complaints } = browser
  await open(page, `/q/${NGINX.id}`)
  await page.keyboard.press('+')
  await question(page).waitFor()
  const before = await question(page).boundingBox()
  await page.keyboard.type('nginx 升级断端口', { delay: 5 })
  await similar(page).getByRole('link', { name: NGINX.title }).first().waitFor()
  expect(await question(page).boundingBox()).toEqual(before)
  await expectAccessible(page)
  // Closed and opened again, it holds what was typed. Letters typed into it are no keys.
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.keyboard.press('+')
  await page.keyboard.type('gt？')
  expect(await question(page).inputValue()).toBe('nginx 升级断端口gt？')

  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'nginx 升级断端口gt？' }).waitFor()
  const id = /\/q\/(q-[a-z0-9]+)/.exec(page.url())?.[1] ?? ''
  expect(await onDisk()).toBe(`${CARD}* [nginx 升级断端口gt？](card:${id})\n`)
  expect(await onDisk('net/nginx-升级断端口gt.mdx')).toContain('lang: zh\ncategory: project\ntopics:\n  - nginx\n')
  await expectAccessible(page)

  await undoMade(page)
  await page.getByText('撤销了，卡片和那一行链接都收回了。').waitFor()
  expect(await question(page).inputValue()).toBe('nginx 升级断端口gt？')
  expect(await onDisk()).toBe(CARD)
  expect(await files('net')).toEqual(['nginx.mdx'])
  expect(complaints).toEqual([])
})

test('the Enter that ends a composition makes no card', async () => {
  const { page, context } = browser
  await open(page, '/new')
  await question(page).click()
  const cdp = await context.newCDPSession(page)
  await cdp.send('Input.imeSetComposition', { text: 'duan kou', selectionStart: 8, selectionEnd: 8 })
  await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Enter', windowsVirtualKeyCode: 229 })
  await cdp.send('Input.insertText', { text: '监听端口' })
  await similar(page).getByText('多个进程怎样监听同一个端口？').waitFor()
  expect(await question(page).inputValue()).toBe('监听端口')
  expect(page.url()).toBe(`${server.url}/new`)
  expect(await files('net')).toEqual(['nginx.mdx'])
})

test('a parent is found by typing, and the card goes beside it unless another topic is given', async () => {
  const { page } = browser
  await open(page, '/new')
  await question(page).fill('Why two sockets?')
  await page.getByRole('combobox', { name: '模板语言' }).getByText('自动：英文').waitFor({ state: 'attached' })
  await page.getByRole('textbox', { name: '接在哪一题后面' }).fill('ngin')
  await page.getByRole('button', { name: NGINX.title }).click()
  await page.getByRole('combobox', { name: '主题' }).fill('sockets')
  await page.getByRole('combobox', { name: '模板语言' }).selectOption('zh')
  await page.getByRole('button', { name: '建卡片' }).click()
  await page.getByRole('heading', { level: 1, name: 'Why two sockets?' }).waitFor()
  expect(await onDisk('sockets/why-two-sockets.mdx')).toContain('## 一、问题')
  expect(await onDisk()).toContain('* [Why two sockets?](card:')

  // Written in since: it stays.
  await writeFile(
    path.join(content, 'sockets/why-two-sockets.mdx'),
    `${await onDisk('sockets/why-two-sockets.mdx')}\n!`,
  )
  await undoMade(page)
  await page.getByText('之后 sockets/why-two-sockets.mdx 又改过，没有撤销。').waitFor()
  expect(await files('sockets')).toEqual(['why-two-sockets.mdx'])
})

test('what is refused is said, and what was typed stays', async () => {
  const { page } = browser
  await open(page, '/new')
  await question(page).fill('Why?')
  await page.getByRole('combobox', { name: '主题' }).fill('../outside')
  await page.keyboard.press('Enter')
  await page.getByText('主题不能做文件夹的名字').waitFor()
  expect(await question(page).inputValue()).toBe('Why?')
})

test.each([`/q/${NGINX.id}`, `/chains/${NGINX.id}`])(
  'on %s an open question is made a card where it stands, and taken back',
  async (address) => {
    const { page, complaints } = browser
    const name = '多个进程怎样监听同一个端口？'
    await open(page, address)
    await page.getByRole('button', { name: `做成卡片：${name}` }).click()
    await page.getByText(`做成卡片了：${name}`).waitFor()
    await expect.poll(() => focused(page)).toBe(name)
    expect(await page.getByRole('button', { name: `做成卡片：${name}` }).count()).toBe(0)
    expect(await onDisk()).toMatch(/\n\* {2}\[多个进程怎样监听\*\*同一个\*\*端口？]\(card:q-[a-z0-9]{8}\)\n/)
    await expectAccessible(page)

    await page.getByRole('button', { name: '撤销' }).click()
    await page.getByText('撤销了，它又是待问的。').waitFor()
    await page.getByRole('button', { name: `做成卡片：${name}` }).waitFor()
    expect(await onDisk()).toBe(CARD)
    expect(complaints).toEqual([])
  },
)

test('a question that was deleted from the file meanwhile is not made a card, and the page shows it is gone', async () => {
  const { page } = browser
  await open(page, `/q/${NGINX.id}`)
  const emptied = CARD.replace(`*  ${ASKED[1]}\n`, '')
  await writeFile(path.join(content, 'net/nginx.mdx'), emptied)
  await page.getByRole('button', { name: `做成卡片：${ASKED[1]}` }).click()
  await page.getByText('这个问题已经不在文件里了，没有建。').waitFor()
  expect(await onDisk()).toBe(emptied)
})

test('an open question that is like what is typed is made a card from there', async () => {
  const { page } = browser
  await open(page, `/new?q=${encodeURIComponent('worker 退出')}`)
  await similar(page)
    .getByRole('button', { name: `做成卡片：${ASKED[1]}` })
    .click()
  await page.getByRole('heading', { level: 1, name: ASKED[1] }).waitFor()
  await undoMade(page)
  await question(page).waitFor()
  expect(await onDisk()).toBe(CARD)
})

test('without script a question becomes a card, an open one too, and both are taken back', async () => {
  const { page } = await visit()
  await page.route('**/*.js', (route) => route.abort())
  await page.goto(`${server.url}/q/${NGINX.id}`)
  await page.getByRole('link', { name: '新卡片' }).click()
  await page.waitForURL(`**/new?parent=${NGINX.id}`)
  await question(page).fill('没有脚本也能问吗？')
  await page.getByRole('button', { name: '建卡片' }).click()
  await page.getByRole('heading', { level: 1, name: '没有脚本也能问吗？' }).waitFor()
  await undoMade(page)
  await page.waitForURL('**/new?q=*')
  expect(await onDisk()).toBe(CARD)

  await page.goto(`${server.url}/new?q=${encodeURIComponent('worker 退出')}`)
  await similar(page)
    .getByRole('button', { name: /^做成卡片/ })
    .click()
  await page.getByRole('heading', { level: 1, name: ASKED[1] }).waitFor()
  await undoMade(page)
  await page.waitForURL('**/new?q=*')
  expect(await onDisk()).toBe(CARD)

  await question(page).fill('问')
  await page.getByRole('combobox', { name: '主题' }).fill('../outside')
  await page.getByRole('button', { name: '建卡片' }).click()
  await page.getByText('主题不能做文件夹的名字').waitFor()
  expect(await question(page).inputValue()).toBe('问')
})

test('on a phone it is opened from the header, fits, and is accessible in the dark', async () => {
  const { page, complaints } = await visit({ width: 375, isTouch: true, colorScheme: 'dark' })
  await open(page, `/q/${NGINX.id}`)
  await page.getByRole('link', { name: '新卡片' }).tap()
  await question(page).fill('端口 监听')
  await similar(page).getByRole('listitem').first().waitFor()
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(await overflow()).toBe(0)
  await expectAccessible(page)
  expect(complaints).toEqual([])
})

test.each([
  ['en-US', false],
  ['en-US', true],
  ['zh-CN', false],
])('the header has room for it, however wide the window is: %s, touched: %s', async (locale, isTouch) => {
  const { page } = await visit({ locale, isTouch })
  await open(page, '/')
  const tooWide: number[] = []
  for (const width of [360, 361, 375, 390, 417, 480, 481, 640, 641, 737, 768, 769, 900, 901]) {
    await page.setViewportSize({ width, height: 800 })
    const fits = await page.locator('.site').evaluate((header) => header.scrollWidth <= header.clientWidth)
    if (!fits) tooWide.push(width)
  }
  expect(tooWide).toEqual([])
})

test('programs ask, make, add and take back', async () => {
  expect(await like('监听端口 nginx')).toMatchObject({ cards: [{ id: NGINX.id, path: 'net/nginx.mdx' }], open: [{}] })
  expect((await get('/api/questions?q=a&limit=0')).status).toBe(400)

  const made = await post('/api/cards', { title: '谁关闭旧的连接？', topic: '', lang: null, parentId: NGINX.id })
  expect(made).toMatchObject({ status: 201, body: { path: 'net/谁关闭旧的连接.mdx' } })
  expect((await like('谁关闭旧的连接')).cards[0]).toMatchObject({ id: made.body?.['id'], score: 1 })
  const back = () => fetch(`${server.url}/api/changes/${made.body?.['batch']}`, { method: 'DELETE' })
  expect([(await back()).status, (await back()).status]).toEqual([204, 404])
  expect(await onDisk()).toBe(CARD)

  expect((await post('/api/cards', { title: ' ', topic: 'net' })).status).toBe(400)
  expect((await post('/api/cards', { title: 'x', topic: 'net', parentId: 'q-nobody' })).status).toBe(404)
  const followUps = `/api/cards/${NGINX.id}/follow-ups`
  expect(await post(followUps, { question: '还有呢？', as: 'open' })).toEqual({ status: 201, body: null })
  expect(await post(followUps, { question: '还有呢', as: 'open' })).toMatchObject({ status: 409 })
  expect(await post(followUps, { question: '还有呢', as: 'card' })).toMatchObject({
    status: 201,
    body: { path: 'net/还有呢.mdx' },
  })
})
