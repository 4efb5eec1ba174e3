import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openBrowser, type Browser } from './browser.ts'
import { openScheduleSite, type ScheduleSite } from './schedule-site.ts'

const card = (id: string, title: string, topic: string, followUps: readonly string[] = []): string =>
  `---\nid: ${id}\ntitle: ${title}\nlang: zh\ncategory: project\ntopics: [${topic}]\ncreated: 2026-11-23\n---\n\n## 一、问题\n\n${title}\n\n## 六、下一个问题\n\n${followUps.join('\n')}\n`
const CARDS = {
  root: card('q-root', '端口为什么没断？', 'nginx', [
    '- [子进程继承了什么？](card:q-heir)',
    '- [旧连接怎么办？](card:q-old)',
  ]),
  heir: card('q-heir', '子进程继承了什么？', 'linux'),
  old: card('q-old', '旧连接怎么办？', 'nginx'),
  many: card('q-many', '多个进程怎样监听同一个端口？', 'linux'),
  same: card('q-same', '同一个端口怎样被多个进程监听？', 'linux'),
}

let site: ScheduleSite
let browser: Browser

beforeAll(async () => {
  site = await openScheduleSite(CARDS, [['2026-11-20', 'q-many', 'good']], '2026-11-21')
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

const told = (page: Page) => page.locator('.map-title')
/** Waits until the script has drawn the map. */
async function openMap(page: Page, query = ''): Promise<void> {
  await page.goto(`${site.url}/map${query}`)
  await page.waitForFunction(() => (document.querySelector('canvas')?.height ?? 0) !== 150)
}

test('the map is walked by keys, card by card, and Enter opens the one that is told of', async () => {
  const { page, complaints } = browser
  await openMap(page)
  await expectAccessible(page)
  const plane = page.getByRole('application')
  await page.getByLabel('在图里找标题').fill('为什么')
  await page.keyboard.press('Enter')
  await expect.poll(() => told(page).innerText()).toBe('端口为什么没断？')
  await plane.focus()
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => told(page).innerText()).toBe('子进程继承了什么？')
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => told(page).innerText()).toBe('旧连接怎么办？')
  await page.keyboard.press('ArrowLeft')
  await expect.poll(() => told(page).innerText()).toBe('端口为什么没断？')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/q/q-root')
  expect(complaints).toEqual([])
})

test('where the map was looked at stays in the address, and + is the map’s while it has the focus', async () => {
  const { page } = browser
  await openMap(page)
  await page.getByRole('application').focus()
  await page.keyboard.press('+')
  await page.waitForURL(/#at=/)
  const { hash } = new URL(page.url())
  await page.keyboard.press('Shift+ArrowRight')
  await page.waitForURL((url) => url.hash !== hash)
  const there = page.url()
  await page.reload()
  await page.waitForFunction(() => (document.querySelector('canvas')?.height ?? 0) !== 150)
  await page.getByRole('application').focus()
  await page.keyboard.press('0')
  await page.waitForURL((url) => url.href !== there)
})

test('pressing a card chooses it, and what is told of it says how well it is known', async () => {
  const { page } = browser
  await openMap(page, '?topic=linux')
  await page.getByLabel('在图里找标题').fill('多个进程怎样')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('.map-card').innerText()).toContain('答过 1 次')
  const box = await page.locator('canvas').boundingBox()
  if (!box) throw new Error('there is no drawing')
  await page.mouse.click(box.x + 3, box.y + 3)
  await page.getByText('点一张卡片，或按方向键选一张。').waitFor()
  // The card that was found is in the middle: a hundred px to the right of its mark.
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
  await expect.poll(() => told(page).innerText()).toBe('多个进程怎样监听同一个端口？')
})

test('the outline says the same in text, filtered by what is known, without a script', async () => {
  const { page } = browser
  const html = await (await fetch(`${site.url}/map?view=outline&known=remembered`)).text()
  expect(html).toContain('多个进程怎样监听同一个端口？')
  expect(html).not.toContain('同一个端口怎样被多个进程监听？')
  await page.goto(`${site.url}/chains/q-root`)
  await page.getByRole('link', { name: '在地图里看' }).click()
  await page.waitForURL('**/map?chain=q-root')
  await page.getByRole('link', { name: '大纲' }).click()
  await page.locator('.tree ol ol').getByRole('link', { name: '旧连接怎么办？' }).waitFor()
  expect(await page.locator('.tree').innerText()).not.toContain('多个进程')
  await expectAccessible(page)
})

test('two cards that ask the same are named, said to be two, and that is taken back', async () => {
  const { page, complaints } = browser
  await page.goto(`${site.url}/duplicates`)
  await page.getByText('1 对').waitFor()
  await expectAccessible(page)
  expect(await page.getByRole('link', { name: '把“同一个端口怎样被多个进程监听？”并进' }).getAttribute('href')).toBe(
    '/q/q-same/merge?into=q-many',
  )
  await page.getByRole('button', { name: '这是两个问题' }).click()
  await page.getByText('没有看起来重复的卡片。').waitFor()
  await page.getByRole('button', { name: '撤销' }).click()
  await page.getByText('收回了。').waitFor()
  await page.getByText('其实是追问').click()
  await page.getByRole('button', { name: '放进“多个进程怎样监听同一个端口？”的下一个问题' }).click()
  await page.getByText('放进去了').waitFor()
  await page.goto(`${site.url}/map?chain=q-many&view=outline`)
  await page.locator('.tree ol ol').getByRole('link', { name: '同一个端口怎样被多个进程监听？' }).waitFor()
  expect(complaints).toEqual([])
})
