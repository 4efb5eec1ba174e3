import { randomBytes, randomUUID } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { request } from 'node:http'
import path from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { planFor } from '#core/practice/plan.ts'
import { freshFolder, serve } from './server.ts'
import type { Server } from './server.ts'

const ROOT = 'q-7h3k9w2m'
const CARD = 'q-4k7m2x9p'
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

type Sent = { readonly status: number; readonly body: unknown }
async function send(method: string, url: string, body?: unknown): Promise<Sent> {
  const response = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: response.status, body: await response.json().catch(() => null) }
}
const record = (url: string, bytes: Uint8Array<ArrayBuffer>): Promise<Response> =>
  fetch(url, { method: 'PUT', headers: { 'content-type': 'audio/webm;codecs=opus' }, body: bytes })
const noise = (bytes: number): Uint8Array<ArrayBuffer> => new Uint8Array(randomBytes(bytes))

const marks = [0, 4000, 12_000, 20_000, 30_000, 41_000, 52_000]
/** A whole answer, said in 48 s after a thought of 4 s. */
const attempt = (id: string) => ({
  id,
  cardId: CARD,
  runId: null,
  retryOf: null,
  way: 'recorded',
  plan: planFor('relaxed'),
  startedAt: new Date().toISOString(),
  events: marks.map((atMs, i) => ({ kind: i === 0 ? 'start' : 'mark', atMs })),
  thought: 'fork 继承 fd',
  sentences: [
    '监听 fd 由 fork 继承。',
    '新主进程 exec 后接着 accept。',
    '旧 worker 停止 accept。',
    '',
    '例如 8080 端口。',
  ],
  dismissals: [],
})
const judged = (id: string, expectedReps: number) => ({
  ...attempt(id),
  judgement: { gate: { recall: true, depth: true, defend: true }, rating: 'good', expectedReps },
})

test('an attempt goes from its draft to a saved verdict; sent twice, it is counted once', async () => {
  const id = randomUUID()
  const at = `${server.url}/api/attempts/${id}`
  const gate = { recall: false, depth: false, defend: false }
  expect(await send('PUT', `${at}/draft`, { ...attempt(id), seq: 2, gate })).toMatchObject({ status: 204 })
  expect(await send('PUT', `${at}/draft`, { ...attempt(id), seq: 1, gate })).toMatchObject({ status: 409 })

  const input = judged(id, 0)
  const first = await send('POST', `${server.url}/api/attempts`, input)
  expect(first).toMatchObject({ status: 201, body: { attemptId: id, verdict: 'passed', review: { reps: 1 } } })
  const again = await send('POST', `${server.url}/api/attempts`, input)
  expect(again).toMatchObject({ status: 201, body: { attemptId: id, review: { reps: 1 } } })
  expect(await send('GET', `${server.url}/api/cards/${CARD}`)).toMatchObject({
    body: { standing: { reps: 1, lastRating: 'good' } },
  })

  // A tab that was left open does not bring the draft back, and a card answered meanwhile is not answered again.
  expect(await send('PUT', `${at}/draft`, { ...attempt(id), seq: 9, gate })).toMatchObject({ status: 409 })
  const stale = await send('POST', `${server.url}/api/attempts`, judged(randomUUID(), 0))
  expect(stale).toMatchObject({ status: 409, body: { error: { code: 'stale', details: { actualReps: 1 } } } })
})

test('an attempt that passes the gate, and with ease, opens the follow-ups of its card at once', async () => {
  const input = { ...attempt(randomUUID()), cardId: ROOT }
  const judgement = { gate: { recall: true, depth: true, defend: true }, rating: 'easy', expectedReps: 0 }
  const { status, body } = await send('POST', `${server.url}/api/attempts`, { ...input, judgement })
  const { review } = body as { review: { opened: readonly { readonly id: string }[] } }
  expect(status).toBe(201)
  const opened = review.opened.map(({ id }) => id)
  expect(opened).toEqual(['q-2v8j6n3q', 'q-7c4p9r5x', 'q-5n8k2w6d'])
  const queue = (await send('GET', `${server.url}/api/queue`)).body as { items: { card: { id: string } }[] }
  expect(queue.items.map(({ card }) => card.id)).toEqual(expect.arrayContaining(opened))
})

