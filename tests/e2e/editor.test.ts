import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import { expectAccessible, openBrowser, speak, type Browser } from './browser.ts'
import {
  ANSWER,
  append,
  cardOf,
  draftsOf,
  type EditorSite,
  field,
  goTo,
  ID,
  isKept,
  isSaved,
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

const visit = async (options: Parameters<typeof openBrowser>[0]) => {
  const visitor = await openBrowser(options)
  onTestFinished(visitor.close)
  return visitor
}

test('a card is written stage by stage, seen as it will look, and saved with not a byte changed elsewhere', async () => {
  const { page, complaints } = browser
  await page.goto(`${site.url()}/q/${ID}`)
  await page.locator('html[data-keys=ready]').waitFor()
  await page.keyboard.press('e')
  await page.waitForURL('**/edit?part=*')
  await field(page).waitFor()
  await goTo(page, '一分钟回答')
  expect(await wordsIn(page)).toBe(ANSWER)
  expect(new URL(page.url()).searchParams.get('part')).toBe('answer')
  await append(page, '\n3. **写完**的。')
  await page
    .getByRole('region', { name: '「一分钟回答」的预览' })
    .locator('li', { hasText: '写完的。' })
    .locator('strong')
    .waitFor()
  await page.getByText('3 / 5 句').waitFor()
  await goTo(page, '十秒思考')
  expect(await wordsIn(page)).not.toContain('继承')
  await page.keyboard.insertText('继承。')
  await isKept(page)
  expect(await site.onDisk()).toBe(cardOf())

  // Each has its own cursor and its own undo.
  await goTo(page, '一分钟回答')
  await page.keyboard.insertText('还有。')
  await page.keyboard.press('Control+z')
  await expect.poll(() => wordsIn(page), SOON).toBe(`${ANSWER}\n3. **写完**的。`)
  await page.keyboard.press('Control+s')
  await isSaved(page)
  const saved = cardOf(QUESTION, `${ANSWER}\n3. **写完**的。`).replace(
    '## 三、',
    '## 二、十秒思考\n\n继承。\n\n## 三、',
  )
  expect(await site.onDisk()).toBe(saved)
  await expect.poll(() => draftsOf(site), SOON).toEqual([])
  expect(complaints).toEqual([])
})

test('the whole file holds what was written in its stages, and is saved as one', async () => {
  const { page } = browser
  await openEditor(page, site)
  await append(page, '\n3. 再一句。')
  await goTo(page, '整个文件')
  await expect.poll(() => wordsIn(page), SOON).toContain('3. 再一句。')
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('End')
  await page.keyboard.type('！')
  await page.keyboard.press('Control+s')
  await isSaved(page)
  expect(await site.onDisk()).toBe(
    cardOf(QUESTION, `${ANSWER}\n3. 再一句。`).replace('为什么没断？\nlang', '为什么没断？！\nlang'),
  )
  await goTo(page, '一分钟回答')
  expect(await wordsIn(page)).toBe(`${ANSWER}\n3. 再一句。`)
})

test('while an input method is at work nothing is completed, saved or moved', async () => {
  const { page, context } = browser
  await openEditor(page, site)
  await append(page, '\n3. ')
  const before = await wordsIn(page)
  const cdp = await context.newCDPSession(page)
  onTestFinished(() => cdp.detach())
  const sent: string[] = []
  page.on('request', (request) => sent.push(`${request.method()} ${new URL(request.url()).pathname}`))
  await cdp.send('Input.imeSetComposition', { text: 'jin', selectionStart: 3, selectionEnd: 3 })
  await cdp.send('Input.imeSetComposition', { text: 'jin cheng', selectionStart: 9, selectionEnd: 9 })
  // Another program saves, and somebody presses the keys to save, in the middle of a word.
  await site.write(cardOf(`${QUESTION}\n\n别处添的。`))
  await page.keyboard.press('Control+s')
  await page.waitForResponse((response) => response.url().endsWith('/source') && response.status() === 200)
  expect(await wordsIn(page)).toBe(`${before}jin cheng`)
  // A draft may be kept at any time, and of the keys before it a preview may still be asked for.
  expect(sent.filter((request) => request.endsWith('/source') && !request.startsWith('GET'))).toEqual([])
  await cdp.send('Input.insertText', { text: '进程' })
  await expect.poll(() => wordsIn(page), SOON).toBe(`${before}进程`)
  await page.keyboard.press('Control+s')
  await isSaved(page)
  expect(await site.onDisk()).toBe(cardOf(`${QUESTION}\n\n别处添的。`, `${ANSWER}\n3. 进程`))
})

/** The smallest PNG there is: one pixel. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

async function paste(base64: string, name: string): Promise<void> {
  await field(browser.page).evaluate(
    (target, [bytes, file]) => {
      const data = new DataTransfer()
      const array = Uint8Array.from(atob(bytes), (char) => char.charCodeAt(0))
      data.items.add(new File([array], file, { type: 'image/png' }))
      target.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    },
    [base64, name] as const,
  )
}

test('a pasted image lies beside the card and stands in its text; one that is none leaves nothing behind', async () => {
  const { page } = browser
  await openEditor(page, site)
  await append(page, '\n\n')
  await paste(PNG, 'shot.png')
  await page.getByRole('region', { name: /预览/ }).locator('img').waitFor()
  const src = /!\[\]\(([^)]+)\)/.exec(await wordsIn(page))?.[1] ?? ''
  expect(await readdir(site.folder)).toContain(src)
  expect((await readFile(path.join(site.folder, src))).toString('base64')).toBe(PNG)

  const before = await wordsIn(page)
  await paste(btoa('no image at all'), 'fake.png')
  await page.getByText('fake.png 不是能放进卡片的图').waitFor()
  expect(await wordsIn(page)).toBe(before)
  expect(await page.locator('.writing-upload').count()).toBe(0)
})

test('two brackets find a card, and a tag finds a component', async () => {
  const { page } = browser
  const other = path.join(site.folder, 'tidb.mdx')
  await writeFile(
    other,
    cardOf()
      .replace(ID, 'q-tidb')
      .replace(/title: .*/, 'title: TiDB [滚动] 升级？'),
  )
  onTestFinished(() => rm(other))
  const isFound = async () => (await fetch(`${site.url()}/api/cards/q-tidb`)).ok
  await expect.poll(isFound, SOON).toBe(true)
  await openEditor(page, site, 'followups')
  await page.keyboard.type('- [[滚动')
  await page.getByRole('option', { name: 'TiDB [滚动] 升级？' }).waitFor()
  await speak(page, 200)
  await page.keyboard.press('Enter')
  expect(await wordsIn(page)).toBe('- [TiDB \\[滚动\\] 升级？](card:q-tidb)')
  await page.keyboard.type('\n')
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await page.keyboard.type('<Call')
  await page.getByRole('option', { name: /<Callout>/ }).waitFor()
  await speak(page, 200)
  await page.keyboard.press('Enter')
  expect(await wordsIn(page)).toContain('<Callout kind="note" title="">')
})

