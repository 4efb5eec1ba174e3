import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import type { CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { fold, timingOf } from '#core/practice/attempt.ts'
import type { Draft } from '#core/practice/record.ts'
import { expectAccessible, openBrowser, speak } from './browser.ts'
import type { Browser } from './browser.ts'
import { openPlainChromium } from './plain-chromium.ts'
import { freshFolder, serve } from './server.ts'
import type { Server } from './server.ts'

const CARD = { id: 'q-4k7m2x9p', title: '升级 Nginx 时，监听的端口为什么一刻都没有断？' }
const OTHER = 'q-2v8j6n3q'
const SENTENCES = [
  '监听 fd 由 fork 继承，新主进程 exec 之后接着 accept',
  '旧 worker 收到 QUIT 后关闭监听 fd，把手上的请求做完',
  '例如 8080 端口上的 200 个长连接，由旧 worker 服务到超时',
  '内核里监听队列只有一个，没有谁先 close 再 bind',
  '官方文档 control.html 写明先 USR2 再 WINCH 再 QUIT',
]

let server: Server
let folder: Awaited<ReturnType<typeof freshFolder>>

beforeAll(async () => {
  folder = await freshFolder()
  server = await serve({ dataDir: folder.path })
})
afterAll(async () => {
  await server.stop()
  await folder.remove()
})

async function visit(options: Parameters<typeof openBrowser>[0] = {}): Promise<Browser> {
  const browser = await openBrowser(options)
  onTestFinished(browser.close)
  return browser
}
async function open(page: Page, path: string): Promise<void> {
  await page.goto(server.url + path)
  await page.locator('html[data-keys=ready]').waitFor()
}
async function next(page: Page, key: 'Enter' | 'Space'): Promise<void> {
  await speak(page)
  await page.keyboard.press(key)
}
/** Begins an attempt, typed whatever was chosen before. */
async function beginTyping(page: Page, id: string): Promise<void> {
  await open(page, `/practice/${id}`)
  await page.getByRole('radio').first().check()
  await page.locator('h1').click()
  await page.keyboard.press('Space')
  await page.locator('textarea').first().waitFor()
}
async function judge(page: Page, name: string): Promise<void> {
  await speak(page)
  await page.getByRole('button', { name }).click()
}
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true })
const standing = async (id: string): Promise<{ state: string; reps?: number; lastRating?: string }> =>
  ((await (await fetch(`${server.url}/api/cards/${id}`)).json()) as { standing: { state: string } }).standing

/** Writes as an input method does: the letters are composed and underlined first, and then replaced by what they mean. */
async function compose(cdp: CDPSession, letters: string, text: string): Promise<void> {
  for (let i = 1; i <= letters.length; i += 1) {
    await cdp.send('Input.imeSetComposition', { text: letters.slice(0, i), selectionStart: i, selectionEnd: i })
  }
  await cdp.send('Input.insertText', { text })
}

test('typed with an input method: nothing moves on while it composes, and the answer goes through to its verdict', async () => {
  const { page, context, complaints } = await visit()
  const cdp = await context.newCDPSession(page)
  await beginTyping(page, CARD.id)
  await heading(page, CARD.title).waitFor()
  await page.getByRole('textbox', { name: '闪过的关键词' }).fill('fork 继承 fd，USR2')
  await next(page, 'Enter')

  const field = (n: number) => page.getByRole('textbox', { name: `第 ${n} 句` })
  for (const [i, sentence] of SENTENCES.entries()) {
    await expect.poll(() => field(i + 1).evaluate((element) => element === document.activeElement)).toBe(true)
    if (i === 0) {
      // Enter and Space belong to the input method while it composes.
      await cdp.send('Input.imeSetComposition', { text: 'jian ting', selectionStart: 9, selectionEnd: 9 })
      for (const key of ['Enter', ' ']) {
        await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key, windowsVirtualKeyCode: 229 })
      }
      expect(await field(1).evaluate((element) => element === document.activeElement)).toBe(true)
    }
    await compose(cdp, 'jian ting', sentence)
    expect(await field(i + 1).inputValue()).toBe(sentence)
    await next(page, 'Enter')
  }

  await heading(page, '挑骨头').waitFor()
  await page.getByText('这些规则只看形式，不辨真假').waitFor()
  await judge(page, '过关自评')
  await page.getByText('没过', { exact: true }).first().waitFor()
  for (const key of ['1', '2', '3']) await page.keyboard.press(key)
  await page.getByText('过了', { exact: true }).first().waitFor()
  await speak(page)
  await page.getByRole('button', { name: /^存下/ }).first().click()

  await page.waitForURL(new RegExp(`/practice/${CARD.id}/[0-9a-f-]{36}`))
  await page
    .getByText(SENTENCES[2] ?? '')
    .first()
    .waitFor()
  expect(await standing(CARD.id)).toMatchObject({ state: 'review', reps: 1 })
  expect(complaints).toEqual([])
})

