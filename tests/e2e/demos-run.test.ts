import { randomInt } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import type { Browser } from './browser.ts'
import { openDemo, openDemoSite, outputOn, printedOn, processesNaming, SOON } from './demo-site.ts'
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

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** A demo that goes on until it is ended, with children, in the background too; its processes can be told by a number. */
async function writeEndless(id: string): Promise<{ readonly left: () => Promise<readonly string[]> }> {
  const marker = `7${randomInt(10_000_000, 99_999_999)}`
  const sleep = `sleep ${marker}`
  await site.write(id, {
    [`m${marker}.sh`]: `(trap '' TERM HUP; ${sleep}) &\nsetsid ${sleep} &\necho begun\n${sleep}\n`,
  })
  return { left: () => processesNaming(marker) }
}

/** Runs it, and waits until it has begun: then its processes are there. */
async function begin(page: Page, id: string, left: () => Promise<readonly string[]>): Promise<void> {
  await openDemo(page, site, id)
  await page.keyboard.press('x')
  await outputOn(page).getByText('begun').waitFor()
  await expect.poll(async () => (await left()).filter((line) => line.startsWith('sleep')).length, SOON).toBe(3)
}

test('Stop ends a run and everything it started, and keeps what it printed', async () => {
  const { page } = browser
  const { left } = await writeEndless('stopped')
  await begin(page, 'stopped', left)
  await button(page, '停止').click()
  await page.getByText('被你停下了').waitFor()
  await page.getByText('停下之前的输出都在上面').waitFor()
  expect(await printedOn(page)).toBe('begun\n')
  await expect.poll(left, SOON).toEqual([])
  // It is listed among the runs, without a reload.
  await page.getByRole('list').getByText('停下了').waitFor()
  expect(await site.runsOf('stopped')).toMatchObject([{ outcome: 'cancelled' }])
})

test.each(['by a link', 'for another site', 'by closing the tab'] as const)(
  'leaving the page %s ends a run and everything it started',
  async (way) => {
    const id = `left-${way.replaceAll(' ', '-')}`
    const page = await browser.context.newPage()
    const { left } = await writeEndless(id)
    await begin(page, id, left)
    if (way === 'by closing the tab') await page.close()
    else if (way === 'for another site') await page.goto('about:blank')
    else await page.getByRole('main').getByRole('link', { name: '演示', exact: true }).click()
    await expect.poll(left, SOON).toEqual([])
    await expect.poll(() => site.runsOf(id), SOON).toMatchObject([{ outcome: 'cancelled' }])
    if (way !== 'by closing the tab') await page.close()
  },
)

test('a run that takes too long is ended at a limit that is named, and what came before it is kept', async () => {
  const { page } = browser
  await site.write('long', { 'main.sh': 'echo begun\nsleep 60\n' }, { limits: { wallMs: 1000 } })
  await openDemo(page, site, 'long')
  await button(page, '运行').click()
  await page.getByText('到了限制，被停下了').waitFor()
  await page.getByText(/^运行满 1\s?秒，这是上限。$/).waitFor()
  expect(await printedOn(page)).toBe('begun\n')
  await page.getByText('停下之前的输出都在上面').waitFor()
})

test('a run that prints too much is ended, too; of what it printed the end is shown, and the rest can be asked for', async () => {
  const { page } = browser
  const source = 'i=0\nwhile :; do i=$((i + 1)); echo "line $i"; done\n'
  await site.write('loud', { 'main.sh': source }, { limits: { outputBytes: 40_000 } })
  await openDemo(page, site, 'loud')
  await button(page, '运行').click()
  await page.getByText('到了限制，被停下了').waitFor()
  await page.getByText(/^输出满 39\s?kB，这是上限，后面的没有了。$/).waitFor()
  expect(
    await outputOn(page)
      .getByText(/^line 1$/m)
      .count(),
  ).toBe(0)
  await page.getByRole('button', { name: /^前面还有 .* 行，显示$/ }).click()
  const printed = await printedOn(page)
  expect(printed).toHaveLength(40_000)
  expect(printed.startsWith('line 1\nline 2\n')).toBe(true)
})

test('runs in other tabs wait for their turn and say how many are before them', async () => {
  const [first, second, third] = [
    await browser.context.newPage(),
    await browser.context.newPage(),
    await browser.context.newPage(),
  ]
  await site.write('waiting', { 'main.sh': 'echo begun\nsleep 60\n' })
  for (const page of [first, second, third]) await openDemo(page, site, 'waiting')

  await button(first, '运行').click()
  await outputOn(first).getByText('begun').waitFor()
  await button(second, '运行').click()
  await second.getByText('排队中，前面还有 1 个').waitFor()
  await button(third, '运行').click()
  await third.getByText('排队中，前面还有 2 个').waitFor()

  await button(first, '停止').click()
  await outputOn(second).getByText('begun').waitFor()
  await third.getByText('排队中，前面还有 1 个').waitFor()
  // Whoever waits can give up, and nothing is run for him later.
  await button(third, '停止').click()
  await third.getByText('被你停下了').waitFor()
  await button(second, '停止').click()
  await second.getByText('被你停下了').waitFor()
  await expect.poll(async () => (await site.runsOf('waiting')).length, SOON).toBe(3)
  for (const page of [first, second, third]) await page.close()
})
