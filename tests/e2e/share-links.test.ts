import { createServer, request, type Server as HttpServer } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CardId } from '#core/card/card.ts'
import { makeLink } from '#core/study/share/links.ts'
import { type Browser, expectAccessible, openBrowser } from './browser.ts'
import { openScheduleSite, type ScheduleSite } from './schedule-site.ts'

const PUBLIC = 'notes.example.org'
const card = (id: string, title: string, followUps: string): string =>
  `---\nid: ${id}\ntitle: ${title}\nlang: en\ncategory: project\ncreated: 2026-11-23\n---\n\n## 1. Question\n\n${title}\n\n## 3. One-minute answer\n\nThe parent hands it down.\n\n## 6. Next questions\n\n${followUps}\n`

let site: ScheduleSite
/** Where a link led until the moment at which the server’s clock begins. */
let expired: string
let visitor: Browser
let owner: Browser

beforeAll(async () => {
  const cards = {
    root: card('q-root', 'Why is the port never closed?', '- [Who accepts?](card:q-next)'),
    next: card('q-next', 'Who accepts?', '- And without fork?'),
    other: card('q-other', 'What nobody is told', ''),
  }
  site = await openScheduleSite(cards, [['2026-11-23', 'q-root', 'good']], '2026-11-27', {
    before: async (ctx) => {
      const [then, input] = [new Date('2026-11-20T10:00:00Z'), { label: '', isIndexed: false, isEmbeddable: false }]
      const expiresAt = new Date('2026-11-27T10:00:00Z')
      const made = await makeLink({ ...ctx, now: () => then }, CardId.parse('q-root'), { ...input, expiresAt })
      if (!made.ok) throw new Error(made.error.kind)
      expired = made.value.path
    },
    variables: { ZHUIWEN_SHARE_URL: `http://${PUBLIC}` },
  })
  visitor = await openBrowser({ locale: 'en-US' })
  owner = await openBrowser({ locale: 'en-US' })
}, 120_000)
afterAll(async () => {
  await visitor.close()
  await owner.close()
  await site.close()
})