test('what is wrong is marked, named with its mend, and leads to its place', async () => {
  const { page } = browser
  await openEditor(page, site)
  await append(page, '\n\n[没有](card:q-nobody)\n\n完')
  const problems = page.getByRole('region', { name: /要改的地方/ })
  await problems.getByRole('button', { name: '第 4 行' }).click()
  await page.keyboard.type('这里')
  expect(await wordsIn(page)).toContain('\n这里[没有]')
  await page.locator('.cm-lint-marker').first().waitFor()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('F8')
  await page
    .getByText(/q-nobody/)
    .nth(1)
    .waitFor()
})

test('a text that would swallow others is not saved, and that is said', async () => {
  const { page } = browser
  await openEditor(page, site)
  await append(page, '\n\n```\nnever closed')
  await page.keyboard.press('Control+s')
  await page.getByText('文件就读不成这张卡片了').waitFor()
  expect(await site.onDisk()).toBe(cardOf())
  await expect.poll(async () => (await draftsOf(site)).length, SOON).toBe(1)
})

test('without a script the section is saved from a form, unless the file was changed meanwhile', async () => {
  const visitor = await visit({})
  const { page } = visitor
  await page.route('**/*.js', (route) => route.abort())
  const open = () => page.goto(`${site.url()}/q/${ID}/edit?part=answer`)
  await open()
  const text = page.getByRole('textbox', { name: '一分钟回答' })
  expect(await text.inputValue()).toBe(ANSWER)
  await text.fill('1. 改过了。')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('保存好了').waitFor()
  expect(await site.onDisk()).toBe(cardOf(QUESTION, '1. 改过了。'))

  await text.fill('1. 我的。')
  await site.write(cardOf(QUESTION, '1. 别处的。'))
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('所以还没有保存').waitFor()
  expect(await text.inputValue()).toBe('1. 我的。')
  await page.getByText('1. 别处的。').waitFor()
  expect(await site.onDisk()).toBe(cardOf(QUESTION, '1. 别处的。'))
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('保存好了').waitFor()
  expect(await site.onDisk()).toBe(cardOf(QUESTION, '1. 我的。'))
})