test('what is no attempt is refused with the field that is wrong, and nothing is kept of it', async () => {
  const url = `${server.url}/api/attempts`
  const unfinished = { ...judged(randomUUID(), 1), events: [{ kind: 'start', atMs: 0 }] }
  expect(await send('POST', url, unfinished)).toMatchObject({ status: 422, body: { error: { code: 'unfinished' } } })
  expect(await send('POST', url, { ...judged(randomUUID(), 1), cardId: 'q-nobody' })).toMatchObject({ status: 404 })
  expect(await send('POST', url, { ...judged(randomUUID(), 1), judgement: null })).toMatchObject({ status: 400 })
  expect(await send('POST', url, { ...judged('../../etc', 1) })).toMatchObject({ status: 400 })
  expect(await send('POST', url)).toMatchObject({ status: 400 })
})

test('a recording is stored by sentence, served in ranges as a player asks for them, and deleted', async () => {
  const id = randomUUID()
  const at = `${server.url}/api/attempts/${id}/audio`
  const bytes = noise(48_000)
  expect((await record(`${at}/2`, bytes)).status).toBe(201)
  const whole = await fetch(`${at}/2`)
  expect(whole.headers.get('content-type')).toMatch(/^audio\/webm/)
  expect(new Uint8Array(await whole.arrayBuffer())).toEqual(bytes)
  const part = await fetch(`${at}/2`, { headers: { range: 'bytes=1000-1999' } })
  expect([part.status, part.headers.get('content-range')]).toEqual([206, 'bytes 1000-1999/48000'])
  expect(new Uint8Array(await part.arrayBuffer())).toEqual(bytes.slice(1000, 2000))
  expect((await fetch(`${at}/2`, { headers: { range: 'bytes=90000-' } })).status).toBe(416)

  expect((await record(`${at}/6`, bytes)).status).toBe(400)
  expect((await record(`${at}/1`, noise(0))).status).toBe(400)
  expect((await record(`${at}/1`, noise(16 * 1024 * 1024 + 1))).status).toBe(413)
  const page = await fetch(`${at}/1`, { method: 'PUT', headers: { 'content-type': 'text/html' }, body: '<p>' })
  expect(page.status).toBe(400)

  expect((await fetch(at, { method: 'DELETE' })).status).toBe(204)
  expect((await fetch(`${at}/2`)).status).toBe(404)
})

test('killed while a sentence comes in, the server keeps every sentence it had, and nothing of the broken one', async () => {
  const data = await freshFolder()
  onTestFinished(data.remove)
  const id = randomUUID()
  const stored = new Map<number, Uint8Array>()
  for (let kill = 0; kill < 5; kill += 1) {
    const doomed = await serve({ dataDir: data.path, isPrepared: kill > 0 })
    const at = `${doomed.url}/api/attempts/${id}`
    for (const [n, bytes] of stored) {
      expect(new Uint8Array(await (await fetch(`${at}/audio/${n}`)).arrayBuffer())).toEqual(bytes)
    }
    expect((await fetch(`${at}/audio/${kill + 1}`)).status).toBe(404)
    const bytes = noise(48_000)
    expect((await record(`${at}/audio/${kill + 1}`, bytes)).status).toBe(201)
    stored.set(kill + 1, bytes)
    await half(`${at}/audio/${(kill + 1) % 5 === 0 ? 1 : kill + 2}`, noise(400_000))
    await doomed.stop('SIGKILL')
  }
  const back = await serve({ dataDir: data.path, isPrepared: true })
  onTestFinished(() => back.stop())
  for (const [n, bytes] of stored) {
    const kept = await fetch(`${back.url}/api/attempts/${id}/audio/${n}`)
    expect(new Uint8Array(await kept.arrayBuffer()), `sentence ${n}`).toEqual(bytes)
  }
  expect((await record(`${back.url}/api/attempts/${id}/audio/1`, noise(500))).status).toBe(201)
  expect((await readdir(path.join(data.path, 'audio', id))).sort()).toEqual([1, 2, 3, 4, 5].map((n) => `${n}.webm`))
}, 120_000)

/** Sends the first half of a recording and leaves the other half out. */
function half(url: string, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    const upload = request(url, {
      method: 'PUT',
      headers: { 'content-type': 'audio/webm', 'content-length': bytes.byteLength },
    })
    // The other end dies.
    upload.on('error', () => {})
    upload.write(bytes.subarray(0, bytes.byteLength / 2), () => resolve())
  })
}
