import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { bundleZip } from '#core/share/bundle/zip.ts'
import type { Bundle } from '#core/share/bundle/bundle.ts'
import { documentOf } from '#core/share/bundle/document.ts'
import type { Contents } from '#core/share/bundle/make.ts'
import { sampleBundle, sampleContents } from '#core/share/bundle/testing-bundle.ts'
import { toFragment } from '#core/share/link/fragment.ts'
import { type Browser, expectAccessible, openBrowser } from './browser.ts'
import { freshFolder, serve, type Server } from './server.ts'

let folder: Awaited<ReturnType<typeof freshFolder>>
let server: Server
let browser: Browser
let contentDir: string

beforeAll(async () => {
  folder = await freshFolder()
  contentDir = path.join(folder.path, 'content')
  await mkdir(contentDir)
  server = await serve({ contentDir, dataDir: path.join(folder.path, 'data') })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  await folder.remove()
})

const FIRST = sampleBundle()
const ANSWER = 'One. Two. Three. Four. Five.'

/** What its author made of it later: another sentence in the answer of the root. */
const later = (version: number, answer: string): Bundle => {
  const cards: Contents['cards'] = new Map(
    [...sampleContents.cards].map(([id, source]) => [
      id,
      id === sampleContents.root ? source.replace(ANSWER, answer) : source,
    ]),
  )
  return sampleBundle({ version, cards, ancestors: [FIRST.manifest.contentHash] })
}

/** As it is handed on. */
async function fileOf(name: string, bundle: Bundle): Promise<string> {
  const file = path.join(folder.path, name)
  await writeFile(file, await bundleZip(bundle))
  return file
}

async function open(page: Page, address = '/bundles'): Promise<void> {
  await page.goto(server.url + address)
  // The page listens to what is dropped as soon as it listens to keys.
  await page.locator('html[data-keys=ready]').waitFor()
}
const choose = (page: Page, file: string): Promise<void> => page.getByLabel('选文件').setInputFiles(file)
const groups = (page: Page): Promise<readonly string[]> => page.locator('.bundle-group h3').allInnerTexts()
const written = async (): Promise<readonly string[]> =>
  (await readdir(contentDir, { recursive: true })).filter((name) => /\.\w+$/.test(name)).toSorted()
const cardOf = async (id: string): Promise<string> => {
  for (const file of await written()) {
    const text = await readFile(path.join(contentDir, file), 'utf8')
    if (text.includes(`id: ${id}\n`)) return path.join(contentDir, file)
  }
  throw new Error(`there is no card ${id}`)
}

test('a chain is looked at before anything is written, taken in, and taken back', async () => {
  const { page, complaints } = browser
  await open(page)
  await expectAccessible(page)
  await choose(page, await fileOf('chain.qchain', FIRST))
  await page.getByRole('heading', { name: 'Why is the port never closed?' }).first().waitFor()
  expect(await groups(page)).toEqual(['3 张新的'])
  await page.getByText('包含 0 次练习记录').waitFor()
  await page.getByRole('link', { name: 'CC-BY-4.0' }).waitFor()
  await page.getByText('这里还没有收过这条题链。').waitFor()
  await page.getByText('收进来也不会运行').waitFor()
  await page.getByText('hello.sh', { exact: true }).click()
  await page.getByText('echo hello').waitFor()
  expect(await page.locator('.bundle-images img').count()).toBe(1)
  await page.locator('.bundle-group').getByText('Who accepts?').click()
  await page.locator('.bundle-part').getByText(ANSWER).waitFor()
  await expectAccessible(page)
  expect(await written()).toEqual([])

  await page.getByLabel('新卡片放进').fill('net')
  await page.getByRole('button', { name: '收进来' }).click()
  await page.getByRole('heading', { name: '收进来了' }).waitFor()
  await expectAccessible(page)
  expect((await written()).filter((name) => name.endsWith('.mdx'))).toHaveLength(3)
  await page.locator('.bundle-history').getByText('第 1 版', { exact: true }).waitFor()
  await page.getByRole('link', { name: 'Who accepts?' }).click()
  await page.getByRole('heading', { level: 1, name: 'Who accepts?' }).waitFor()

  await open(page)
  await page.keyboard.press('u')
  await expect.poll(written).toEqual([])
  await page.locator('.bundle-history').getByText('后来撤回了').waitFor()
  await expectAccessible(page)
  expect(complaints).toEqual([])
})

test('where both changed the same lines a side is chosen, and what else was edited here stays', async () => {
  const { page } = browser
  await open(page)
  await choose(page, await fileOf('first.qchain', FIRST))
  await page.getByRole('button', { name: '收进来' }).click()
  await page.getByRole('heading', { name: '收进来了' }).waitFor()
  const root = await cardOf('q-root')
  const mine = (await readFile(root, 'utf8')).replace(ANSWER, 'Mine.').replace('And without fork?', 'And on Windows?')
  await writeFile(root, mine)

  await open(page)
  await choose(page, await fileOf('second.qchain', later(2, 'Theirs.')))
  await page.getByText('比这里的新').waitFor()
  expect(await groups(page)).toEqual(['1 张有冲突', '2 张完全一样'])
  expect(await page.locator('.conflict-sides pre').allInnerTexts()).toEqual([
    expect.stringContaining('Mine.'),
    expect.stringContaining('Theirs.'),
  ])
  await expectAccessible(page)
  // Nothing is taken in as long as something is open.
  await page.getByRole('button', { name: '收进来' }).click()
  expect(await readFile(root, 'utf8')).toBe(mine)
  await page.getByRole('radio', { name: '用对方的' }).check()
  await page.getByRole('button', { name: '收进来' }).click()
  await page.getByRole('heading', { name: '收进来了' }).waitFor()
  expect(await readFile(root, 'utf8')).toBe(mine.replace('Mine.', 'Theirs.'))

  await page.getByRole('button', { name: '撤回' }).first().click()
  await expect.poll(() => readFile(root, 'utf8')).toBe(mine)
})

