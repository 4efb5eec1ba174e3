import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { freshFolder, serve, type Server } from './server.ts'

const ID = 'q-nginx'
const SOURCE = `---\nid: ${ID}\ntitle: 升级 Nginx 时端口为什么没断？\nlang: zh\ncategory: project\ncreated: 2026-11-23\n---\n
## 一、问题\n\n为什么没断？\n\n## 三、一分钟回答\n\n1. 描述符是继承来的。\n\n\n###  8 Demo 与真实项目的差距 ###\n\n*  很大  \n`

let folder: Awaited<ReturnType<typeof freshFolder>>
let server: Server
let file: string
let at: string

beforeAll(async () => {
  folder = await freshFolder()
  const contentDir = path.join(folder.path, 'content')
  file = path.join(contentDir, 'net', 'nginx.mdx')
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, SOURCE)
  server = await serve({ contentDir, dataDir: path.join(folder.path, 'data') })
  at = `${server.url}/api/cards/${ID}`
})
afterAll(async () => {
  await server.stop()
  await folder.remove()
})
beforeEach(() => writeFile(file, SOURCE))

type Sent = { readonly status: number; readonly body: unknown }
async function send(method: string, url: string, body?: unknown): Promise<Sent> {
  const response = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: response.status, body: await response.json().catch(() => null) }
}
type Source = { readonly hash: string; readonly source: string }
const opened = async (): Promise<Source> => (await send('GET', `${at}/source`)).body as Source
const onDisk = (): Promise<string> => readFile(file, 'utf8')

test('a card’s file is opened, and not sent again to who has it', async () => {
  const first = await fetch(`${at}/source`)
  const body = (await first.json()) as Source
  expect(body).toEqual({
    id: ID,
    path: 'net/nginx.mdx',
    hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    source: SOURCE,
    title: '升级 Nginx 时端口为什么没断？',
    lang: 'zh',
  })
  const etag = first.headers.get('etag') ?? ''
  expect(etag).toBe(`"${body.hash}"`)
  expect((await fetch(`${at}/source`, { headers: { 'if-none-match': etag } })).status).toBe(304)
  await writeFile(file, SOURCE.replace('没断', '不断'))
  expect((await fetch(`${at}/source`, { headers: { 'if-none-match': etag } })).status).toBe(200)
})

test('one stage is written and the rest stays byte for byte; a card that changed since is offered merged', async () => {
  const { hash: baseHash } = await opened()
  const answer = { baseHash, part: 'answer', text: '1. 套接字由子进程继承。' }
  const source = SOURCE.replace('描述符是继承来的', '套接字由子进程继承')
  const saved = await send('PUT', `${at}/source`, answer)
  expect(saved).toMatchObject({ status: 200, body: { path: 'net/nginx.mdx', source } })
  expect(await onDisk()).toBe(source)

  const late = await send('PUT', `${at}/source`, { baseHash, part: 'gap', text: '*  不大' })
  const merged = source.replace('*  很大  ', '*  不大')
  expect(late).toMatchObject({
    status: 409,
    body: { error: { code: 'stale', details: { theirs: { source }, merged: { source: merged, conflicts: [] } } } },
  })
  expect(await onDisk()).toBe(source)
  const { hash } = (saved.body ?? {}) as Source
  expect(await send('PUT', `${at}/source`, { baseHash: hash, part: null, text: merged })).toMatchObject({ status: 200 })
  expect(await onDisk()).toBe(merged)
})

test('a text that would take in other stages is refused with its place', async () => {
  const { hash: baseHash } = await opened()
  const refused = await send('PUT', `${at}/source`, { baseHash, part: 'answer', text: '看：\n\n```\n代码' })
  const problem = { severity: 'error', from: 4, to: 7, message: expect.any(String), mend: expect.any(String) }
  expect(refused).toMatchObject({
    status: 422,
    body: { error: { code: 'unreadable', details: { problems: [problem] } } },
  })
  expect(await onDisk()).toBe(SOURCE)
})

test('a preview shows the card as it would be, and what is wrong where it stands', async () => {
  const { hash: baseHash } = await opened()
  const text = '1. *继承* [这](card:q-nobody)'
  const shown = await send('POST', `${at}/preview`, { baseHash, part: 'answer', text })
  expect(shown).toMatchObject({
    status: 200,
    body: {
      sections: [
        { id: 'question' },
        { id: 'answer', blocks: [{ html: expect.stringContaining('<em>继承</em>') }] },
        {},
      ],
      problems: [{ severity: 'warning', from: 8, to: text.length }],
    },
  })
  expect(await onDisk()).toBe(SOURCE)
  const unknown = { baseHash: '0'.repeat(64), part: null, text }
  expect(await send('POST', `${at}/preview`, unknown)).toMatchObject({ status: 404 })
})

