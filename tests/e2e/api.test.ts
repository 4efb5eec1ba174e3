import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectPlainly } from '#core/store/connection.ts'
import { freshFolder, serve } from './server.ts'
import type { Server } from './server.ts'

const ROOT = 'q-7h3k9w2m'
const OTHER_ROOT = 'q-3v9d5k7c'
let server: Server
let folder: Awaited<ReturnType<typeof freshFolder>>

beforeAll(async () => {
  folder = await freshFolder()
  server = await serve({ dataDir: folder.path })
})
afterAll(async () => {
  await server.stop()
  await folder.remove()
})

const get = async (path: string) => {
  const response = await fetch(server.url + path)
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}
const send = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
  const response = await fetch(server.url + path, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: response.status, body: (await response.json().catch(() => null)) as unknown }
}
const queued = async () =>
  ((await get('/api/queue')).body['items'] as { card: { id: string } }[]).map(({ card }) => card.id)

test('the queue names the roots; one that was answered is gone and opens nothing on its first day; undone, it is back', async () => {
  expect((await queued())[0]).toBe(ROOT)
  const answered = await send('POST', '/api/reviews', { cardId: ROOT, rating: 'good', expectedReps: 0 })
  expect(answered).toMatchObject({ status: 201, body: { reps: 1, opened: [] } })
  // What was answered a moment ago is in mind, not in memory: its follow-ups wait, and another root is asked.
  expect(await queued()).toEqual([OTHER_ROOT])
  expect(await send('DELETE', '/api/reviews/last')).toMatchObject({ status: 200, body: { cardId: ROOT } })
  expect((await queued())[0]).toBe(ROOT)
  expect(await send('DELETE', '/api/reviews/last')).toMatchObject({
    status: 409,
    body: { error: { code: 'nothing-to-undo' } },
  })
})

test('health, a card, its chain and a page of cards', async () => {
  expect(await get('/api/health')).toMatchObject({ status: 200, body: { status: 'ok', cards: 21 } })
  expect(await get(`/api/cards/${ROOT}`)).toMatchObject({ status: 200, body: { card: { id: ROOT } } })
  expect(await get(`/api/chains/${ROOT}`)).toMatchObject({ status: 200, body: { cards: 15 } })
  const first = (await get('/api/cards?limit=20')).body
  expect(first).toMatchObject({ total: 21, next: expect.any(String) })
  expect((await get(`/api/cards?after=${String(first['next'])}`)).body).toMatchObject({ next: null })
})

test('cards are found by their text, as it sounds and with its letters wrong', async () => {
  for (const typed of ['平滑升级', 'phsj', 'pinghuashengji']) {
    const { status, body } = await get(`/api/search?q=${encodeURIComponent(typed)}&limit=5`)
    expect(status).toBe(200)
    expect(body).toHaveProperty('cards.0.id')
  }
  expect((await get('/api/search?q=ngnix%20listening')).body).toHaveProperty('cards.0.id', 'q-4k7m2x9p')
})

test.each([
  ['GET', '/api/cards/q-nobody', 404, 'not-found'],
  ['GET', '/api/cards/..%2F..%2Fetc', 404, 'not-found'],
  ['GET', '/api/chains/q-nobody', 404, 'not-found'],
  ['GET', '/api/queue?limit=-1', 400, 'bad-request'],
  ['GET', '/api/cards?limit=1e9', 400, 'bad-request'],
  ['GET', '/api/search', 400, 'bad-request'],
  ['GET', '/api/search?q=x&limit=1000', 400, 'bad-request'],
  ['POST', '/api/demos/x/runs', 403, 'foreign-origin'],
] as const)('%s %s: %i %s', async (method, path, status, code) => {
  expect(await send(method, path)).toMatchObject({ status, body: { error: { code, message: expect.any(String) } } })
})

test.each([
  [undefined],
  ['text'],
  [{}],
  [{ cardId: ROOT, rating: 'great', expectedReps: 0 }],
  [{ cardId: ROOT, rating: 'good', expectedReps: -1 }],
  [{ cardId: ROOT, rating: 'good', expectedReps: 0, durationMs: 'long' }],
  [{ cardId: ROOT, rating: 'good', expectedReps: 0, extra: true }],
])('an answer of the wrong form is refused with what is wrong: %j', async (body) => {
  expect(await send('POST', '/api/reviews', body)).toMatchObject({
    status: 400,
    body: { error: { code: 'bad-request' } },
  })
})

test('an answer to a state that is gone is a conflict, and to no card not found', async () => {
  expect(await send('POST', '/api/reviews', { cardId: ROOT, rating: 'good', expectedReps: 7 })).toMatchObject({
    status: 409,
    body: { error: { code: 'stale', details: { expectedReps: 7, actualReps: 0 } } },
  })
  expect(await send('POST', '/api/reviews', { cardId: 'q-nobody', rating: 'good', expectedReps: 0 })).toMatchObject({
    status: 404,
  })
})

test('another site can neither write nor reach us under its own name', async () => {
  const body = { cardId: ROOT, rating: 'good', expectedReps: 0 }
  expect((await send('POST', '/api/reviews', body, { origin: 'http://evil.example' })).status).toBe(403)
  expect((await send('DELETE', '/api/reviews/last', undefined, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  expect((await get(`/api/cards/${ROOT}`)).body).toMatchObject({ standing: { state: 'new' } })
})

test('pages carry a content policy that lets nothing foreign run', async () => {
  const response = await fetch(`${server.url}/q/${ROOT}`)
  const policy = response.headers.get('content-security-policy') ?? ''
  expect(policy).toMatch(/script-src 'self' 'nonce-[^']+'/)
  expect(policy).not.toMatch(/script-src[^;]*unsafe-(inline|eval)/)
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
})

test.each([
  '/media/../package.json',
  '/media/..%2Fpackage.json',
  '/media/%2Fetc%2Fpasswd',
  '/media/smooth-upgrade/scm-rights.mdx',
])('nothing but images is served from beside the cards: %s', async (path) => {
  expect((await fetch(server.url + path)).status).toBe(404)
})

test('while another program holds the database, an answer is refused with what is safe; afterwards it is taken', async () => {
  const holder = connectPlainly(path.join(folder.path, 'zhuiwen.db'))
  const transaction = await holder.transaction('write')
  const answer = { cardId: ROOT, rating: 'good', expectedReps: 0 }
  expect(await send('POST', '/api/reviews', answer)).toMatchObject({
    status: 503,
    body: { error: { code: 'unavailable', message: expect.stringContaining('safe') } },
  })
  expect((await get(`/api/cards/${ROOT}`)).body).toMatchObject({ standing: { state: 'new' } })
  await transaction.rollback()
  holder.close()
  expect(await send('POST', '/api/reviews', answer)).toMatchObject({ status: 201, body: { reps: 1 } })
})
