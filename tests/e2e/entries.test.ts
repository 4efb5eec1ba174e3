import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { expectAccessible, openBrowser, type Browser } from './browser.ts'
import { type EditorSite, ID, openEditorSite, SOON } from './editor-site.ts'

let site: EditorSite
let browser: Browser

beforeAll(async () => {
  site = await openEditorSite()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

async function open(page: Page, path = '/journal'): Promise<void> {
  await page.goto(site.url() + path)
  await page.locator('html[data-keys=ready]').waitFor()
}
const writer = (page: Page): Locator => page.locator('#write textarea')
const status = (page: Page): Locator => page.locator('#write .entry-status')
const entry = (page: Page, text: string): Locator => page.locator('article.entry').filter({ hasText: text })
const isSaved = (within: Locator): Promise<void> => within.getByText(/^存好了 \d/).waitFor()

/** Writes something in the journal, and is done with it. */
async function jot(page: Page, text: string, path?: string): Promise<Locator> {
  await open(page, path)
  await writer(page).fill(text)
  await page.keyboard.press('Control+Enter')
  const [line = ''] = text.split('\n')
  await entry(page, line).waitFor()
  return entry(page, line)
}

const isUp = (): Promise<boolean> =>
  fetch(`${site.url()}/api/health`).then(
    () => true,
    () => false,
  )

/** Opens an entry to be written in, by its button; answers its field. */
async function edit(of: Locator): Promise<Locator> {
  await of.locator('summary').click()
  const field = of.locator('textarea')
  await field.waitFor()
  return field
}

test('the journal opens with the cursor in it, and what is written saves itself', async () => {
  const { page, complaints } = browser
  await open(page)
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName), SOON).toBe('TEXTAREA')
  await page.keyboard.type('弄懂了 `fork`。')
  await isSaved(page.locator('#write'))
  await page.reload()
  await entry(page, '弄懂了 fork').locator('code').waitFor()
  expect(await writer(page).inputValue()).toBe('')
  await expectAccessible(page)
  expect(complaints).toEqual([])
})

test('whoever comes for an entry of the page stays there', async () => {
  const { page } = browser
  const id = await entry(page, '弄懂了 fork').getAttribute('id')
  await open(page, `/journal#${id}`)
  await expect.poll(() => page.locator('article.entry:target').count(), SOON).toBe(1)
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY')
})

test('an entry is edited where it stands, by its key, and its earlier versions are gone back to', async () => {
  const { page } = browser
  await jot(page, '第一稿。')
  expect(await entry(page, '第一稿').getByRole('link', { name: '改过的样子' }).count()).toBe(0)
  await page.keyboard.press('Escape')
  await entry(page, '第一稿').locator('summary').focus()
  await page.keyboard.press('e')
  const field = entry(page, '第一稿').locator('textarea')
  await field.fill('第二稿。')
  await page.keyboard.press('Control+Enter')
  await entry(page, '第二稿').locator('.prose').waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName), SOON).toBe('SUMMARY')
  await entry(page, '第二稿').getByRole('link', { name: '改过的样子' }).click()
  await page.getByText('现在的样子').waitFor()
  await expectAccessible(page)
})

test('an entry that was deleted is there again after undo, and its versions put it back later', async () => {
  const { page } = browser
  const one = await jot(page, '要删的一条。')
  await edit(one)
  await one.getByRole('button', { name: '删掉' }).click()
  await page.getByText('这一条删掉了。').waitFor()
  await page.getByRole('button', { name: '撤销' }).click()
  await entry(page, '要删的一条').locator('.prose').waitFor()
  await edit(one)
  const id = (await one.getAttribute('id'))?.replace('entry-', '')
  await one.getByRole('button', { name: '删掉' }).click()
  await page.getByText('这一条删掉了。').waitFor()
  await page.goto(`${site.url()}/journal/entry/${id}`)
  await page.getByText('这一条已经删掉了').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: '放回去' }).click()
  await page.getByText('好了，现在是那时的样子').waitFor()
  await open(page)
  await entry(page, '要删的一条').waitFor()
})