test('spoken and recorded: heard while speaking, stored by sentence, played back afterwards, deleted when asked', async () => {
  const { page, complaints } = await visit({ microphone: 'fake' })
  await open(page, `/practice/${OTHER}`)
  await page.getByRole('radio', { name: /开口，录音/ }).check()
  await page.getByText('听得见就会动').waitFor()
  await page.getByRole('button', { name: /^开始/ }).click()
  await page.getByRole('textbox', { name: '闪过的关键词' }).waitFor()
  await next(page, 'Enter')
  for (let n = 1; n <= 5; n += 1) {
    await page.getByText(`第 ${n} 句`).first().waitFor()
    // What is recorded takes the time it takes: until the clock shows a second gone.
    await page.waitForFunction(
      (since) => performance.now() - since > 1200,
      await page.evaluate(() => performance.now()),
    )
    await page.keyboard.press('Space')
  }
  await heading(page, '挑骨头').waitFor()
  await judge(page, '过关自评')
  await speak(page)
  await page.getByRole('button', { name: /^存下/ }).first().click()
  await page.waitForURL(/\/practice\/[^/]+\/[0-9a-f-]{36}/)
  expect(await standing(OTHER)).toMatchObject({ reps: 1, lastRating: 'again' })

  const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  const audio = path.join(folder.path, 'audio', id)
  expect((await readdir(audio)).sort()).toEqual([1, 2, 3, 4, 5].map((n) => `${n}.webm`))
  // At most 32 kbit/s: 4 kB a second, with what the container adds.
  for (const name of await readdir(audio)) expect((await stat(path.join(audio, name))).size).toBeLessThan(12_000)
  const seconds = await page.evaluate(async (url) => {
    const bytes = await (await fetch(url)).arrayBuffer()
    return (await new OfflineAudioContext(1, 48_000, 48_000).decodeAudioData(bytes)).duration
  }, `/api/attempts/${id}/audio/3`)
  expect(seconds).toBeGreaterThan(0.8)
  expect(complaints).toEqual([])
})

test.each([
  ['denied', '没有麦克风权限，先用打字'],
  ['missing', '没有找到麦克风，先用打字'],
] as const)('a microphone that is %s leads to typing, with one line that says why', async (microphone, why) => {
  const { page } = await visit({ microphone })
  await open(page, `/practice/${CARD.id}`)
  await page.getByRole('radio', { name: /开口，录音/ }).check()
  await page.getByRole('button', { name: /打开麦克风/ }).click()
  await page.getByText(why).waitFor()
  await page.getByRole('button', { name: /^开始/ }).click()
  await page.getByRole('textbox', { name: '闪过的关键词' }).waitFor()
  await next(page, 'Enter')
  await page.getByRole('textbox', { name: '第 1 句' }).waitFor()
})

test('a reload in the third sentence offers to go on with what was there; thrown away, it is gone', async () => {
  const { page, context } = await visit()
  await beginTyping(page, CARD.id)
  await page.getByRole('textbox', { name: '闪过的关键词' }).waitFor()
  await next(page, 'Enter')
  await page.getByRole('textbox', { name: '第 1 句' }).fill('第一句写完了')
  await next(page, 'Enter')
  await page.getByRole('textbox', { name: '第 2 句' }).fill('第二句写完了')
  await next(page, 'Enter')
  await page.getByRole('textbox', { name: '第 3 句' }).pressSequentially('第三句写到一')
  await page.reload()
  await page.getByText(/停在第 3 句/).waitFor()

  // Another browser finds it too: it lies with the server.
  const elsewhere = await visit()
  await open(elsewhere.page, `/practice/${CARD.id}`)
  await elsewhere.page.getByText(/停在第 3 句/).waitFor()

  const left = page.getByRole('listitem').filter({ hasText: '停在第 3 句' })
  await left.getByRole('button', { name: /接着来/ }).click()
  await page.getByText('刚才断了一下').waitFor()
  await page.getByRole('button', { name: /继续/ }).click()
  expect(await page.getByRole('textbox', { name: '第 1 句' }).inputValue()).toBe('第一句写完了')
  expect(await page.getByRole('textbox', { name: '第 3 句' }).inputValue()).toBe('第三句写到一')

  await page.reload()
  await left.getByRole('button', { name: /丢掉/ }).click()
  await left.getByRole('button', { name: /丢掉/ }).click()
  await left.waitFor({ state: 'detached' })
  const later = await context.newPage()
  await later.goto(`${server.url}/practice/${CARD.id}`)
  await later.locator('html[data-keys=ready]').waitFor()
  expect(await later.getByText(/停在第 3 句/).count()).toBe(0)
})

