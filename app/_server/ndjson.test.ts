import { expect, test } from 'vitest'
import { ndjson, type Send } from './ndjson.ts'

const request = (signal?: AbortSignal) => new Request('http://127.0.0.1/', signal ? { signal } : {})
const readerOf = (response: Response) => {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  if (!reader) throw new Error('no body')
  return reader
}
/** A promise, and what settles it. */
const gate = () => {
  let open = (): void => {}
  const passed = new Promise<void>((resolve) => (open = resolve))
  return { open, passed }
}

test('each line goes out while the next is not there yet', async () => {
  const second = gate()
  const response = ndjson(request(), async (send) => {
    send({ n: 1, text: 'a\nb' })
    await second.passed
    send({ n: 2 })
  })
  const reader = readerOf(response)
  expect(await reader.read()).toEqual({ done: false, value: '{"n":1,"text":"a\\nb"}\n' })
  second.open()
  expect(await reader.read()).toEqual({ done: false, value: '{"n":2}\n' })
  expect((await reader.read()).done).toBe(true)
})

test('nothing on the way keeps it or guesses at what it is', () => {
  const { headers } = ndjson(request(), async () => {})
  expect(Object.fromEntries(headers)).toEqual({
    'content-type': 'application/x-ndjson; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
})

test('whoever stops reading is noticed, and sent nothing more', async () => {
  const [left, over] = [gate(), gate()]
  const response = ndjson(request(), async (send, signal) => {
    send(1)
    signal.addEventListener('abort', left.open)
    await left.passed
    send(2)
    over.open()
  })
  const reader = readerOf(response)
  await reader.read()
  await reader.cancel()
  await over.passed
})

test('a request that breaks off is noticed, and sent nothing more', async () => {
  const controller = new AbortController()
  const held: { send?: Send; wasAborted?: boolean } = {}
  const over = gate()
  const response = ndjson(request(controller.signal), async (send, signal) => {
    send(1)
    await over.passed
    held.wasAborted = signal.aborted
    send(2)
  })
  controller.abort()
  over.open()
  expect(await response.text()).toBe('1\n')
  expect(held.wasAborted).toBe(true)
})
