import { readdir, rename } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { expectAccessible, openBrowser } from './browser.ts'
import { freshFolder, serve, type Server } from './server.ts'

let server: Server
let data: Awaited<ReturnType<typeof freshFolder>>

beforeAll(async () => {
  data = await freshFolder()
  server = await serve({ dataDir: data.path })
}, 120_000)
afterAll(async () => {
  await server.stop()
  await data.remove()
})

async function visit(
  options: Parameters<typeof openBrowser>[0],
): Promise<{ page: Page; complaints: readonly string[] }> {
  const visitor = await openBrowser(options)
  onTestFinished(visitor.close)
  await visitor.page.goto(`${server.url}/settings`)
  return visitor
}

const made = async (): Promise<readonly string[]> =>
  (await readdir(path.join(data.path, 'backups'))).filter((name) => name.endsWith('-manual'))

test('a backup is made by a press, with script and without, and the page says when and how to restore it', async () => {
  const { page, complaints } = await visit({})
  await page.locator('html[data-keys=ready]').waitFor()
  const section = page.getByRole('region', { name: '备份' })
  await section.getByText('还没有备份').waitFor()
  await section.getByRole('button', { name: '现在备份' }).click()
  await section.getByText(/上次备份：.+已核对/).waitFor()
  expect(await made()).toHaveLength(1)
  await section.getByText('怎么恢复').click()
  const [name = ''] = await made()
  await section.getByText(new RegExp(`scripts/zhuiwen restore .*${name}$`)).waitFor()
  expect(complaints).toEqual([])

  const { page: plain } = await visit({ locale: 'en-US', runsScripts: false })
  await plain.getByRole('button', { name: 'Back up now' }).click()
  await plain.getByText('All 2 backups').waitFor()
  expect(await made()).toHaveLength(2)
}, 120_000)

test('a folder that cannot be is refused, and one that is gone is told when there is no backup', async () => {
  const disk = await freshFolder()
  onTestFinished(disk.remove)
  const { page } = await visit({})
  await page.locator('html[data-keys=ready]').waitFor()
  const section = page.getByRole('region', { name: '备份' })
  const choose = async (folder: string, said: string) => {
    await section.getByLabel('放在哪里').fill(folder)
    await section.getByRole('button', { name: '保存' }).click()
    await section.getByRole('status').getByText(said).waitFor()
  }
  await choose('backups', '要写完整的路径')
  await choose(path.join(disk.path, 'nowhere'), '没有这个文件夹')
  await choose(path.join(data.path, 'audio'), '没有这个文件夹')
  await choose(disk.path, '已保存')
  await rename(disk.path, `${disk.path}-elsewhere`)
  await section.getByRole('button', { name: '现在备份' }).click()
  await section.getByText(/备份没有做成：没有文件夹/).waitFor()
  await rename(`${disk.path}-elsewhere`, disk.path)
  await section.getByRole('button', { name: '现在备份' }).click()
  await section.getByText(/已核对/).waitFor()
  await choose('', '已保存')
}, 120_000)

test.each([
  ['zh-CN', 'light', 1280],
  ['en-US', 'dark', 375],
] as const)('backups are accessible and fit: %s, %s, %i px', async (locale, colorScheme, width) => {
  const { page } = await visit({ locale, colorScheme, width, isTouch: width === 375 })
  const section = page.locator('section.backup')
  for (const summary of await section.locator('summary').all()) await summary.click()
  await expectAccessible(page)
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow).toBe(0)
})
