import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Bundle } from '#core/share/bundle/bundle.ts'
import { readBundle } from '#core/share/bundle/read.ts'
import { openBrowser, expectAccessible } from './browser.ts'
import { openSharingSite, type SharingSite } from './sharing-site.ts'

let site: SharingSite

beforeAll(async () => {
  site = await openSharingSite()
}, 180_000)
afterAll(() => site.close())

const open = (page: Page, id = 'q-port') => page.goto(`${site.url}/chains/${id}/share`)

async function save(page: Page, name: string): Promise<{ readonly called: string; readonly bytes: Uint8Array }> {
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name, exact: true }).click()
  const got = await coming
  return { called: got.suggestedFilename(), bytes: await readFile(await got.path()) }
}

async function bundleIn(bytes: Uint8Array): Promise<Bundle> {
  const read = await readBundle(bytes)
  if (!read.ok) throw new Error(read.error.kind)
  return read.value
}

test('the page shows exactly the files that then leave, and their very text; without scripts', async () => {
  const { page, close } = await openBrowser({ runsScripts: false })
  await open(page)
  const { called, bytes } = await save(page, '下载 题链包')
  expect(called).toBe('端口为什么没有断？-v1.zip')
  const { files } = await bundleIn(bytes)
  const links = await page
    .locator('.share-files a')
    .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
  const shown = links.map((href) => new URL(href, site.url).searchParams.get('file'))
  expect(shown.toSorted()).toEqual([...files.keys(), 'manifest.json'].toSorted())
  for (const [i, file] of shown.entries()) {
    const text = Buffer.from(await (await fetch(site.url + links[i])).arrayBuffer())
    if (file !== 'manifest.json')
      expect([file, text.equals(files.get(file ?? '') ?? Buffer.of())]).toEqual([file, true])
  }
  await close()
})

test('a card is unfolded to its text, and the same goes out as JSON', async () => {
  const { page, close, complaints } = await openBrowser()
  await open(page)
  await page.getByText('谁接过了 fd？').click()
  const shown = await page.getByLabel('cards/q-fd.mdx').textContent()
  const { files } = await bundleIn((await save(page, '下载 JSON')).bytes)
  expect(shown).toBe(Buffer.from(files.get('cards/q-fd.mdx') ?? []).toString())
  expect(complaints).toEqual([])
  await close()
})

test('a site and a single page are handed out as well', async () => {
  const { page, close } = await openBrowser({ runsScripts: false })
  await open(page)
  const one = await save(page, '下载 单个网页')
  expect(one.called).toMatch(/\.html$/)
  expect(Buffer.from(one.bytes).toString()).toContain('端口为什么没有断？')
  const all = await save(page, '下载 静态网站')
  expect(all.called).toMatch(/-site\.zip$/)
  expect(Buffer.from(all.bytes).includes('index.html')).toBe(true)
  await close()
})

test('what is worth a look is said, with the card and the line', async () => {
  const { page, close } = await openBrowser()
  await open(page)
  const remarks = page.getByRole('region', { name: '值得看一眼' })
  await remarks.getByText('port.svg 是 SVG').waitFor()
  await remarks.getByText('这里有一段注释').waitFor()
  await remarks.getByText('链接到「别的题」').waitFor()
  await remarks.getByText('追问指向 q-gone').waitFor()
  await remarks.getByText('第 15 行').first().waitFor()
  await close()
})

test.each([true, false])('author and licence are kept, and go along; with scripts: %s', async (runsScripts) => {
  const { page, close } = await openBrowser({ runsScripts })
  const name = runsScripts ? 'Ada' : 'Grace'
  await open(page, 'q-alone')
  await page.getByLabel('署名', { exact: true }).fill(name)
  await page.getByLabel('许可', { exact: true }).selectOption(runsScripts ? 'CC-BY-SA-4.0' : 'CC0-1.0')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('保存了').waitFor()
  await open(page, 'q-alone')
  const { manifest } = await bundleIn((await save(page, '下载 题链包')).bytes)
  expect(manifest).toMatchObject({ authors: [{ name }], license: runsScripts ? 'CC-BY-SA-4.0' : 'CC0-1.0' })
  await close()
})