test('by keyboard alone: out of the editor, to another stage, and back into its words', async () => {
  const { page } = browser
  await openEditor(page, site)
  await field(page).focus()
  await page.keyboard.press('Escape')
  await page.keyboard.press('1')
  await field(page).and(page.locator(':focus')).waitFor()
  expect(await wordsIn(page)).toBe(QUESTION)
  await page.keyboard.press('Escape')
  await page.keyboard.press('b')
  await page.waitForURL((url) => url.pathname.startsWith(`/q/${ID}`) && !url.pathname.endsWith('/edit'))
})

test('the keys of Vim, for whoever wants them, and still there the next time', async () => {
  const { page } = browser
  await openEditor(page, site)
  await page.getByLabel('Vim 键位').check()
  await field(page).focus()
  await page.keyboard.type('ggdd')
  await expect.poll(() => wordsIn(page), SOON).toBe('2. 旧的还在接。')
  await page.keyboard.type(':w\n')
  await isSaved(page)
  expect(await site.onDisk()).toBe(cardOf(QUESTION, '2. 旧的还在接。'))
  await page.reload()
  await field(page).waitFor()
  expect(await page.getByLabel('Vim 键位').isChecked()).toBe(true)
  await page.getByLabel('Vim 键位').uncheck()
})

test('on a phone the words are large enough not to be zoomed in on, and stay clear of the bar', async () => {
  const { page } = await visit({ width: 375, isTouch: true })
  await site.write(cardOf(QUESTION, Array.from({ length: 60 }, (_, i) => `第 ${i} 句。`).join('\n\n')))
  await openEditor(page, site)
  expect(
    await field(page).evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize)),
  ).toBeGreaterThanOrEqual(16)
  await field(page).tap()
  await page.keyboard.press('Control+End')
  await page.keyboard.type('最后。')
  for (let i = 0; i < 50; i += 1) await page.keyboard.press('ArrowUp')
  const clearPx = () =>
    page.evaluate(() => {
      const caret = getSelection()?.getRangeAt(0).getBoundingClientRect()
      const bar = document.querySelector('.writing-bar')?.getBoundingClientRect()
      return (caret?.top ?? 0) - (bar?.bottom ?? 0)
    })
  await expect.poll(clearPx, SOON).toBeGreaterThanOrEqual(0)
  await page.getByText('预览', { exact: true }).tap()
  await page.getByRole('region', { name: /预览/ }).getByText('第 59 句。').waitFor()
  expect(await field(page).isVisible()).toBe(false)
})

test.each([
  ['zh-CN', 'light', 1280],
  ['zh-CN', 'dark', 375],
  ['en-US', 'light', 375],
  ['en-US', 'dark', 1280],
] as const)('accessible and as wide as its window: %s, %s, %i px', async (locale, colorScheme, width) => {
  const { page, complaints } = await visit({ locale, colorScheme, width, isTouch: width < 600 })
  await openEditor(page, site)
  await append(page, '\n\n[x](card:q-nobody) `code` **strong**\n\n<Callout kind="note">')
  await page.locator('.writing-problems').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: /^(插入|Insert)$/ }).click()
  await expectAccessible(page)
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow).toBe(0)
  expect(complaints).toEqual([])
})
