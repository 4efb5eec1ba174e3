import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cardsIn } from '#core/share/bundle/bundle.ts'
import { readBundle } from '#core/share/bundle/read.ts'
import { type Browser, openBrowser } from './browser.ts'
import { freshFolder, serve, type Server } from './server.ts'
import { openSharingSite, type SharingSite } from './sharing-site.ts'

let theirs: SharingSite
let mine: Server
let folder: Awaited<ReturnType<typeof freshFolder>>
let browser: Browser

beforeAll(async () => {
  theirs = await openSharingSite()
  folder = await freshFolder()
  const contentDir = path.join(folder.path, 'content')
  await mkdir(contentDir)
  mine = await serve({ contentDir, dataDir: path.join(folder.path, 'data') })
  browser = await openBrowser()
}, 180_000)
afterAll(async () => {
  await browser.close()
  await Promise.all([theirs.close(), mine.stop()])
  await folder.remove()
})

const open = async (page: Page, address: string): Promise<void> => {
  await page.goto(address)
  await page.locator('html[data-keys=ready]').waitFor()
}

async function save(page: Page, name: string): Promise<string> {
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name, exact: true }).click()
  const got = await coming
  const file = path.join(folder.path, got.suggestedFilename())
  await got.saveAs(file)
  return file
}

async function takeIn(page: Page, url: string, file: string): Promise<void> {
  await open(page, `${url}/bundles`)
  await page.getByLabel('选文件').setInputFiles(file)
  await page.getByRole('button', { name: '收进来' }).click()
  await page.getByRole('heading', { name: '收进来了' }).waitFor()
}

async function edit(id: string, from: string, to: string): Promise<void> {
  const content = path.join(folder.path, 'content')
  for (const name of await readdir(content, { recursive: true })) {
    const text = name.endsWith('.mdx') ? await readFile(path.join(content, name), 'utf8') : ''
    if (text.includes(`id: ${id}\n`)) await writeFile(path.join(content, name), text.replace(from, to))
  }
}

const sourceOf = async (id: string): Promise<string> =>
  (await (await fetch(`${theirs.url}/api/cards/${id}/source`)).json()).source

const versions = (page: Page): Promise<readonly string[]> => page.locator('.share-versions li').allInnerTexts()

test('what came in is changed, given back as a patch that its author merges, and then forked', async () => {
  const { page, complaints } = browser
  await open(page, `${theirs.url}/chains/q-fd/share`)
  const chain = await save(page, '下载 题链包')
  await page.getByText('文件已交给浏览器保存').waitFor()
  await page.getByText('和第 1 版一样。').waitFor()
  await takeIn(page, mine.url, chain)

  const sharing = `${mine.url}/chains/q-fd/share`
  await open(page, sharing)
  const patch = '题链包 把改动发回去'
  await page.getByRole('button', { name: patch }).click()
  await page.getByText('没有改动可以发回去').waitFor()
  await edit('q-fd', '子进程。', '子进程，先 fork 的那个。')
  await page.getByRole('button', { name: patch }).click()
  await page.getByText('看过之后卡片又变了').waitFor()
  const changes = await save(page, patch)
  await page.locator('.share-versions').getByText('第 2 版').waitFor()
  expect(await versions(page)).toHaveLength(2)
  expect(page.url()).toBe(sharing)
  const read = await readBundle(await readFile(changes))
  expect(read.ok && [read.value.manifest.kind, cardsIn(read.value).map(({ id }) => id)]).toEqual(['patch', ['q-fd']])

  await takeIn(page, theirs.url, changes)
  expect(await sourceOf('q-fd')).toContain('先 fork 的那个')
  await page.keyboard.press('u')
  await page.getByText('撤回了。').first().waitFor()
  expect(await page.getByRole('heading', { name: '收进来了' }).count()).toBe(0)
  expect(await sourceOf('q-fd')).not.toContain('先 fork 的那个')

  await open(page, sharing)
  await save(page, '题链包 另起一支')
  // One fork, and no second: what would make it is gone.
  await page.getByRole('heading', { name: '这条题链是收进来的' }).waitFor({ state: 'detached' })
  expect(await versions(page)).toEqual([expect.stringContaining('发出')])
  expect(complaints).toEqual([])
})

test('where the server is away it is said, and the page stays', async () => {
  const { page } = browser
  await open(page, `${theirs.url}/chains/q-alone/share`)
  await page.route('**/api/chains/**', (route) => route.abort())
  await page.getByRole('button', { name: '下载 JSON' }).click()
  await page.getByText('没有连上，文件没有拿到').waitFor()
  await page.unroute('**/api/chains/**')
  await save(page, '下载 JSON')
  await page.getByText('文件已交给浏览器保存').waitFor()
})
