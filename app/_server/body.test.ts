import { expect, test } from 'vitest'
import { z } from 'zod'
import { bytesOf, jsonOf } from './body.ts'

const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request('http://localhost/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit)

/** So many chunks of 10 bytes, and whether anybody still reads them. */
function streamed(chunks: number) {
  const state = { pulled: 0, isCancelled: false }
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (state.pulled++ === chunks) controller.close()
        else controller.enqueue(new Uint8Array(10).fill(state.pulled))
      },
      cancel: () => void (state.isCancelled = true),
    },
    { highWaterMark: 0 },
  )
  return { state, body }
}

test('a body up to the limit is read whole', async () => {
  const read = await bytesOf(post(streamed(3).body), 30)
  expect(read.ok && [...read.value]).toEqual([1, 2, 3].flatMap((n) => Array<number>(10).fill(n)))
  expect(await bytesOf(new Request('http://localhost/', { method: 'POST' }), 30)).toMatchObject({ ok: true })
})

test('reading stops at the limit, whatever the header says', async () => {
  const { state, body } = streamed(1_000_000)
  const refused = await bytesOf(post(body, { 'content-length': '5' }), 25)
  expect(refused.ok ? null : refused.error.status).toBe(413)
  expect(state.pulled).toBeLessThan(10)
  expect(state.isCancelled).toBe(true)
})

test('a body that says it is too large is not read at all', async () => {
  const { state, body } = streamed(1)
  const refused = await bytesOf(post(body, { 'content-length': '31' }), 30)
  expect(refused.ok ? null : refused.error.status).toBe(413)
  expect(state.pulled).toBe(0)
})

test('a request that breaks off is refused', async () => {
  const body = new ReadableStream({ pull: (controller) => controller.error(new Error('gone')) })
  const refused = await bytesOf(post(body), 30)
  expect(refused.ok ? null : refused.error.status).toBe(400)
})

test.each([
  ['{"n": 1}', 200],
  ['{"n": "1"}', 400],
  ['{"n": ', 400],
  ['', 400],
  [`{"n": 1${' '.repeat(1024 * 1024)}}`, 413],
] as const)('of JSON beginning with %.10j', async (text, status) => {
  const read = await jsonOf(post(text), z.object({ n: z.number() }))
  expect(read.ok ? 200 : read.error.status).toBe(status)
})
