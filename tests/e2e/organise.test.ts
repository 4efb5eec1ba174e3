import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import { expectAccessible, openBrowser, type Browser } from './browser.ts'
import { freshFolder, serve, type Server } from './server.ts'

const TITLE = '旧进程里的长连接怎么办？'
const card = (id: string, title: string, text: string, followUps: readonly string[] = []): string =>
  `---\nid: ${id}\ntitle: ${title}\nlang: zh\ncategory: project\ntopics: [nginx]\ncreated: 2026-11-23\n---\n\n## 一、问题\n\n${text}\n\n## 六、下一个问题\n\n${followUps.join('\n')}\n`
const ROOT = (words: string) => card('q-root', '端口为什么没断？', '为什么？', [`- [${words}](card:q-mid)`])
const MID = card('q-mid', TITLE, '![图](shot.png)', ['- [要等多久？](card:q-leaf)'])
const LEAF = (words: string) => card('q-leaf', '要等多久？', `见 [${words}](card:q-mid)，或 [那一题](card:q-mid)。`)
const FILES = {
  'nginx/root.mdx': ROOT(TITLE),
  'nginx/旧进程里的长连接怎么办.mdx': MID,
  'nginx/leaf.mdx': LEAF(TITLE),
  'nginx/shot.png': 'an image',
  'os/other.mdx': card('q-other', '内核里有什么？', '有什么？'),
}

let folder: Awaited<ReturnType<typeof freshFolder>>
let server: Server
let browser: Browser
let contentDir: string

beforeAll(async () => {
  folder = await freshFolder()
  contentDir = path.join(folder.path, 'content')
  for (const [name, text] of Object.entries(FILES)) {
    await mkdir(path.dirname(path.join(contentDir, name)), { recursive: true })
    await writeFile(path.join(contentDir, name), text)
  }
  server = await serve({ contentDir, dataDir: path.join(folder.path, 'data') })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  await folder.remove()
})
/** Every test takes back what it did. */
beforeEach(async () => expect(await onDisk()).toEqual(FILES))

async function onDisk(): Promise<Readonly<Record<string, string>>> {
  const all = await readdir(contentDir, { recursive: true, withFileTypes: true })
  const files = all.filter((one) => one.isFile()).map(({ parentPath, name }) => path.join(parentPath, name))
  const texts = files.map(async (file) => [path.relative(contentDir, file), await readFile(file, 'utf8')] as const)
  return Object.fromEntries(await Promise.all(texts))
}

const open = async (page: Page) => {
  await page.goto(`${server.url}/q/q-mid/organise`)
  await page.getByRole('heading', { level: 1 }).waitFor()
}
const queue = async (): Promise<readonly string[]> => {
  const { items } = (await (await fetch(`${server.url}/api/queue`)).json()) as { items: { card: { id: string } }[] }
  return items.map((item) => item.card.id)
}
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
/** Presses what takes the last deed back. */
const takeBack = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: '撤销' }).click()
  await page.getByText('撤销了，都和之前一样。').waitFor()
}

test('a card is renamed from its page, with the links that say its title, and that is taken back', async () => {
  const { page, complaints } = browser
  await page.goto(`${server.url}/q/q-mid`)
  await page.locator('html[data-keys=ready]').waitFor()
  await page.keyboard.press('o')
  await page.waitForURL('**/organise')
  await page.getByText('会改 2 张卡片里的 2 处链接').waitFor()
  await page.getByText('文件名是照标题起的').waitFor()
  await expectAccessible(page)
  await page.getByLabel('新标题').fill('长连接: 交给谁？')
  await press(page, '改标题')
  await page.getByText('标题改好了，连同 2 处链接。').waitFor()
  await expect.poll(() => page.getByRole('heading', { level: 1 }).innerText()).toBe('长连接: 交给谁？')
  const { 'nginx/旧进程里的长连接怎么办.mdx': _, ...others } = FILES
  expect(await onDisk()).toEqual({
    ...others,
    'nginx/长连接-交给谁.mdx': MID.replace(TITLE, '"长连接: 交给谁？"'),
    'nginx/root.mdx': ROOT('长连接: 交给谁？'),
    'nginx/leaf.mdx': LEAF('长连接: 交给谁？'),
  })
  await expectAccessible(page)
  await page.keyboard.press('Tab')
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('u')
  await page.getByText('撤销了，都和之前一样。').waitFor()
  expect(complaints).toEqual([])
})

test('a card is moved to another topic with its image, and back', async () => {
  const { page } = browser
  await open(page)
  await page.getByText('旁边的 1 个文件').waitFor()
  await page.getByLabel('搬到').selectOption('os')
  await press(page, '搬过去')
  await page.getByText('搬好了，现在在 os/旧进程里的长连接怎么办.mdx。').waitFor()
  expect(await onDisk()).toMatchObject({
    'os/旧进程里的长连接怎么办.mdx': MID.replace('[nginx]', '[os]'),
    'os/shot.png': 'an image',
  })
  await page.goto(`${server.url}/q/q-mid`)
  const shown = page.getByRole('img', { name: '图' })
  expect((await fetch(server.url + ((await shown.getAttribute('src')) ?? ''))).status).toBe(200)
  await open(page)
  await page.getByLabel('或者新主题').fill('../out')
  await press(page, '搬过去')
  await page.getByText('主题名只能用字母').waitFor()
  // What was entered stays, to be mended.
  await page.getByLabel('或者新主题').fill('')
  await page.getByLabel('搬到').selectOption('nginx')
  await press(page, '搬过去')
  await page.getByText('搬好了，现在在 nginx/').waitFor()
})

