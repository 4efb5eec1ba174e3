import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import type { Browser } from './browser.ts'
import { openDemo, openDemoSite, outputOn, printedOn, SOON, typeOver } from './demo-site.ts'
import type { DemoSite } from './demo-site.ts'

let site: DemoSite
let browser: Browser

beforeAll(async () => {
  site = await openDemoSite()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await site.close()
  // Chromium says so itself when a name is taken.
  expect(browser.complaints.filter((complaint) => !complaint.includes('409 (Conflict)'))).toEqual([])
})

const STORED = 'echo stored\n'

test('edits are run and outlast a reload, and the stored file stays as it is until the end', async () => {
  const { page } = browser
  await site.write('edited', { 'main.sh': STORED })
  const isUntouched = async () => expect(await readFile(site.fileOf('edited', 'main.sh'), 'utf8')).toBe(STORED)
  await openDemo(page, site, 'edited')
  await typeOver(page, 'main.sh', 'echo changed')
  await page.getByRole('button', { name: '运行改过的' }).waitFor()
  await page.keyboard.press('Control+Enter')
  await outputOn(page).getByText('changed').waitFor()
  await isUntouched()

  await page.reload()
  await page.getByRole('textbox', { name: '编辑 main.sh' }).getByText('echo changed').waitFor()
  await page.getByRole('button', { name: '运行改过的' }).click()
  await outputOn(page).getByText('changed').waitFor()
  await expect.poll(() => site.runsOf('edited'), SOON).toMatchObject([{ isEdited: true }, { isEdited: true }])
  await isUntouched()

  // What was changed can be looked at, taken back, and taken back from there.
  await page.getByText('改了什么').click()
  expect(await page.getByRole('group', { name: '差在哪里' }).innerText()).toMatch(/echo stored[^]*echo changed/)
  await page.getByRole('button', { name: '还原', exact: true }).click()
  await page.getByRole('textbox', { name: '编辑 main.sh' }).getByText('echo stored').waitFor()
  await page.getByRole('button', { name: '撤销还原' }).click()
  await page.getByRole('textbox', { name: '编辑 main.sh' }).getByText('echo changed').waitFor()
  await page.getByRole('button', { name: '还原', exact: true }).click()
  await page.getByRole('button', { name: '运行', exact: true }).click()
  await outputOn(page).getByText('stored').waitFor()
  await page.reload()
  await page.getByRole('group', { name: 'main.sh 的源码' }).getByText('echo stored').waitFor()
  expect(await page.getByRole('button', { name: '运行改过的' }).count()).toBe(0)
  await isUntouched()
})

test('“save as” makes a demo of one’s own that runs, and no other demo gives way to it', async () => {
  const { page } = browser
  const files = { 'main.sh': '. /app/lib/say.sh\nsay one\n', 'lib/say.sh': 'say() { echo "said $1"; }\n' }
  await site.write('kept', files, { expect: [{ contains: 'said' }] })
  await openDemo(page, site, 'kept')
  await page.getByRole('tab', { name: 'lib/say.sh' }).click()
  await typeOver(page, 'lib/say.sh', 'say() { echo "said $1 loudly"; }')
  await page.getByRole('button', { name: '另存为…' }).click()

  const dialog = page.getByRole('dialog', { name: '另存为新的演示' })
  await dialog.getByRole('textbox', { name: '文件夹名' }).fill('kept')
  await dialog.getByRole('button', { name: '存下' }).click()
  await dialog.getByRole('alert').getByText('这个名字已经有了').waitFor()
  await dialog.getByRole('textbox', { name: '文件夹名' }).fill('my-own')
  await dialog.getByRole('button', { name: '存下' }).click()
  await dialog.getByRole('link', { name: 'my-own' }).click()

  await page.waitForURL(`${site.url}/demos/my-own`)
  await page.getByRole('button', { name: '运行', exact: true }).click()
  await outputOn(page).getByText('said one loudly').waitFor()
  await page.getByText('1 项检查全部符合').waitFor()
  expect(await readFile(site.fileOf('my-own', 'main.sh'), 'utf8')).toBe(files['main.sh'])
  expect(await readFile(site.fileOf('kept', 'lib/say.sh'), 'utf8')).toBe(files['lib/say.sh'])
})

test('arguments and standard input are what the demo says, or what is written for one run', async () => {
  const { page } = browser
  const source = 'for arg in "$@"; do echo "<$arg>"; done\ncat\n'
  await site.write('given', { 'main.sh': source }, { args: ['two words', '*'], stdin: 'from the demo\n' })
  await openDemo(page, site, 'given')
  await page.getByRole('button', { name: '运行', exact: true }).click()
  await page.getByText('运行完了').waitFor()
  expect(await printedOn(page)).toBe('<two words>\n<*>\nfrom the demo\n')

  await page.getByRole('textbox', { name: '参数' }).fill('--flag=1\n$HOME; echo no')
  await page.getByRole('textbox', { name: '标准输入' }).fill('一行\n')
  await page.getByRole('button', { name: '运行改过的' }).click()
  await outputOn(page).getByText('一行').waitFor()
  expect(await printedOn(page)).toBe('<--flag=1>\n<$HOME; echo no>\n一行\n')
})

test('the keyboard gets into the editor, writes there, and gets out again', async () => {
  const { page } = browser
  await site.write('keys', { 'main.sh': 'if true\nthen\necho in\nfi\n' })
  await openDemo(page, site, 'keys')
  const isFocused = (role: 'button' | 'group' | 'textbox', name: string) =>
    page.getByRole(role, { name, exact: true }).and(page.locator(':focus')).waitFor()

  await page.keyboard.press('e')
  await isFocused('textbox', '编辑 main.sh')
  // A letter is a letter there, and Tab indents.
  await page.keyboard.press('Control+Home')
  await page.keyboard.type('# xe\n')
  await page.keyboard.press('Control+End')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Tab')
  const text = () => page.getByRole('textbox', { name: '编辑 main.sh' }).innerText()
  expect((await text()).trimEnd()).toBe('# xe\nif true\nthen\n    echo in\nfi')
  await page.keyboard.press('Escape')
  await isFocused('button', '编辑')
  // Whoever goes on by Tab comes past the source, and is not caught in it.
  await page.keyboard.press('Tab')
  await isFocused('group', 'main.sh 的源码')
  await page.keyboard.press('Tab')
  expect(await page.locator('.demo-editor :focus').count()).toBe(0)
})