test('a licence that is none is not kept, and what was entered stays', async () => {
  const { page, close } = await openBrowser()
  await open(page, 'q-alone')
  await page.getByLabel('许可', { exact: true }).selectOption('另写一个')
  await page.getByLabel('另写的许可').fill('随便用')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('没有保存：许可').waitFor()
  expect(await page.getByLabel('另写的许可').inputValue()).toBe('随便用')
  await close()
})

test('a link holds the chain by itself, and opens where chains are taken in', async () => {
  const { page, close } = await openBrowser()
  await open(page)
  await page.getByRole('region', { name: '不用服务器的链接' }).getByRole('button', { name: '生成链接' }).click()
  const link = await page.getByLabel('链接', { exact: true }).inputValue()
  expect(link.startsWith(`${site.url}/bundles#`)).toBe(true)
  await page.goto(link)
  await page.getByText('端口为什么没有断？').first().waitFor()
  await close()
})

test('a chain that is too long for a link says so, and leads to the files', async () => {
  const { page, close } = await openBrowser()
  await open(page, 'q-long')
  await page.getByText(/写成链接太长：[\d,]+ 个字符，最多 [\d,]+ 个/).waitFor()
  expect(await page.locator('.share-make').count()).toBe(0)
  await close()
})

test('nothing leaves that changed since it was looked at', async () => {
  const { page, close } = await openBrowser({ runsScripts: false })
  await open(page, 'q-long')
  const { version } = (await (await fetch(`${site.url}/api/chains/q-long/bundle`)).json()).manifest
  await site.write(
    'long/long.mdx',
    (await (await fetch(`${site.url}/api/cards/q-long/source`)).json()).source + '\n补一句。\n',
  )
  await page.getByRole('button', { name: '下载 JSON', exact: true }).click()
  await page.getByText('看过之后卡片又变了').waitFor()
  await page.getByText(`这次出去是第 ${version} 版。`).waitFor()
  expect((await bundleIn((await save(page, '下载 JSON')).bytes)).manifest.version).toBe(version)
  await page.reload()
  await page.getByText(`和第 ${version} 版一样。`).waitFor()
  await close()
})

test('the preview is the page that visitors see', async () => {
  const { page, close, complaints } = await openBrowser()
  await page.goto(`${site.url}/chains/q-port/share/preview`)
  await page.getByRole('heading', { name: '端口为什么没有断？' }).first().waitFor()
  await page.getByRole('link', { name: '谁接过了 fd？' }).first().click()
  await page.getByRole('heading', { name: '谁接过了 fd？' }).first().waitFor()
  expect(page.url()).toContain('/chains/q-port/share/preview/')
  expect(complaints).toEqual([])
  await close()
})

test.each([
  ['zh-CN', 'light', 1280, false],
  ['en-US', 'dark', 375, true],
] as const)(
  'unfolded, the page is accessible and fits its window: %s, %s, %i px',
  async (locale, colorScheme, width, isTouch) => {
    const { page, close, complaints } = await openBrowser({ locale, colorScheme, width, isTouch })
    await open(page)
    for (const summary of await page.locator('.share-files summary').all()) await summary.click()
    await page.getByLabel('cards/q-port.mdx').waitFor()
    await page.locator('.share-make button').click()
    await page.locator('#made-link').waitFor()
    await expectAccessible(page)
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow).toBe(0)
    expect(complaints).toEqual([])
    await close()
  },
)

test('a page elsewhere can neither have a chain sent out nor ask for what would leave', async () => {
  const there = { origin: 'https://example.org', 'sec-fetch-site': 'cross-site' }
  const address = `${site.url}/api/chains/q-port/bundle`
  const body = new URLSearchParams({ form: 'zip' })
  expect((await fetch(address, { method: 'POST', headers: there, body })).status).toBe(403)
  expect((await fetch(address, { headers: there })).status).toBe(403)
})

test.each([
  ['form=exe', 400],
  ['', 400],
  ['form=zip&form=json&more=1', 400],
  [`form=zip&expect=${'0'.repeat(64)}`, 409],
  ['form=zip&patch=1', 404],
])('a program that posts %j is answered with %i', async (body, status) => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const response = await fetch(`${site.url}/api/chains/q-port/bundle`, { method: 'POST', headers, body })
  expect([response.status, response.headers.get('content-type')]).toEqual([status, 'application/json'])
})
