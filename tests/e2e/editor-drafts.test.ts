import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import { expectAccessible, openBrowser, type Browser } from './browser.ts'
import {
  ANSWER,
  append,
  cardOf,
  draftsOf,
  type EditorSite,
  isKept,
  isSaved,
  openEditor,
  openEditorSite,
  QUESTION,
  renew,
  SOON,
  status,
  wordsIn,
} from './editor-site.ts'

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
beforeEach(() => renew(site, browser.page))

const NEW = `${ANSWER}\n3. 还没存。`

test('a draft outlives its tab, and is gone on with in another browser', async () => {
  const tab = await browser.context.newPage()
  await openEditor(tab, site)
  await append(tab, '\n3. 还没存。')
  await tab.close()
  await expect.poll(() => draftsOf(site), SOON).toMatchObject([{ part: 'answer', text: NEW }])

  const elsewhere = await openBrowser()
  onTestFinished(elsewhere.close)
  const { page } = elsewhere
  await openEditor(page, site, 'question')
  await page.getByRole('region', { name: '没保存的草稿' }).getByText('还没存').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: '接着写' }).click()
  await expect.poll(() => wordsIn(page), SOON).toBe(NEW)
  // Its words are a draft of this page now, and of no other.
  await expect.poll(async () => (await draftsOf(site)).map(({ text }) => text), SOON).toEqual([NEW])
  await page.keyboard.press('Control+s')
  await isSaved(page)
  expect(await site.onDisk()).toBe(cardOf(QUESTION, NEW))
  await expect.poll(() => draftsOf(site), SOON).toEqual([])
})

test('a draft is kept while the server is away, and outlives the server’s sudden end', async () => {
  const { page } = browser
  await openEditor(page, site)
  await append(page, '\n3. 还没存。')
  await expect.poll(() => draftsOf(site), SOON).toHaveLength(1)
  const ended = site.crash()
  await append(page, '再一句。')
  await ended
  await status(page).getByText('草稿').waitFor()
  await page.close({ runBeforeUnload: true })
  const again = await browser.context.newPage()
  await openEditor(again, site)
  await again.getByRole('button', { name: '接着写' }).click()
  await expect.poll(() => wordsIn(again), SOON).toBe(`${NEW}再一句。`)
  await again.keyboard.press('Control+s')
  await isSaved(again)
  expect(await site.onDisk()).toBe(cardOf(QUESTION, `${NEW}再一句。`))
  browser = { ...browser, page: again }
})

test('a draft is thrown away, and taken back', async () => {
  const { page } = browser
  await openEditor(page, site)
  await append(page, '\n3. 还没存。')
  await isKept(page)
  await page.reload()
  await page.getByRole('button', { name: '扔掉' }).click()
  await page.getByText('草稿扔掉了').waitFor()
  await expect.poll(() => draftsOf(site), SOON).toEqual([])
  await page.getByRole('button', { name: '撤销' }).click()
  await expect.poll(() => draftsOf(site), SOON).toHaveLength(1)
  await page.getByRole('button', { name: '接着写' }).click()
  await expect.poll(() => wordsIn(page), SOON).toBe(NEW)
})

test('a draft of an earlier file is brought together with the file', async () => {
  const { page } = browser
  await openEditor(page, site)
  await append(page, '\n3. 还没存。')
  await expect.poll(() => draftsOf(site), SOON).toHaveLength(1)
  await page.goto('about:blank')
  await site.write(cardOf(QUESTION, ANSWER.replace('继承', '从父进程继承')))
  await openEditor(page, site)
  await page.getByText('文件还是另一个样子').waitFor()
  await page.getByRole('button', { name: '接着写' }).click()
  await page.getByRole('button', { name: '合到一起，接着写' }).click()
  const both = NEW.replace('继承', '从父进程继承')
  await expect.poll(() => wordsIn(page), SOON).toBe(both)
  await page.keyboard.press('Control+s')
  await isSaved(page)
  expect(await site.onDisk()).toBe(cardOf(QUESTION, both))
  await expect.poll(() => draftsOf(site), SOON).toEqual([])
})

test('what is typed beside an old draft is brought together with it, and not written over', async () => {
  const { page } = browser
  await openEditor(page, site)
  await append(page, '\n3. 还没存。')
  await expect.poll(() => draftsOf(site), SOON).toHaveLength(1)
  await page.goto('about:blank')
  await site.write(cardOf(QUESTION, ANSWER.replace('继承', '从父进程继承')))
  await openEditor(page, site)
  await page.getByRole('button', { name: '接着写' }).click()
  const take = page.getByRole('button', { name: '合到一起，接着写' })
  await take.waitFor()
  await append(page, '\n3. 刚打的。')
  await take.click()
  await page.getByRole('radio', { name: '两边都要' }).check()
  await take.click()
  const both = `${ANSWER.replace('继承', '从父进程继承')}\n3. 刚打的。\n3. 还没存。`
  await expect.poll(() => wordsIn(page), SOON).toBe(both)
})

test('where the file has gone, nothing is saved, and nothing is lost', async () => {
  const { page } = browser
  await openEditor(page, site)
  await append(page, '\n3. 还没存。')
  await expect.poll(() => draftsOf(site), SOON).toHaveLength(1)
  await rm(site.file)
  await page.keyboard.press('Control+s')
  await status(page).getByText('文件不在了').waitFor()
  expect(await wordsIn(page)).toBe(NEW)
  await site.write(cardOf())
  await expect
    .poll(async () => {
      await page.keyboard.press('Control+s')
      return site.onDisk()
    }, SOON)
    .toBe(cardOf(QUESTION, NEW))
})
