import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSite } from '#core/site/site.ts'
import { type Browser, expectAccessible, openBrowser, speak } from './browser.ts'
import { freshFolder } from './server.ts'
import { openSiteHost, type SiteHost, twoLanguages } from './site-host.ts'

const closers: (() => Promise<void>)[] = []
let host: SiteHost
let fileUrl = ''

beforeAll(async () => {
  host = await openSiteHost(createSite(twoLanguages, { lang: 'zh', form: { kind: 'folder' } }))
  const folder = await freshFolder()
  const one = await createSite(twoLanguages, { lang: 'zh', form: { kind: 'file' } }).page('index.html')
  const file = path.join(folder.path, 'chain.html')
  await writeFile(file, one?.body ?? '')
  fileUrl = pathToFileURL(file).href
  closers.push(host.close, folder.remove)
})
afterAll(async () => {
  for (const close of closers) await close()
})

async function withBrowser(use: (browser: Browser) => Promise<void>, options: Parameters<typeof openBrowser>[0] = {}) {
  const browser = await openBrowser(options)
  try {
    await use(browser)
    expect(browser.complaints).toEqual([])
  } finally {
    await browser.close()
  }
}

/** Answers the question that is shown aloud, five sentences long, and ticks these criteria. */
async function answerAloud(page: Page, criteria: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: '开始', exact: true }).click()
  await speak(page)
  await page.keyboard.press('Enter')
  for (let sentence = 1; sentence <= 5; sentence += 1) {
    await page
      .getByRole('status')
      .filter({ hasText: `第 ${sentence} 句` })
      .waitFor({ state: 'attached' })
    await speak(page)
    await page.keyboard.press('Space')
  }
  await page.getByText('卡片的回答').waitFor()
  await speak(page)
  for (const key of criteria) await page.keyboard.press(key)
}

test('one file from a disk, with the network off: read, unfolded and practised to a verdict that outlasts a reload', () =>
  withBrowser(async ({ page, context }) => {
    const requests: string[] = []
    page.on('request', (request) => requests.push(request.url()))
    await context.setOffline(true)
    await page.goto(fileUrl)
    await page.locator('.tree').getByRole('link', { name: '升级 Nginx 时' }).click()
    await page.getByText('升级时连接一个都没丢').waitFor()
    expect(await page.getByText('新进程继承监听套接字').isVisible()).toBe(false)
    await page.keyboard.press('r')
    await page.getByText('fork 和 execve').waitFor()
    await page.keyboard.press('Space')
    await page.getByText('新进程继承监听套接字').waitFor()

    await page.keyboard.press('p')
    await answerAloud(page, ['1', '2', '3'])
    expect(await page.locator('dialog').getByText('监听 fd 由子进程继承').isVisible()).toBe(true)
    await page.getByRole('button', { name: '记下' }).click()
    await page.getByText('已记在这个浏览器里。').waitFor()
    await page.getByRole('link', { name: '我的练习' }).click()
    await page.reload()
    const history = page.locator('[data-history]')
    await history.getByText('过了').waitFor()
    expect(await history.getByRole('listitem').first().innerText()).toContain('升级 Nginx 时')
    expect(requests.filter((url) => url.split('#')[0] !== fileUrl && !url.startsWith('data:'))).toEqual([])
  }))

