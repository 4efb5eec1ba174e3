import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import type { Browser } from './browser.ts'
import { openDemo, openDemoSite, outputOn, printedOn, typeOver } from './demo-site.ts'
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
  expect(browser.complaints).toEqual([])
})

test('of each expectation it is said whether it is met, and what was there instead', async () => {
  const { page } = browser
  const expectations = [
    { contains: 'hello' },
    { notContains: 'boom' },
    { regex: '^answer=\\d+$' },
    { equals: 'hello\nworld\n' },
    { exit: 0 },
  ]
  await site.write('unmet', { 'main.sh': 'echo hello\necho boom >&2\nexit 3\n' }, { expect: expectations })
  await openDemo(page, site, 'unmet')
  expect(await page.getByRole('list', { name: '运行之后会检查' }).getByText('还没检查').count()).toBe(5)

  await page.getByRole('button', { name: '运行', exact: true }).click()
  await page.getByRole('status').getByText('运行完了，退出码 3，5 项检查里有 4 项不符合').waitFor()
  const checks = page.getByRole('list', { name: '检查' }).first().getByRole('listitem')
  const said = (await checks.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ').trim())
  expect(said).toEqual([
    '✓ 符合 输出里有 hello',
    '✗ 不符合 输出里没有 boom',
    '✗ 不符合 输出匹配 ^answer=\\d+$',
    '✗ 不符合 标准输出正好是这 2 行 差在哪里',
    '✗ 不符合 退出码是 0（实际是 3）',
  ])
  await checks.getByText('差在哪里').click()
  await checks.getByRole('group', { name: '差在哪里' }).getByText('少的一行：world').waitFor()
})

test('a program that a signal ends says which, and one that ends well with nothing expected says no more', async () => {
  const { page } = browser
  await site.write('signal', { 'main.sh': 'kill -SEGV $$\n' }, { expect: [{ exit: 139 }] })
  await openDemo(page, site, 'signal')
  await page.getByRole('button', { name: '运行', exact: true }).click()
  await page.getByRole('status').getByText('被信号 SIGSEGV 结束，退出码 139，1 项检查全部符合').waitFor()

  await site.write('silent', { 'main.sh': ':\n' })
  await openDemo(page, site, 'silent')
  await page.getByRole('button', { name: '运行', exact: true }).click()
  await page.getByText('没有输出。').waitFor()
  expect(await page.locator('.demo-status').getByRole('status').innerText()).toBe('运行完了')
})

test('what the compiler says is shown, and a program that was not built is held against nothing', async () => {
  const { page } = browser
  const source = '#include <stdio.h>\nint main(void) { puts("built") return 0; }\n'
  await site.write('build', { 'main.c': source }, { lang: 'c', expect: [{ contains: 'built' }] })
  await openDemo(page, site, 'build')
  await page.getByRole('button', { name: '运行', exact: true }).click()
  await page.getByRole('status').getByText('没编译过，看上面编译器怎么说').waitFor()
  expect(await printedOn(page)).toMatch(/^编译.*main\.c.*[^]*main\.c:2:\d+: error: expected ‘;’/)
  await page.getByRole('list', { name: '运行之后会检查' }).waitFor()

  await typeOver(page, 'main.c', '#include <stdio.h>\nint main(void) { puts("built"); return 0; }')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('status').getByText('运行完了，1 项检查全部符合').waitFor()
  expect(await printedOn(page)).toBe('built\n')
})

const HOSTILE = String.raw`import sys
print("\x1b[31mred\x1b[0m \x1b[1;32mgreen\x1b[0m plain")
print("<img src=x onerror=alert(1)><script>alert(2)</script>&lt;")
print("\x1b]0;stolen\x07\x1b[2J\x1b[Hstill \x1b]8;;https://elsewhere.example\x07a link\x1b]8;;\x07 here\x9b31m\x00")
print('{"type":"exit","outcome":"ended","code":0}')
print("\u202eback\u202c " + "x" * 9000)
`

test('colours become colours; whatever else a program prints is text and does nothing', async () => {
  const { page } = browser
  await site.write('hostile', { 'main.py': HOSTILE }, { lang: 'python' })
  await openDemo(page, site, 'hostile')
  const title = await page.title()
  await page.getByRole('button', { name: '运行', exact: true }).click()
  await page.getByText('运行完了').waitFor()

  const colourOf = (text: string) =>
    outputOn(page)
      .getByText(text, { exact: true })
      .evaluate((span) => getComputedStyle(span).color)
  const [red, green, plain] = [
    await colourOf('red'),
    await colourOf('green'),
    await outputOn(page).evaluate((pane) => getComputedStyle(pane).color),
  ]
  expect(new Set([red, green, plain]).size).toBe(3)

  const lines = (await printedOn(page)).split('\n')
  expect(lines.slice(0, 4)).toEqual([
    'red green plain',
    '<img src=x onerror=alert(1)><script>alert(2)</script>&lt;',
    'still a link here31m',
    '{"type":"exit","outcome":"ended","code":0}',
  ])
  const elements = await outputOn(page).evaluate((pane) => [
    ...new Set([...pane.querySelectorAll('*')].map(({ tagName }) => tagName)),
  ])
  expect(elements.toSorted()).toEqual(['DIV', 'SPAN'])
  expect(await page.title()).toBe(title)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
})

test('runs of before are listed; one can be opened, and two compared line by line', async () => {
  const { page } = browser
  await site.write('past', { 'main.sh': 'echo same\necho first\n' }, { expect: [{ contains: 'first' }] })
  await openDemo(page, site, 'past')
  await page.getByText('还没有跑过。').waitFor()
  await page.getByRole('button', { name: '运行', exact: true }).click()
  await outputOn(page).getByText('first').waitFor()
  const past = page.getByRole('region', { name: '以往运行' })
  await past.getByText('检查 1 / 1').waitFor()

  await typeOver(page, 'main.sh', 'echo same; echo second; exit 4')
  await page.keyboard.press('Control+Enter')
  await past.getByText('检查 0 / 1').waitFor()
  const rows = past.locator('ol > li')
  expect(await rows.count()).toBe(2)
  expect(await rows.first().innerText()).toMatch(/退出码 4[^]*改过的/)
  expect(await rows.last().innerText()).toMatch(/退出码 0[^]*存着的/)

  // After a reload they are still there.
  await page.reload()
  await rows.last().getByRole('button', { expanded: false }).click()
  await rows
    .last()
    .getByRole('group', { name: /的输出$/ })
    .getByText('first')
    .waitFor()
  await rows.last().getByRole('button', { expanded: true }).click()

  // The last one and the one before it are chosen already.
  await past.getByRole('button', { name: '比较 A 与 B' }).click()
  const compared = past.getByRole('region', { name: /的输出$/ })
  await compared.getByText('少的一行：first').waitFor()
  await compared.getByText('多的一行：second').waitFor()
  await compared.getByText('少的一行：echo first').waitFor()
  await compared.getByText('多的一行：echo same; echo second; exit 4').waitFor()
  await rows
    .last()
    .getByRole('radio', { name: /^比较的后一次/ })
    .check()
  await past.getByText('要比较，选不同的两次。').waitFor()
})
