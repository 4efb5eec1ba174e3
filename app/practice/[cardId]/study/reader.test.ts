import { expect, test } from 'vitest'
import { createReader, type Fact, type Kept } from './reader.ts'

const MINUTE = 60_000
const docs = 'https://nginx.org/en/docs/control.html'
const source = 'https://github.com/nginx/nginx'

/** A reader whose clock is set by hand, and a server that can be cut off. */
function sitting(limitMs = 25 * MINUTE) {
  const sent: Fact[] = []
  const kept: Kept[] = []
  const world = { nowMs: 0, isOnline: true }
  const reader = createReader(limitMs, {
    nowMs: () => world.nowMs,
    send: (fact) => {
      if (world.isOnline) sent.push(fact)
      return Promise.resolve(world.isOnline)
    },
    keep: (state) => kept.push(state),
  })
  return { reader, world, sent, kept }
}
const slice = (url: string, spentMs: number): Fact => ({ url, spentMs, isDone: null })

test('reading starts the clock; every minute is booked as it passes', () => {
  const { reader, world, sent } = sitting()
  expect(reader.snapshot()).toMatchObject({ phase: 'fresh', clock: '25:00', url: null })
  reader.read(docs)
  for (; world.nowMs <= 150_000; world.nowMs += 500) reader.tick()
  expect(sent).toEqual([slice(docs, MINUTE), slice(docs, MINUTE)])
  expect(reader.snapshot()).toMatchObject({ phase: 'running', clock: '22:30', url: docs })
  expect(reader.snapshot().spentMs.get(docs)).toBe(2 * MINUTE)
})

test('what is not booked yet is booked when the page is hidden, but for a moment', () => {
  const { reader, world, sent, kept } = sitting()
  reader.read(docs)
  world.nowMs = 5
  reader.book()
  expect(sent).toEqual([])
  world.nowMs = 20_000
  reader.book()
  expect(sent).toEqual([slice(docs, 20_000)])
  expect(kept.at(-1)).toEqual({ ranMs: 20_000, url: docs })
})

test('when the time is up the clock stands, and reading on begins another stretch', () => {
  const { reader, world, sent } = sitting(MINUTE)
  reader.read(docs)
  world.nowMs = 5 * MINUTE
  reader.tick()
  expect(sent).toEqual([slice(docs, MINUTE)])
  expect(reader.snapshot()).toMatchObject({ phase: 'up', clock: '0:00' })
  reader.read(source)
  expect(reader.snapshot()).toMatchObject({ phase: 'running', clock: '1:00', url: source })
  expect(sent).toHaveLength(1)
})

test('another book opened after the time was up, before anybody looked, is not booked on', () => {
  const { reader, world, sent } = sitting(MINUTE)
  reader.read(docs)
  world.nowMs = 3 * MINUTE
  reader.read(source)
  world.nowMs = 3 * MINUTE + 1000
  reader.pause()
  expect(sent).toEqual([slice(docs, MINUTE), slice(source, 1000)])
})

test('what could not be sent is sent with the next', async () => {
  const { reader, world, sent } = sitting()
  reader.read(docs)
  world.isOnline = false
  world.nowMs = MINUTE
  reader.pause()
  await Promise.resolve()
  expect(reader.snapshot().isUnsent).toBe(true)
  world.isOnline = true
  reader.mark(docs, true)
  await Promise.resolve()
  expect(sent).toEqual([slice(docs, MINUTE), { url: docs, spentMs: 0, isDone: true }])
  expect(reader.snapshot()).toMatchObject({ isUnsent: false })
  expect(reader.snapshot().marks.get(docs)).toBe(true)
})

test('a page opened again stands where it stood, unless the time was up or something is read already', () => {
  const again = sitting()
  again.reader.restore({ ranMs: 5 * MINUTE, url: docs })
  expect(again.reader.snapshot()).toMatchObject({ phase: 'standing', clock: '20:00', url: docs })
  const up = sitting()
  up.reader.restore({ ranMs: 25 * MINUTE, url: docs })
  expect(up.reader.snapshot()).toMatchObject({ phase: 'fresh', clock: '25:00' })
  const busy = sitting()
  busy.reader.read(source)
  busy.reader.restore({ ranMs: 5 * MINUTE, url: docs })
  expect(busy.reader.snapshot()).toMatchObject({ phase: 'running', url: source })
})

test('a snapshot stays the same until something changes', () => {
  const { reader, world } = sitting()
  let calls = 0
  const leave = reader.subscribe(() => (calls += 1))
  reader.read(docs)
  const before = reader.snapshot()
  const heard = calls
  reader.tick()
  world.nowMs = 400
  expect(reader.snapshot()).toBe(before)
  leave()
  reader.pause()
  expect(calls).toBe(heard)
})
