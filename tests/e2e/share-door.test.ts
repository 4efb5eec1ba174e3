import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, expectAccessible, openBrowser } from './browser.ts'
import { openScheduleSite, type ScheduleSite } from './schedule-site.ts'
import { freePort } from './server.ts'

const card = (id: string, title: string): string =>
  `---\nid: ${id}\ntitle: ${title}\nlang: en\ncategory: project\ncreated: 2026-11-23\n---\n\n## 1. Question\n\n${title}\n`

let site: ScheduleSite
/** The port for others, and where a link leads there. */
let port: number
let path: string
let visitor: Browser

beforeAll(async () => {
  port = await freePort()
  const cards = { root: card('q-root', 'Why is the port never closed?'), other: card('q-other', 'What nobody is told') }
  site = await openScheduleSite(cards, [], '2026-11-27', { variables: { ZHUIWEN_SHARE_PORT: String(port) } })
  const made = await fetch(`${site.url}/api/shares`, { method: 'POST', body: JSON.stringify({ cardId: 'q-root' }) })
  const { url } = (await made.json()) as { url: string }
  path = url.slice(url.indexOf('/share/'))
  visitor = await openBrowser({ locale: 'en-US' })
}, 120_000)
afterAll(async () => {
  await visitor.close()
  await site.close()
})

const ask = (asked: string, host: string, method = 'GET') =>
  new Promise<{ status: number; body: string }>((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port, path: asked, method, headers: { host } }, (response) => {
      let body = ''
      response.on('data', (chunk) => (body += String(chunk)))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
    })
    asking.on('error', reject).end()
  })

test('by the port for others a chain is read, its pages, its picture and what is missing', async () => {
  const { page, context, complaints } = visitor
  await page.goto(`http://127.0.0.1:${port}${path}`)
  await page.getByRole('heading', { level: 1, name: 'Why is the port never closed?' }).waitFor()
  await expectAccessible(page)
  expect(await context.cookies()).toEqual([])
  expect(complaints).toEqual([])
  expect((await fetch(`http://127.0.0.1:${port}${path}/preview.png`)).headers.get('content-type')).toBe('image/png')
  expect((await fetch(`http://127.0.0.1:${port}${path}/no.html`)).status).toBe(404)
  expect((await fetch(`http://127.0.0.1:${port}${path}/%`)).status).toBe(404)
})

test('by that port there is nothing else, though whoever passes it on says that it was asked as the machine itself', async () => {
  for (const host of ['127.0.0.1', 'localhost', `localhost:${port}`, new URL(site.url).host, 'notes.example.org', '']) {
    expect([host, await ask(path, host)]).toMatchObject([host, { status: 200 }])
    for (const asked of [
      '/',
      '/settings',
      '/q/q-other',
      '/api/cards',
      '/api/shares',
      '/share/../api/cards',
      '/share/..%2fapi/cards',
      '/share/%2e%2e/api/cards',
      `${path}/../../api/cards`,
      `${path}/..%2f..%2fapi%2fcards`,
      'http://localhost/api/cards',
    ]) {
      const { status, body } = await ask(asked, host)
      expect([asked, status]).toEqual([asked, 404])
      expect(body).not.toMatch(/q-other|What nobody/)
    }
    expect((await ask('/api/shares', host, 'POST')).status).toBe(405)
  }
})

test('the library is where it was', async () => {
  expect((await fetch(`${site.url}/api/cards`)).status).toBe(200)
})