test('two tabs that write in one entry lose nothing: other lines come together, the same lines are a choice', async () => {
  const { page, context } = browser
  await jot(page, '两边写\n\n中间\n\n末尾')
  const other = await context.newPage()
  onTestFinished(() => other.close())
  await open(other)
  const [here, there] = [await edit(entry(page, '两边写')), await edit(entry(other, '两边写'))]
  await here.fill('两边写，这里\n\n中间\n\n末尾')
  await isSaved(entry(page, '两边写'))
  await there.fill('两边写\n\n中间\n\n末尾，那里')
  await expect.poll(() => there.inputValue(), SOON).toBe('两边写，这里\n\n中间\n\n末尾，那里')
  await here.fill('两边写，这里！\n\n中间\n\n末尾')
  await expect.poll(() => here.inputValue(), SOON).toBe('两边写，这里！\n\n中间\n\n末尾，那里')
  await there.fill('两边写，这里？\n\n中间\n\n末尾，那里')
  await other.getByText('同样几行，两边写得不一样').waitFor()
  await expectAccessible(other)
  await other.getByRole('button', { name: '两边都留' }).click()
  await isSaved(entry(other, '两边写'))
  await open(page)
  const text = await entry(page, '两边写').locator('.prose').innerText()
  expect([text.includes('这里！'), text.includes('这里？'), text.includes('末尾，那里')]).toEqual([true, true, true])
})

test('what is written while the server is away is kept here, and saved once it is back', async () => {
  const { page, context } = browser
  await open(page)
  await context.setOffline(true)
  await writer(page).fill('断网时写的。')
  await status(page).getByText('没存上：连不上服务器').waitFor()
  await context.setOffline(false)
  await isSaved(page.locator('#write'))
})

test('what a tab had not saved when it went is gone on with in the next; a server that ends at once loses nothing', async () => {
  const { page, context } = browser
  await open(page)
  await writer(page).fill('服务器还在。')
  await isSaved(page.locator('#write'))
  const tab = await context.newPage()
  await open(tab)
  const back = site.crash()
  await expect.poll(() => isUp(), SOON).toBe(false)
  await writer(tab).fill('没存上的半句')
  await tab.close()
  await back
  await open(page)
  await expect.poll(() => writer(page).inputValue(), SOON).toBe('没存上的半句')
  await entry(page, '服务器还在').waitFor()
  await isSaved(page.locator('#write'))
  await page.reload()
  await entry(page, '没存上的半句').waitFor()
})

test('nothing is saved in the middle of a composition', async () => {
  const { page, context } = browser
  await open(page)
  const id = (await writer(page).getAttribute('id'))?.replace('write-', '') ?? ''
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith(`/api/journal/entries/${id}`)) sent.push(request.postData() ?? '')
  })
  const input = await context.newCDPSession(page)
  await writer(page).focus()
  await input.send('Input.imeSetComposition', { text: 'ni hao', selectionStart: 6, selectionEnd: 6 })
  await page.evaluate(() => new Promise((done) => setTimeout(done, 3500)))
  expect(sent).toEqual([])
  await input.send('Input.insertText', { text: '你好' })
  await isSaved(page.locator('#write'))
  expect(sent.map((body) => (JSON.parse(body) as { text: string }).text)).toEqual(['你好'])
})

test('a note is written from the page of a card, and stands there', async () => {
  const visitor = await openBrowser()
  onTestFinished(visitor.close)
  const { page, complaints } = visitor
  await open(page, `/q/${ID}`)
  await page.getByRole('link', { name: '为这张卡片记一笔' }).click()
  await page.waitForURL(/card=q-nginx/)
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName), SOON).toBe('TEXTAREA')
  await page.keyboard.type('见 [[q-nginx]]，旧进程还在接。')
  await page.keyboard.press('Control+Enter')
  await entry(page, '旧进程还在接').waitFor()
  await open(page, `/q/${ID}`)
  await entry(page, '旧进程还在接').locator(`a[href="/q/${ID}"]`).waitFor()
  await expectAccessible(page)
  expect(complaints).toEqual([])
})

