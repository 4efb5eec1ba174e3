import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { type Browser, expectAccessible, openBrowser } from './browser.ts'
import { freshFolder, serve, type Server } from './server.ts'

const cardOf = (id: string, title: string, question: string, followUps = ''): string =>
  `---\nid: ${id}\ntitle: ${title}\nlang: zh\ncategory: project\ntopics: [io]\ncreated: 2026-11-23\n---\n\n## 一、问题\n\n${question}\n\n## 三、一分钟回答\n\n这是答案。\n\n## 六、下一个问题\n\n${followUps}\n`

const WAL = '预写日志为什么要先落盘再提交？'
const SAYS = '数据库的预写日志先落盘，再提交，掉电也不怕。'
const CARDS = {
  wal: cardOf('q-wal', WAL, '一次掉电，谁还在？'),
  crash: cardOf('q-crash', '掉电以后怎样恢复？', SAYS, `- [脏页何时写回？](card:q-page)`),
  page: cardOf('q-page', '脏页何时写回？', '谁来写回？', '- 双写缓冲是什么？'),
} as const

let folder: Awaited<ReturnType<typeof freshFolder>>
let server: Server
let browser: Browser
const fileOf = (name: keyof typeof CARDS): string => path.join(folder.path, 'content', `${name}.mdx`)
const SOON = { timeout: 15_000, interval: 50 }

beforeAll(async () => {
  folder = await freshFolder()
  const contentDir = path.join(folder.path, 'content')
  await mkdir(contentDir)
  for (const [name, source] of Object.entries(CARDS)) await writeFile(path.join(contentDir, `${name}.mdx`), source)
  server = await serve({ contentDir, dataDir: path.join(folder.path, 'data') })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  await folder.remove()
})

async function open(address: string) {
  const { page } = browser
  await page.mouse.move(0, 0)
  await page.goto(server.url + address)
  await page.locator('html[data-keys=ready]').waitFor()
  return page
}
const link = '.prose a[href^="/q/q-page"], main a[href^="/q/q-page"]'

test('a pointer that rests on a link is shown what it leads to, without its answer, and may go there', async () => {
  const page = await open('/q/q-crash')
  await page.locator(link).last().hover()
  const glance = page.locator('.glance:popover-open')
  await glance.waitFor()
  expect(await glance.innerText()).toContain('谁来写回？')
  expect(await glance.innerText()).toContain('1 个待问')
  expect(await glance.innerText()).not.toContain('这是答案')
  await expectAccessible(page)
  await glance.hover()
  expect(await glance.count()).toBe(1)
  await page.keyboard.press('Escape')
  await expect.poll(() => glance.count(), SOON).toBe(0)
})

test('by keyboard a link in focus is looked at with one key, and left with Esc', async () => {
  const page = await open('/q/q-crash')
  const focused = page.locator(link).last()
  await focused.focus()
  await page.keyboard.press('i')
  const glance = page.getByRole('dialog', { name: '脏页何时写回？' })
  await glance.waitFor()
  expect(await glance.evaluate((element) => element === document.activeElement)).toBe(true)
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await glance.waitFor({ state: 'hidden' })
  expect(await focused.evaluate((element) => element === document.activeElement)).toBe(true)
})

test('a mention that is no link is named on the card, becomes one, and is taken back', async () => {
  const page = await open('/q/q-wal')
  const block = page.getByRole('region', { name: '没有链接的提及' })
  await block.getByText('掉电以后怎样恢复？').waitFor()
  expect(await block.locator('mark').innerText()).toBe('预写日志先落盘，再提交')
  await expectAccessible(page)
  await block.getByRole('button', { name: /这句加上链接/ }).click()
  await block.getByText('链接加上了').waitFor()
  expect(await readFile(fileOf('crash'), 'utf8')).toContain('数据库的[预写日志先落盘，再提交](card:q-wal)，掉电')
  await page.getByRole('region', { name: '提到这题的' }).getByText('掉电以后怎样恢复？').waitFor()
  await block.getByRole('button', { name: '撤销' }).click()
  await block.getByText('撤销了').waitFor()
  expect(await readFile(fileOf('crash'), 'utf8')).toBe(CARDS.crash)
})

test('a mention that is none is named no more in this browser, unless that is taken back', async () => {
  const page = await open('/q/q-wal')
  const block = page.getByRole('region', { name: '没有链接的提及' })
  await block.getByRole('button', { name: /说的不是这题/ }).click()
  await expect.poll(() => block.locator('mark').count(), SOON).toBe(0)
  await block.getByRole('button', { name: '撤销' }).click()
  await expect.poll(() => block.locator('mark').count(), SOON).toBe(1)
  await block.getByRole('button', { name: /说的不是这题/ }).click()
  await page.reload()
  await page.locator('html[data-keys=ready]').waitFor()
  await expect.poll(() => page.locator('mark').count(), SOON).toBe(0)
  await page.evaluate(() => localStorage.clear())
})

test('without scripts a link asks for the mentions, and a form makes one a link', async () => {
  const page = await browser.context.newPage()
  onTestFinished(() => page.close())
  const session = await browser.context.newCDPSession(page)
  await session.send('Emulation.setScriptExecutionDisabled', { value: true })
  await page.goto(`${server.url}/q/q-wal`)
  await page.getByRole('link', { name: '没有链接的提及' }).click()
  await page.getByRole('button', { name: /这句加上链接/ }).click()
  await page.getByText('链接加上了').waitFor()
  expect(await readFile(fileOf('crash'), 'utf8')).toContain('](card:q-wal)')
  await page.getByRole('button', { name: '撤销' }).click()
  await page.getByText('撤销了').waitFor()
  expect(await readFile(fileOf('crash'), 'utf8')).toBe(CARDS.crash)
})

test('while one writes, cards that are mentioned are offered, and linked where the words stand', async () => {
  const page = await open('/q/q-page/edit?part=question')
  const editor = page.locator('.cm-content')
  await editor.click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(`\n\n${SAYS}`)
  const offered = page.getByRole('region', { name: '可以链接的题' })
  await offered.getByText(WAL).waitFor()
  await expectAccessible(page)
  await page.keyboard.press('Alt+Enter')
  await page.keyboard.type('完。')
  expect(await editor.innerText()).toContain('数据库的[预写日志先落盘，再提交](card:q-wal)，掉电也不怕。完。')
  await offered.waitFor({ state: 'hidden' })
  await page.keyboard.press('Control+s')
  await expect.poll(() => readFile(fileOf('page'), 'utf8'), SOON).toContain('](card:q-wal)')
})

test('nothing complained', () => {
  expect(browser.complaints).toEqual([])
})