test('typed in order: a sentence ends with its full stop, one criterion missing fails, and the next card follows', () =>
  withBrowser(async ({ page }) => {
    await page.goto(`${host.url}/practice.html`)
    await page.getByRole('link', { name: '从头练起' }).click()
    await page.getByText('第 1 题 / 3').waitFor()
    await page.getByLabel('打字').check()
    await page.getByRole('button', { name: '开始', exact: true }).click()
    await page.getByLabel('闪过的关键词').fill('fork')
    await speak(page)
    await page.keyboard.press('Enter')
    await page.getByLabel('第 1 句').waitFor()
    await speak(page)
    await page.keyboard.type('监听套接字是继承来的。')
    await page.getByRole('status').filter({ hasText: '第 2 句' }).waitFor({ state: 'attached' })
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '继续' }).click()
    await speak(page)
    await page.keyboard.type('不用再 bind')
    await page.keyboard.press('Control+Enter')
    await page.getByText('闪过的关键词: fork').waitFor()
    expect(await page.locator('.v-said').innerText()).toMatch(/监听套接字是继承来的。[^]*不用再 bind[^]*没说/)
    await speak(page)
    await page.keyboard.press('1')
    await page.getByRole('button', { name: '记下' }).click()
    await page.getByText('没过').waitFor()
    await page.getByRole('link', { name: '下一题：Who inherits' }).click()
    await page.getByText('第 2 题 / 3').waitFor()
    expect(await page.getByLabel('打字').isChecked()).toBe(true)
    await page.getByRole('button', { name: '不练了' }).click()
    expect(new URL(page.url()).hash).toBe('')
    expect(await page.getByRole('dialog').count()).toBe(0)
  }))

test('a pause takes no time, and the clock ends the thought by itself', () =>
  withBrowser(async ({ page }) => {
    await page.clock.install()
    await page.goto(`${host.url}/cards/q-heir.html#practise=q-heir`)
    await page.getByRole('button', { name: '开始', exact: true }).click()
    await page.clock.runFor(4000)
    await page.keyboard.press('Escape')
    await page.clock.runFor(60_000)
    expect(await page.locator('.v-ring strong').innerText()).toBe('6')
    await page.getByRole('button', { name: '继续' }).click()
    await page.clock.runFor(7000)
    expect(await page.locator('.v-ring').innerText()).toMatch(/11\s+第 1 句/)
    await page.clock.runFor(13_000)
    expect(await page.locator('.v-ring').innerText()).toMatch(/\+2\s+第 1 句/)
  }))

test('search finds Chinese and English as it is typed, and its address brings it back', () =>
  withBrowser(async ({ page }) => {
    await page.goto(host.url)
    await page.keyboard.press('/')
    await page.waitForURL('**/search.html')
    await page.locator('input:focus').pressSequentially('套接字')
    await page.getByText('找到 1 张卡片').waitFor()
    expect(await page.locator('.v-results mark').allInnerTexts()).toEqual(['套接字'])
    await page.getByRole('searchbox').fill('descript')
    await page.locator('.v-results a').filter({ hasText: 'Who inherits' }).waitFor()
    expect(new URL(page.url()).searchParams.get('q')).toBe('descript')
    await page.reload()
    await page.locator('.v-results mark').filter({ hasText: 'descriptor' }).first().waitFor()
    await page.getByRole('searchbox').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/cards/q-heir.html')
  }))

test('in one file the key of search leads into its field as well', () =>
  withBrowser(async ({ page }) => {
    await page.goto(`${fileUrl}#card-q-port`)
    await page.keyboard.press('/')
    await page.locator('input:focus').pressSequentially('survives')
    await page.locator('.v-results a').first().waitFor()
  }))