test('an archived card is asked no more, its page says so, and from there it is taken out', async () => {
  const { page } = browser
  expect(await queue()).toEqual(['q-root', 'q-other'])
  await open(page)
  await press(page, '归档')
  await page.getByText('已归档，不会再问它。', { exact: true }).waitFor()
  expect(await queue()).toEqual(['q-leaf', 'q-root', 'q-other'])
  await page.goto(`${server.url}/q/q-mid`)
  await page.getByText('这张卡片已归档').waitFor()
  await expectAccessible(page)
  await page.goto(`${server.url}/chains/q-root`)
  await page.locator('.line[data-archived]').getByText(TITLE).waitFor()
  await expectAccessible(page)
  await page.goto(`${server.url}/review?card=q-mid`)
  await page.getByText('已归档，只在这里问').waitFor()
  await page.goto(`${server.url}/q/q-mid`)
  await press(page, '拿出来')
  await page.getByText('拿出来了，照常问它。').waitFor()
  expect(await queue()).toEqual(['q-root', 'q-other'])
})

test('archived chains stand apart', async () => {
  const { page } = browser
  const patch = (archived: boolean) =>
    fetch(`${server.url}/api/cards/q-other`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ archived, expectedHash: null }),
    })
  expect(((await (await patch(true)).json()) as { path: string }).path).toBe('os/other.mdx')
  await page.goto(`${server.url}/chains`)
  await page.getByRole('region', { name: '已归档的' }).getByText('内核里有什么？').waitFor()
  await expectAccessible(page)
  expect((await patch(false)).status).toBe(200)
})

test('before the script is there, and without it, a card is renamed and that is taken back', async () => {
  const visitor = await openBrowser()
  onTestFinished(visitor.close)
  const { page } = visitor
  await page.route('**/*.js', (route) => route.abort())
  await open(page)
  await page.getByLabel('新标题').fill('换一个问法？')
  await press(page, '改标题')
  await page.getByText('标题改好了，连同 2 处链接。').waitFor()
  expect(await onDisk()).toMatchObject({ 'nginx/root.mdx': ROOT('换一个问法？') })
  await takeBack(page)
})

test('what was changed since stays as it is, and that is said', async () => {
  const { page } = browser
  await open(page)
  const saved = MID.replace('![图]', '![新图]')
  await writeFile(path.join(contentDir, 'nginx/旧进程里的长连接怎么办.mdx'), saved)
  await page.getByLabel('新标题').fill('换一个问法？')
  await press(page, '改标题')
  await page.getByText('在这之后又变了，什么也没有改').waitFor()
  expect(await onDisk()).toEqual({ ...FILES, 'nginx/旧进程里的长连接怎么办.mdx': saved })
  await writeFile(path.join(contentDir, 'nginx/旧进程里的长连接怎么办.mdx'), MID)
})

test.each([
  ['zh-CN', 'dark', 375],
  ['en-US', 'light', 375],
  ['en-US', 'dark', 1280],
] as const)('accessible and as wide as its window: %s, %s, %i px', async (locale, colorScheme, width) => {
  const visitor = await openBrowser({ locale, colorScheme, width, isTouch: width < 600 })
  onTestFinished(visitor.close)
  const { page } = visitor
  await open(page)
  await expectAccessible(page)
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow).toBe(0)
  expect(visitor.complaints).toEqual([])
})

test('over HTTP: one deed of several changes, only where the file is as it was, and taken back', async () => {
  const hash = async () =>
    ((await (await fetch(`${server.url}/api/cards/q-mid`)).json()) as { card: { hash: string } }).card.hash
  const patch = (body: unknown, id = 'q-mid') =>
    fetch(`${server.url}/api/cards/${id}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const expectedHash = await hash()
  const refused = [
    patch({ title: 'New?', expectedHash: '0'.repeat(64) }),
    patch({ title: ' ', expectedHash }),
    patch({ topic: '../out', expectedHash }),
    patch({ colour: 'red', expectedHash }),
    patch({ title: 'New?', expectedHash: null }, 'q-nobody'),
  ]
  expect((await Promise.all(refused)).map(({ status }) => status)).toEqual([409, 400, 400, 400, 404])
  expect(await onDisk()).toEqual(FILES)

  const changed = await patch({ title: '换一个问法？', topic: 'os', archived: true, expectedHash })
  const { batch, ...made } = (await changed.json()) as { path: string; hash: string; batch: string }
  expect(made).toEqual({ path: 'os/换一个问法.mdx', hash: await hash() })
  expect((await fetch(`${server.url}/api/changes/${batch}`, { method: 'DELETE' })).status).toBe(204)
})
