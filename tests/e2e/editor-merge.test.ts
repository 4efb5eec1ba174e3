import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import { expectAccessible, openBrowser, type Browser } from './browser.ts'
import {
  ANSWER,
  append,
  cardOf,
  draftsOf,
  type EditorSite,
  field,
  goTo,
  isKept,
  isSaved,
  type KeptDraft,
  openEditor,
  openEditorSite,
  QUESTION,
  renew,
  SOON,
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

const LOOK = { name: '看看怎么合到一起' }
const TAKE = { name: '合到一起，保存' }

test('a file changed elsewhere in another section is followed, and what is written here is saved on top of it', async () => {
  const { page } = browser
  await openEditor(page, site)
  await append(page, '\n3. 这里写的。')
  const elsewhere = cardOf(`${QUESTION}\n\n别处写的。`)
  await site.write(elsewhere)
  await page.getByText('没在这里改的部分已经跟上了').waitFor()
  await page.keyboard.press('Control+s')
  await isSaved(page)
  expect(await site.onDisk()).toBe(cardOf(`${QUESTION}\n\n别处写的。`, `${ANSWER}\n3. 这里写的。`))
  await goTo(page, '问题')
  expect(await wordsIn(page)).toContain('别处写的。')
})

test('one section changed on both sides in different places: shown, and taken with one press; the file holds both', async () => {
  const { page } = browser
  await openEditor(page, site, 'question')
  await append(page, '\n\n这里写在最后。')
  await isKept(page)
  await site.write(cardOf(QUESTION.replace('新旧', '别处写在最前。\n\n新旧')))
  await page.getByRole('button', LOOK).click()
  await page.getByText('两边改的不是同一处').waitFor()
  expect(await page.locator('.writing-bringing ins').allInnerTexts()).toEqual([
    expect.stringContaining('别处写在最前。'),
  ])
  await expectAccessible(page)
  expect(await draftsOf(site)).toHaveLength(1)
  await page.getByRole('button', TAKE).click()
  await isSaved(page)
  const both = QUESTION.replace('新旧', '别处写在最前。\n\n新旧') + '\n\n这里写在最后。'
  expect(await site.onDisk()).toBe(cardOf(both))
  expect(await wordsIn(page)).toBe(both)
  await expect.poll(() => draftsOf(site), SOON).toEqual([])
})

test('the same line changed on both sides: both are shown, and whatever is chosen, both can be had again', async () => {
  const { page } = browser
  await openEditor(page, site)
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('End')
  await page.keyboard.insertText('这里')
  const theirs = ANSWER.replace('来的。', '来的。别处')
  await site.write(cardOf(QUESTION, theirs))
  // At the save at the latest; nothing is overwritten.
  await page.keyboard.press('Control+s')
  await page.getByRole('button', LOOK).click()
  expect(await site.onDisk()).toBe(cardOf(QUESTION, theirs))
  const conflict = page.getByRole('group', { name: /第 1 处/ })
  expect(await conflict.locator('pre').allInnerTexts()).toEqual([
    '1. 监听的描述符是继承来的。',
    '1. 监听的描述符是继承来的。这里',
    '1. 监听的描述符是继承来的。别处',
  ])
  expect(await page.getByRole('button', TAKE).isDisabled()).toBe(true)
  await expectAccessible(page)

  // By keyboard: the heading has the focus, then come the three texts, and the choices.
  for (let i = 0; i < 4; i += 1) await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowRight')
  expect(await page.getByRole('radio', { name: '留下「文件里的」' }).isChecked()).toBe(true)
  await page.getByRole('button', TAKE).click()
  await isSaved(page)
  expect(await site.onDisk()).toBe(cardOf(QUESTION, theirs))

  // What was not chosen is one press away.
  await field(page).focus()
  await page.keyboard.press('Control+z')
  await expect.poll(() => wordsIn(page), SOON).toContain('来的。这里')
})

test('both sides of a conflict are kept where both are wanted', async () => {
  const { page } = browser
  await openEditor(page, site)
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('End')
  await page.keyboard.insertText('这里')
  await isKept(page)
  await site.write(cardOf(QUESTION, ANSWER.replace('来的。', '来的。别处')))
  await page.getByRole('button', LOOK).click()
  await page.getByRole('radio', { name: '两边都要' }).check()
  await page.getByRole('button', TAKE).click()
  await isSaved(page)
  const [first = '', second = ''] = ANSWER.split('\n')
  expect(await site.onDisk()).toBe(cardOf(QUESTION, `${first}这里\n${first}别处\n${second}`))
})

test('what is typed while two texts lie side by side is not left out', async () => {
  const { page } = browser
  await openEditor(page, site, 'question')
  await append(page, '\n\n一。')
  await isKept(page)
  await site.write(cardOf(QUESTION.replace('新旧', '别处。\n\n新旧')))
  await page.getByRole('button', LOOK).click()
  await append(page, '二。')
  await page.getByRole('button', TAKE).click()
  await page.getByRole('button', TAKE).click()
  await isSaved(page)
  expect(await site.onDisk()).toBe(cardOf(`${QUESTION.replace('新旧', '别处。\n\n新旧')}\n\n一。二。`))
})

test('two tabs at one card: neither loses a word', async () => {
  const { page, context } = browser
  const other = await context.newPage()
  onTestFinished(() => other.close())
  await openEditor(page, site, 'question')
  await openEditor(other, site, 'question')
  await append(page, '\n\n第一页写的。')
  await isKept(page)
  await field(other).focus()
  await other.keyboard.press('Control+Home')
  await other.keyboard.insertText('第二页写的。\n\n')
  await isKept(other)
  const isOneOf = ({ text }: KeptDraft) => text.includes('第一页') !== text.includes('第二页')
  await expect.poll(async () => (await draftsOf(site)).map(isOneOf), SOON).toEqual([true, true])
  await other.keyboard.press('Control+s')
  await isSaved(other)
  await page.bringToFront()
  await page.getByRole('button', LOOK).click()
  await page.getByRole('button', TAKE).click()
  await isSaved(page)
  expect(await site.onDisk()).toBe(cardOf(`第二页写的。\n\n${QUESTION}\n\n第一页写的。`))
})