test('keys step through stages and on to the next card, and can be switched off', () =>
  withBrowser(async ({ page }) => {
    await page.goto(`${host.url}/cards/q-port.html`)
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('一分钟回答')
    await page.keyboard.press('a')
    await page.getByText('谁来关掉旧的？').waitFor()
    expect(await page.getByRole('button', { name: '全部收起' }).isVisible()).toBe(true)
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.waitForURL('**/cards/q-heir.html')
    await page.keyboard.press('?')
    await page.getByLabel('用单个键操作').uncheck()
    await page.getByRole('button', { name: '关闭' }).click()
    await page.reload()
    await page.keyboard.press('p')
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.goto(`${host.url}/slides.html`)
    const place = page.locator('.v-deck').getByRole('status')
    await page.keyboard.press('j')
    expect(await place.innerText()).toMatch(/^1 \//)
    await page.keyboard.press('ArrowRight')
    expect(await place.innerText()).toMatch(/^2 \//)
  }))

test('an address that somebody broke shows the page', () =>
  withBrowser(async ({ page }) => {
    await page.goto(`${host.url}/cards/q-port.html#practise=%E4%`)
    await page.getByRole('link', { name: '练这一题' }).waitFor()
  }))

test('slides turn by keys, and the address says where', () =>
  withBrowser(async ({ page }) => {
    await page.goto(`${host.url}/slides.html`)
    const current = () => page.locator('[data-slide]:visible').innerText()
    const place = page.locator('.v-deck').getByRole('status')
    const last = Number((await place.innerText()).split('/')[1])
    expect(await place.innerText()).toMatch(/^1 \//)
    await page.keyboard.press('ArrowRight')
    expect(await current()).toContain('升级时连接一个都没丢')
    await page.reload()
    expect(await current()).toContain('升级时连接一个都没丢')
    await page.keyboard.press('Space')
    expect(await current()).toContain('fork 和 execve')
    await page.keyboard.press('End')
    expect(await place.innerText()).toBe(`${last} / ${last}`)
    await page.keyboard.press('ArrowRight')
    expect(await place.innerText()).toBe(`${last} / ${last}`)
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowLeft')
    expect(await place.innerText()).toBe(`1 / ${last}`)
  }))

test('what is practised in one tab is there in another; it can be taken along, and deleted for good', () =>
  withBrowser(async ({ page, context }) => {
    await page.goto(`${host.url}/practice.html`)
    const other = await context.newPage()
    await other.goto(`${host.url}/cards/q-heir.html#practise=q-heir`)
    await answerAloud(other, ['1', '2', '3'])
    await other.getByRole('button', { name: '记下' }).click()
    await page.bringToFront()
    await page.locator('[data-last="q-heir"]').filter({ hasText: '过了 练过 1 次' }).waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出 JSON' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('c-0123456789abcdef.json')
    await page.getByRole('button', { name: '全部删除' }).click()
    await page.getByRole('button', { name: '留着' }).click()
    expect(await page.locator('[data-last="q-heir"]').innerText()).toContain('过了')
    await page.getByRole('button', { name: '全部删除' }).click()
    await page.getByRole('button', { name: '全部删除' }).click()
    await page.getByText('还没有练过。').waitFor()
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => /:.*:/.test(key)))).toEqual([])
  }))

test('where the browser keeps nothing, one practises all the same and is told', () =>
  withBrowser(async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('denied', 'SecurityError')
        },
      })
    })
    await page.goto(`${host.url}/cards/q-heir.html#practise=q-heir`)
    await answerAloud(page, [])
    await page.getByRole('button', { name: '记下' }).click()
    await page.getByText('这个浏览器不让存').waitFor()
  }))

test('nothing but files of the site was ever asked of its host', () => {
  expect(host.asked.filter((one) => !/^($|favicon\.ico$|(cards\/)?[\w-]+\.(html|css|js|svg)$)/.test(one))).toEqual([])
})

test.each([
  ['a desk in daylight', {}],
  ['a phone at night', { width: 375, isTouch: true, colorScheme: 'dark' }],
] as const)('every page is accessible and as wide as its window: %s', (_, options) =>
  withBrowser(async ({ page }) => {
    const check = async () => {
      await expectAccessible(page)
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    }
    for (const name of ['index', 'cards/q-port', 'cards/q-bare', 'practice', 'search', 'slides', 'print', '404']) {
      await page.goto(`${host.url}/${name}.html`)
      await check()
    }
    await page.goto(`${host.url}/search.html?q=fork`)
    await page.locator('.v-results a').first().waitFor()
    await check()
    for (const hash of ['', '#card-q-port', '#practice', '#search']) {
      await page.goto(`${fileUrl}${hash}`)
      await check()
    }
    await page.goto(`${host.url}/cards/q-port.html#practise=q-port`)
    await page.getByRole('button', { name: '开始', exact: true }).waitFor()
    await check()
    await page.getByRole('button', { name: '开始', exact: true }).click()
    await speak(page)
    await check()
    await page.getByRole('button', { name: '开始回答' }).click()
    await speak(page)
    await check()
    await page.getByRole('button', { name: '就这些' }).click()
    await speak(page)
    await check()
    await page.getByRole('button', { name: '记下' }).click()
    await check()
  }, options),
)