test('back from a saved attempt, the card can be answered again at once', async () => {
  const { page } = await visit()
  const answer = async (reps: number): Promise<void> => {
    await page.getByRole('radio').first().check()
    await page.getByRole('button', { name: /^开始/ }).click()
    await page.locator('textarea').first().waitFor()
    await speak(page)
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: '第 1 句' }).fill('旧进程关闭监听，新进程接着用')
    await speak(page)
    await page.keyboard.press('Control+Enter')
    await judge(page, '过关自评')
    await speak(page)
    await page.getByRole('button', { name: /^存下/ }).first().click()
    await page.waitForURL(/\/practice\/[^/]+\/[0-9a-f-]{36}/)
    await expect.poll(async () => (await standing('q-7c4p9r5x')).reps).toBe(reps)
  }
  await open(page, '/practice/q-7c4p9r5x')
  await answer(1)
  await page.goBack()
  await answer(2)
})

test('in a hidden, throttled tab strict sentences are cut at their second, and the time away is told', async () => {
  const chromium = await openPlainChromium()
  onTestFinished(chromium.close)
  const tab = await chromium.open(`${server.url}/practice/${CARD.id}`)
  const until = async (expression: string): Promise<void> => {
    await expect.poll(() => tab.evaluate<boolean>(expression), { timeout: 20_000, interval: 100 }).toBe(true)
  }
  await until(`document.documentElement.dataset.keys === 'ready'`)
  const press = (text: string) =>
    tab.evaluate(
      `[...document.querySelectorAll('button, label')].find((e) => e.textContent.includes('${text}')).click()`,
    )
  await until(`document.querySelectorAll('main input[type=radio]').length > 3`)
  await press('开口，只计时')
  await press('严格')
  // A page that makes a sound is not throttled.
  await press('提示音')
  await press('开始')
  await until(`document.querySelector('textarea') !== null`)
  await tab.evaluate(`window.timers = 0; setInterval(() => { window.timers += 1 }, 50)`)

  const other = await chromium.open('about:blank')
  await other.show()
  await until(`document.visibilityState === 'hidden'`)
  const before = await tab.evaluate<{ timers: number; atMs: number }>(`({ timers, atMs: performance.now() })`)
  // Ten seconds of thought and the better part of two sentences pass out of sight.
  await expect
    .poll(() => tab.evaluate<number>(`performance.now() - ${before.atMs}`), { timeout: 60_000, interval: 500 })
    .toBeGreaterThan(30_000)
  const timers = (await tab.evaluate<number>('timers')) - before.timers
  expect(timers, 'the tab was not throttled').toBeLessThan(60)
  await tab.show()
  await until(`document.body.innerText.includes('第 2 句')`)

  await press('就这些')
  await until(`document.body.innerText.includes('离开这一页')`)
  const kept = await tab.evaluate<Draft[]>(
    `Object.entries(localStorage).filter(([key]) => key.startsWith('zhuiwen-attempt-')).map(([, text]) => JSON.parse(text))`,
  )
  const { plan, events } = kept[0] ?? expect.fail('nothing was kept')
  const { thoughtMs, sentencesMs, hiddenMs } = timingOf(plan, fold(plan, events))
  expect([thoughtMs, sentencesMs[0]]).toEqual([10_000, 12_000])
  expect(hiddenMs).toBeGreaterThan(25_000)
}, 120_000)

test.each([
  ['zh-CN', 'light', 1280],
  ['en-US', 'dark', 390],
] as const)('every phase is accessible and fits its window: %s, %s, %i px', async (locale, colorScheme, width) => {
  const { page, complaints } = await visit({ locale, colorScheme, width, reducedMotion: 'reduce' })
  const check = async (): Promise<void> => {
    await expectAccessible(page)
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow, 'wider than the window').toBe(0)
  }
  await open(page, '/practice/q-3v9d5k7c')
  await check()
  await beginTyping(page, 'q-3v9d5k7c')
  await check()
  await next(page, 'Enter')
  for (let n = 0; n < 5; n += 1) {
    await page.keyboard.type('A commit is durable once its WAL frames are synced')
    if (n === 2) await check()
    await next(page, 'Enter')
  }
  await page.getByRole('heading', { level: 2 }).first().waitFor()
  await check()
  await judge(page, locale === 'zh-CN' ? '过关自评' : 'The gate')
  await page.locator('input[type=checkbox]').first().waitFor()
  await check()
  await speak(page)
  await page
    .getByRole('button', { name: locale === 'zh-CN' ? /^存下/ : /^Save/ })
    .first()
    .click()
  await page.waitForURL(/\/practice\/[^/]+\/[0-9a-f-]{36}/)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await check()
  for (const next of ['/practice/q-3v9d5k7c/history', '/practice/q-3v9d5k7c/study', '/practice']) {
    await open(page, next)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await check()
  }
  expect(complaints).toEqual([])
})