test('a draft is kept by the order it was written in, offered, and gone when it is saved', async () => {
  const { hash: baseHash } = await opened()
  const id = randomUUID()
  const draft = { part: 'answer', baseHash, text: '1. 还没写完', seq: 2 }
  expect(await send('PUT', `${at}/drafts/${id}`, draft)).toMatchObject({ status: 204 })
  expect(await send('PUT', `${at}/drafts/${id}`, { ...draft, seq: 1, text: '1.' })).toMatchObject({
    status: 409,
    body: { error: { code: 'stale', details: { seq: 2 } } },
  })
  const savedAt = expect.stringMatching(/^\d{4}-.*Z$/)
  expect(await send('GET', `${at}/drafts`)).toEqual({ status: 200, body: { drafts: [{ id, ...draft, savedAt }] } })
  const saved = { baseHash, part: 'answer', text: '1. 写完了。', draftId: id }
  expect(await send('PUT', `${at}/source`, saved)).toMatchObject({ status: 200 })
  expect(await send('GET', `${at}/drafts`)).toEqual({ status: 200, body: { drafts: [] } })
  await send('PUT', `${at}/drafts/${id}`, draft)
  expect(await send('DELETE', `${at}/drafts/${id}`)).toMatchObject({ status: 204 })
  expect(await send('GET', `${at}/drafts`)).toEqual({ status: 200, body: { drafts: [] } })
})

test('an image is put beside the card and shown; what is none is refused', async () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
    'base64',
  )
  const upload = (bytes: BodyInit, name = '截图.jpg') =>
    fetch(`${at}/images?name=${encodeURIComponent(name)}`, { method: 'POST', body: bytes })
  const added = await upload(new Uint8Array(png))
  expect(added.status).toBe(201)
  const { src, path: place } = (await added.json()) as { src: string; path: string }
  expect(place).toMatch(/^net\/[0-9a-f]{8}-截图\.png$/)
  const shown = await fetch(`${server.url}/media/net/${src}`)
  expect(shown.headers.get('content-type')).toBe('image/png')
  expect(Buffer.from(await shown.arrayBuffer())).toEqual(png)

  expect((await upload('<svg xmlns="http://www.w3.org/2000/svg"/>')).status).toBe(415)
  expect((await upload('text')).status).toBe(415)
  expect((await upload(new Uint8Array(10 * 1024 * 1024 + 1))).status).toBe(413)
  expect((await readdir(path.dirname(file))).toSorted()).toEqual([path.basename(place), 'nginx.mdx'].toSorted())
})

test('a card of a megabyte is previewed, or refused, and the server goes on', async () => {
  const { hash: baseHash } = await opened()
  for (const piece of ['[', '- ', '*a_', '"\n']) {
    const text = piece.repeat(1_000_000 / piece.length)
    expect(await send('POST', `${at}/preview`, { baseHash, part: 'answer', text })).toMatchObject({ status: 200 })
  }
  const text = 'a'.repeat(1024 * 1024 + 1)
  for (const [method, route] of [
    ['POST', 'preview'],
    ['PUT', 'source'],
  ] as const) {
    expect(await send(method, `${at}/${route}`, { baseHash, part: 'answer', text })).toMatchObject({ status: 413 })
    const far = { baseHash, part: 'answer', text: text.repeat(4) }
    expect(await send(method, `${at}/${route}`, far)).toMatchObject({ status: 413 })
  }
  expect(await onDisk()).toBe(SOURCE)
})

test.each([
  ['GET', '/api/cards/q-nobody/source', undefined, 404],
  ['GET', '/api/cards/..%2F..%2Fetc/source', undefined, 404],
  ['PUT', '/api/cards/q-nobody/source', { baseHash: '0'.repeat(64), part: null, text: '' }, 404],
  ['PUT', `/api/cards/${ID}/source`, { baseHash: 'x', part: null, text: '' }, 400],
  ['PUT', `/api/cards/${ID}/source`, { baseHash: '0'.repeat(64), part: 'frontmatter', text: '' }, 400],
  ['POST', `/api/cards/${ID}/preview`, 'text', 400],
  ['PUT', `/api/cards/${ID}/drafts/1`, {}, 400],
  [
    'PUT',
    `/api/cards/q-nobody/drafts/${randomUUID()}`,
    { part: null, baseHash: '0'.repeat(64), text: '', seq: 1 },
    404,
  ],
  ['DELETE', `/api/cards/${ID}/drafts/x`, undefined, 400],
  ['POST', `/api/cards/${ID}/images?nome=x`, undefined, 400],
  ['POST', '/api/cards/q-nobody/images', undefined, 404],
] as const)('%s %s with %j: %i', async (method, route, body, status) => {
  expect(await send(method, server.url + route, body)).toMatchObject({ status, body: { error: {} } })
})