test('an entry is bound to a card that is found by typing', async () => {
  const { page } = browser
  await open(page)
  await writer(page).fill('后来才想起是哪张。')
  await page.locator('#write').getByRole('button', { name: '关于哪张卡片' }).click()
  await page.getByLabel('关于哪张卡片').fill('nginx 端口')
  await page
    .locator('#write')
    .getByRole('button', { name: /升级 Nginx/ })
    .click()
  await isSaved(page.locator('#write'))
  await page.reload()
  await entry(page, '后来才想起')
    .getByRole('link', { name: /升级 Nginx/ })
    .waitFor()
})

test('what was written is found by the search and in the palette, and gone to', async () => {
  const { page } = browser
  await jot(page, '灵光一现：qwzx 是什么。')
  await open(page, '/search?q=qwzx')
  const hit = page.locator('section', { has: page.getByRole('heading', { name: '日志' }) }).getByRole('link')
  await hit.click()
  await page.waitForURL(/\/journal\?day=.*#entry-/)
  await entry(page, 'qwzx').waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').fill('qwzx')
  await page.getByRole('option', { name: /灵光一现/ }).waitFor()
})

test('without script an entry is written, edited, deleted and put back', async () => {
  const visitor = await openBrowser({ runsScripts: false })
  onTestFinished(visitor.close)
  const { page } = visitor
  await page.goto(`${site.url()}/journal`)
  await page.locator('#write textarea').fill('没有脚本。')
  await page.locator('#write').getByRole('button', { name: '写好了' }).click()
  await page.locator('#write').getByText('存好了。').waitFor()
  expect(await page.locator('#write textarea').inputValue()).toBe('')
  const one = entry(page, '没有脚本')
  await one.locator('summary').click()
  await one.locator('textarea').fill('没有脚本，也能改。')
  await one.getByRole('button', { name: '写好了' }).click()
  await entry(page, '也能改').locator('.prose').waitFor({ state: 'attached' })
  await page.goto(`${site.url()}/journal`)
  await entry(page, '也能改').locator('summary').click()
  await entry(page, '也能改').getByRole('button', { name: '删掉' }).click()
  await page.getByText('这一条已经删掉了').waitFor()
  await page.getByRole('button', { name: '放回去' }).click()
  await page.getByText('好了，现在是那时的样子').waitFor()
})

test.each([
  ['zh-CN', 'dark', 375],
  ['en-US', 'light', 375],
  ['en-US', 'dark', 1280],
] as const)('accessible and as wide as its window: %s, %s, %i px', async (locale, colorScheme, width) => {
  const visitor = await openBrowser({ locale, colorScheme, width, isTouch: width < 600 })
  onTestFinished(visitor.close)
  const { page } = visitor
  for (const path of ['/journal', `/journal?card=${ID}`]) {
    await open(page, path)
    await page.locator('article.entry summary').first().click()
    await page.locator('article.entry textarea').first().waitFor()
    await expectAccessible(page)
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow, path).toBe(0)
  }
  expect(visitor.complaints).toEqual([])
})

test('over HTTP: an entry is written, read, written in again, and refused where it is behind', async () => {
  const at = `${site.url()}/api/journal/entries`
  const send = (method: string, path: string, body: unknown, headers = {}) =>
    fetch(at + path, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  const made = (await (await send('POST', '', { text: 'one', day: '2026-11-01' })).json()) as {
    id: string
    version: number
  }
  const note = { kind: 'note', day: '2026-11-01', cardId: null }
  expect(await (await fetch(`${at}/${made.id}`)).json()).toMatchObject({ text: 'one', day: '2026-11-01' })
  const put = (body: unknown) => send('PUT', `/${made.id}`, body)
  expect((await put({ ...note, base: made.version, text: 'two' })).status).toBe(200)
  const behind = await put({ ...note, base: made.version, text: 'three' })
  expect(behind.status).toBe(409)
  expect(await behind.json()).toMatchObject({ error: { details: { base: 'one', theirs: { text: 'two' } } } })
  const refused = await Promise.all([
    send('POST', '', { text: ' ' }),
    send('PUT', '/no-uuid', { ...note, base: null, text: 'x' }),
    put({ ...note, base: null, text: 'x'.repeat(100_001) }),
    put({ ...note, base: null, text: 'x', cardId: 'q-nobody' }),
    send('POST', '', { text: 'x' }, { origin: 'https://elsewhere.example' }),
  ])
  expect(refused.map(({ status: code }) => code)).toEqual([400, 400, 413, 404, 403])
})