type Made = { readonly link: { readonly id: string }; readonly url: string }
/** Makes a link to the root; answers where it opens on this server. */
async function share(more: Readonly<Record<string, unknown>> = {}): Promise<{ id: string; path: string; url: string }> {
  const response = await post('/api/shares', { cardId: 'q-root', ...more })
  expect(response.status).toBe(201)
  const { link, url } = (await response.json()) as Made
  const { pathname } = new URL(url)
  return { id: link.id, path: pathname, url: site.url + pathname }
}
const post = (path: string, body: unknown): Promise<Response> =>
  fetch(site.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
const revoke = (id: string): Promise<Response> => fetch(`${site.url}/api/shares/${id}`, { method: 'DELETE' })

type Asked = { readonly host?: string; readonly method?: string; readonly headers?: Readonly<Record<string, string>> }
/** Asks with this path to the letter, as no browser would send it. */
const raw = (path: string, { host = PUBLIC, method = 'GET', headers = {} }: Asked = {}) =>
  new Promise<{ status: number; headers: Readonly<Record<string, unknown>>; body: string }>((resolve, reject) => {
    const { port } = new URL(site.url)
    const asked = request({ host: '127.0.0.1', port, path, method, headers: { host, ...headers } }, (response) => {
      let body = ''
      response.on('data', (chunk) => (body += String(chunk)))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
    asked.on('error', reject).end()
  })

test('a visitor reads a chain, until the owner revokes the link: then it is gone at once, and its picture with it', async () => {
  const { id, url } = await share()
  const { page, context } = visitor
  await page.goto(url)
  await page.getByRole('heading', { level: 1, name: 'Why is the port never closed?' }).waitFor()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Who accepts?' }).first().click()
  await page.getByRole('heading', { level: 1, name: 'Who accepts?' }).waitFor()
  await expectAccessible(page)
  expect(await context.cookies()).toEqual([])
  expect((await fetch(`${url}/preview.png`)).headers.get('content-type')).toBe('image/png')

  expect((await revoke(id)).status).toBe(200)
  await page.reload()
  await page.getByRole('heading', { level: 1, name: 'There is nothing to see here' }).waitFor()
  await expectAccessible(page)
  expect((await fetch(`${url}/preview.png`)).status).toBe(404)
  await page.getByRole('link', { name: '中文' }).click()
  await page.getByRole('heading', { level: 1, name: '这里没有可看的内容' }).waitFor()
})

test('a link that never was, one that is revoked and one that has expired are told apart by nobody', async () => {
  const revoked = await share()
  await revoke(revoked.id)
  const never = `${site.url}/share/${'A'.repeat(43)}`
  const seen = async (url: string) => {
    const response = await fetch(url)
    const { date: _, ...headers } = Object.fromEntries(response.headers)
    return { status: response.status, headers, body: await response.text() }
  }
  const nothing = await seen(never)
  expect(nothing.status).toBe(404)
  expect(await seen(revoked.url)).toEqual(nothing)
  expect(await seen(site.url + expired)).toEqual(nothing)
})

test('what is sent says that nobody keeps it, nobody lists it, and nobody is told where it came from', async () => {
  const [plain, listed] = [await share(), await share({ isIndexed: true, isEmbeddable: true })]
  const { headers } = await fetch(plain.url)
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  expect(headers.get('x-robots-tag')).toBe('noindex, nofollow')
  expect(headers.get('content-security-policy')).toMatch(/^default-src 'none';.*frame-ancestors 'none'$/)
  expect(headers.get('set-cookie')).toBeNull()
  const open = (await fetch(listed.url)).headers
  expect(open.get('x-robots-tag')).toBeNull()
  expect(open.get('content-security-policy')).toMatch(/frame-ancestors \*$/)
})

test('under the public name there are shared pages, and not a word of anything else', async () => {
  const { path } = await share()
  const shown = await raw(path)
  expect(shown.status).toBe(200)
  expect(shown.body).toContain('Why is the port never closed?')
  expect(await raw(path, { method: 'HEAD' })).toMatchObject({ status: 200, body: '' })
  // A file that there is, under the names of its owner.
  const chunk = /\/_next\/static\/[^"\\]+\.js/.exec(await (await fetch(`${site.url}/settings`)).text())?.[0] ?? ''
  expect((await raw(chunk, { host: 'localhost' })).status).toBe(200)
  const refused = [
    '/',
    chunk,
    '/share',
    '/settings',
    '/chains/q-root',
    '/chains/q-root/share',
    '/q/q-other',
    '/api/health',
    '/api/cards',
    '/api/shares',
    '/favicon.ico',
    '/icon.svg',
    '/_next/image?url=%2Ficon.svg&w=64&q=75',
    '/media/a.png',
    '/share/../api/cards',
    '/share/%2e%2e/api/cards',
    '/share/..%2fapi/cards',
    `${path}/../../api/cards`,
    `${path}/..%2f..%2fapi%2fcards`,
    `${path}/%2e%2e/%2e%2e/api/cards`,
    `${path}/%`,
    `${path}/%00`,
    `/share/x?_rsc=1`,
  ]
  for (const asked of refused) {
    const { status, body } = await raw(asked)
    expect([asked, status]).toEqual([asked, 404])
    expect(body).not.toMatch(/q-other|What nobody|q-root/)
  }
  // Written otherwise than addresses are, it is led to what it most likely means, and there is nothing there.
  for (const asked of [`${path}/..\\..\\api\\cards`, '//api/cards', '/share//../api/cards']) {
    const { status, headers } = await raw(asked)
    const to = String(headers['location'] ?? asked)
    expect([asked, [308, 404].includes(status), (await raw(to)).status]).toEqual([asked, true, 404])
  }
  // As one asks a proxy, which this is not: whoever asks is sent to where they wanted to go.
  const asProxy = await raw('http://localhost/api/cards')
  expect(asProxy).toMatchObject({ status: 308, body: 'http://localhost/api/cards' })
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
    expect([method, (await raw(path, { method })).status]).toEqual([method, 404])
    expect([method, (await raw('/api/shares', { method })).status]).toEqual([method, 404])
  }
})

test('only Host says by what name somebody asks', async () => {
  for (const name of ['x-forwarded-host', 'x-original-host', 'x-host', 'forwarded']) {
    expect((await raw('/api/cards', { headers: { [name]: '127.0.0.1' } })).status).toBe(404)
    expect((await raw('/api/health', { host: 'localhost', headers: { [name]: PUBLIC } })).status).toBe(200)
  }
  for (const host of [`${PUBLIC}:8443`, PUBLIC.toUpperCase()])
    expect((await raw('/api/cards', { host })).status).toBe(404)
  for (const host of [`${PUBLIC}.`, `a.${PUBLIC}`]) expect((await raw('/api/cards', { host })).status).toBe(403)
  const odd = { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy', 'x-nextjs-data': '1', rsc: '1' }
  expect((await raw('/api/cards', { headers: odd })).status).toBe(404)
})

test('a percent sign that encodes nothing finds nothing, by whatever name', async () => {
  for (const host of [PUBLIC, 'localhost']) {
    for (const asked of ['/share/x/%', '/share/%', '/q/%', '/chains/%/share/preview/%c3', '/api/cards/%'])
      expect([asked, (await raw(asked, { host })).status]).toEqual([asked, 404])
  }
})

test('the app’s own pages keep their policy', async () => {
  const { headers } = await fetch(`${site.url}/settings`)
  expect(headers.get('content-security-policy')).toContain("'strict-dynamic'")
  expect(headers.get('referrer-policy')).toBe('same-origin')
  expect(headers.get('x-robots-tag')).toBeNull()
})

/** A page of another site that shows one of ours in a frame. */
async function elsewhere(url: string): Promise<{ server: HttpServer; at: string }> {
  const html = `<!doctype html><title>Elsewhere</title><iframe src="${url}" sandbox="allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads"></iframe>`
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(html))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { server, at: `http://localhost:${address.port}` }
}

test('another site shows it in a frame only where its owner lets others', async () => {
  const shown = async (isEmbeddable: boolean): Promise<string> => {
    const { server, at } = await elsewhere((await share({ isEmbeddable })).url)
    const page = await owner.context.newPage()
    await page.goto(at)
    const text = await page.frameLocator('iframe').locator('body').innerText()
    await page.close()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    return text
  }
  expect(await shown(true)).toContain('Why is the port never closed?')
  expect(await shown(false)).not.toContain('Why is the port never closed?')
})

test('a site speaks the language of its visitor, or the one that an address asks for', async () => {
  const { url } = await share()
  const lang = async (at: string, accept: string) =>
    /<html lang="(\w+)"/.exec(await (await fetch(at, { headers: { 'accept-language': accept } })).text())?.[1]
  expect(await lang(url, 'zh-CN')).toBe('zh')
  expect(await lang(url, 'en')).toBe('en')
  expect(await lang(`${url}?lang=zh`, 'en')).toBe('zh')
  expect(await lang(`${url}/~zh/cards/q-next.html`, 'en')).toBe('zh')
  const chosen = await (await fetch(`${url}?lang=zh`, { headers: { 'accept-language': 'en' } })).text()
  expect(chosen).toContain('/~zh/cards/q-next.html')
})

test('the owner makes a link, sees it once, looks at what it shows, and revokes it', async () => {
  const { page } = owner
  await page.goto(`${site.url}/chains/q-root/share`)
  await page.getByLabel('Name, for yourself').fill('for Bo')
  await page.getByRole('button', { name: 'Make a link' }).click()
  const url = await page.getByRole('textbox', { name: 'Link', exact: true }).inputValue()
  expect(url).toMatch(new RegExp(`^http://${PUBLIC}/share/[\\w-]{43}$`))
  await page.getByRole('img', { name: 'QR code of this link' }).waitFor()
  await expectAccessible(page)
  const mine = page.getByRole('listitem').filter({ hasText: 'for Bo' })
  await mine.getByRole('link', { name: 'What is public' }).click()
  await page.getByRole('heading', { level: 1, name: 'What this link makes public' }).waitFor()
  expect(await page.getByRole('table').innerText()).toContain('cards/q-next.mdx')
  expect(await page.getByRole('table').innerText()).not.toContain('q-other')
  await expectAccessible(page)
  await page.goBack()
  expect(await page.content()).not.toContain(new URL(url).pathname)
  await mine.getByText('Revoke', { exact: true }).click()
  await mine.getByRole('button', { name: 'Revoke for good' }).click()
  await mine.getByText(/^revoked Nov 27, 2026/).waitFor()
  expect((await raw(new URL(url).pathname)).status).toBe(404)
})

test('all of that works without script', async () => {
  const plain = await openBrowser({ locale: 'en-US', runsScripts: false, width: 375 })
  const { page } = plain
  await page.goto(`${site.url}/chains/q-root/share`)
  await page.getByLabel('Name, for yourself').fill('without script')
  await page.getByLabel('Expires').selectOption('never')
  await page.getByRole('button', { name: 'Make a link' }).click()
  const url = await page.getByRole('textbox', { name: 'Link', exact: true }).inputValue()
  expect((await raw(new URL(url).pathname)).status).toBe(200)
  await page.goto(`${site.url}/chains/q-root/share`)
  const mine = page.getByRole('listitem').filter({ hasText: 'without script' })
  await mine.getByText('Revoke', { exact: true }).click()
  await mine.getByRole('button', { name: 'Revoke for good' }).click()
  await mine
    .getByText(/^revoked/)
    .first()
    .waitFor()
  expect((await raw(new URL(url).pathname)).status).toBe(404)
  await plain.close()
})

test('nothing went wrong in any page', () => {
  const expected = /404|frame-ancestors|refused to connect/i
  expect([...visitor.complaints, ...owner.complaints].filter((complaint) => !expected.test(complaint))).toEqual([])
})