test('a card that is left out stays as it is', async () => {
  const { page } = browser
  const root = await cardOf('q-root')
  const before = await readFile(root, 'utf8')
  await open(page)
  await choose(page, await fileOf('third.qchain', later(3, 'Later still.')))
  await page.getByLabel('收这张：Why is the port never closed?').uncheck()
  await page.getByText('不收', { exact: true }).waitFor()
  await page.getByRole('button', { name: '收进来' }).click()
  await page.getByRole('heading', { name: '收进来了' }).waitFor()
  expect(await readFile(root, 'utf8')).toBe(before)
})

test('a bundle that breaks a rule is refused with the rule and the file, and nothing is written', async () => {
  const visitor = await openBrowser({ locale: 'en-US' })
  onTestFinished(visitor.close)
  const { page } = visitor
  const before = await written()
  const document = documentOf(FIRST)
  const files = { ...document.files, 'cards/extra.mdx': { text: '---\n' } }
  const hostile = { name: 'a.json', mimeType: '', buffer: Buffer.from(JSON.stringify({ ...document, files })) }
  await open(page)
  await page.getByLabel('Choose a file').setInputFiles(hostile)
  await page.getByRole('heading', { name: 'This file is refused' }).waitFor()
  await page.locator('section').getByText('cards/extra.mdx').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Another one' }).click()
  await page.getByLabel('Choose a file').setInputFiles({ name: 'a.zip', mimeType: '', buffer: Buffer.from('no zip') })
  await page.getByRole('heading', { name: 'This file is refused' }).waitFor()
  expect(await written()).toEqual(before)
})

test('a link that holds a chain says what it is, is gone from the address, and is looked at when asked', async () => {
  const { page } = browser
  const fragment = toFragment(FIRST)
  if (!fragment.ok) throw new Error(fragment.error.kind)
  await open(page, `/bundles${fragment.value}`)
  await page.getByRole('heading', { name: '这个链接里装着一条题链' }).waitFor()
  await page.getByText('Why is the port never closed?').first().waitFor()
  expect(page.url()).toBe(`${server.url}/bundles`)
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '卡片', exact: true }).waitFor()

  await open(page)
  await page.getByLabel('或者贴一个链接').fill('https://example.org/bundles#q1=AAAAA')
  await page.getByRole('button', { name: '看看里面有什么' }).click()
  await page.getByText('这个链接里没有题链').waitFor()
  await page.getByLabel('或者贴一个链接').fill(`https://example.org/bundles${fragment.value}`)
  await page.getByRole('button', { name: '看看里面有什么' }).click()
  await page.getByRole('heading', { name: '卡片', exact: true }).waitFor()
})

test('on a phone, in the dark, no state of the page is wider than it', async () => {
  const visitor = await openBrowser({ locale: 'en-US', colorScheme: 'dark', width: 375, isTouch: true })
  onTestFinished(visitor.close)
  const { page, complaints } = visitor
  const expectFit = async (): Promise<void> => {
    await expectAccessible(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375)
  }
  await open(page)
  await expectFit()
  await page.getByLabel('Choose a file').setInputFiles(await fileOf('phone.qchain', later(4, 'From a phone.')))
  await page.locator('.bundle-group').first().waitFor()
  for (const summary of await page.locator('.bundle-group summary, .bundle-demo summary').all()) await summary.tap()
  await expectFit()
  expect(complaints).toEqual([])
})

test('without a script the page says how it is done on the command line, and takes back what came in', async () => {
  // Browsers that are driven by a program keep what is for those without a script to themselves.
  expect(await (await fetch(`${server.url}/bundles`)).text()).toContain('scripts/zhuiwen share inspect chain.qchain')
  const visitor = await openBrowser({ runsScripts: false })
  onTestFinished(visitor.close)
  const { page } = visitor
  await page.goto(`${server.url}/bundles`)
  await page.getByRole('button', { name: '撤回' }).first().click()
  await page.getByText('撤回了。').waitFor()
})

test('what is no bundle, too large, from elsewhere or not what was looked at is refused, and writes nothing', async () => {
  const before = await written()
  const post = async (address: string, body: BodyInit, headers = {}) => {
    const response = await fetch(server.url + address, { method: 'POST', body, headers })
    const { error } = (await response.json()) as { error: { code: string } }
    return [response.status, error.code]
  }
  expect(await post('/api/bundles/inspect', '')).toEqual([422, 'unreadable'])
  expect(await post('/api/bundles/inspect', '{}', { origin: 'https://example.org' })).toEqual([403, 'foreign-origin'])
  expect(await post('/api/bundles/inspect', new Uint8Array(20 * 1024 * 1024 + 1))).toEqual([413, 'too-large'])
  expect(await post('/api/bundles', 'no form')).toEqual([400, 'bad-request'])
  const form = new FormData()
  form.set('bundle', new Blob([Buffer.from(await bundleZip(FIRST))]))
  form.set('choices', '{}')
  form.set('sha256', 'a'.repeat(64))
  expect(await post('/api/bundles', form)).toEqual([400, 'bad-request'])
  expect(await post('/api/bundles/no-batch/undo', '')).toEqual([409, 'nothing-to-undo'])
  expect(await written()).toEqual(before)
})
