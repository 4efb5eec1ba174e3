import { expect, test } from 'vitest'
import { addReading, ReadingInput, readingsOf } from './reading.ts'
import { syncContent } from './sync.ts'
import { cardId, emptyLibrary } from './testing.ts'

const card = cardId('q-upgrade')
const docs = 'https://nginx.org/en/docs/control.html'
const source = 'https://github.com/nginx/nginx/blob/master/src/core/ngx_connection.c'
const MINUTE = 60_000

const withReferences = (...urls: readonly string[]): string =>
  `---\nid: ${card}\ntitle: Why is the port never closed?\nlang: en\ncategory: project\ncreated: 2026-11-23\nreferences:\n${urls
    .map((url) => `  - { url: ${url}, kind: official, title: About ${url} }`)
    .join('\n')}\n---\n\n## 1. Question\n\nWhy?\n`

async function library() {
  const made = await emptyLibrary()
  await made.write('a.mdx', withReferences(docs, source))
  await syncContent(made)
  return made
}
const short = async (of: Awaited<ReturnType<typeof library>>) =>
  (await readingsOf(of, card)).map(({ reference, spentMs, isDone }) => [reference.url, spentMs / MINUTE, isDone])

test('a card never studied lists its references unread, in their order', async () => {
  const unread = await readingsOf(await library(), card)
  expect(unread).toMatchObject([
    { reference: { url: docs, kind: 'official' }, spentMs: 0, isDone: false },
    { reference: { url: source }, spentMs: 0, isDone: false },
  ])
})

test('time adds up per reference, and the last mark counts', async () => {
  const made = await library()
  await addReading(made, { cardId: card, url: docs, spentMs: MINUTE, isDone: null })
  await addReading(made, { cardId: card, url: source, spentMs: 3 * MINUTE, isDone: null })
  await addReading(made, { cardId: card, url: docs, spentMs: 0, isDone: true })
  await addReading(made, { cardId: card, url: source, spentMs: 0, isDone: true })
  await addReading(made, { cardId: card, url: source, spentMs: 0, isDone: false })
  expect(await short(made)).toEqual([
    [docs, 1, true],
    [source, 3, false],
  ])
})

test('time that comes in after a mark, as from another window, leaves the mark alone', async () => {
  const made = await library()
  await addReading(made, { cardId: card, url: docs, spentMs: 0, isDone: true })
  await addReading(made, { cardId: card, url: docs, spentMs: MINUTE, isDone: null })
  expect((await short(made))[0]).toEqual([docs, 1, true])
})

test('a reference that has gone from the card is still named, and may still be read', async () => {
  const made = await library()
  await addReading(made, { cardId: card, url: source, spentMs: MINUTE, isDone: true })
  await made.write('a.mdx', withReferences(docs))
  await syncContent(made)
  expect(await addReading(made, { cardId: card, url: source, spentMs: MINUTE, isDone: null })).toEqual({
    ok: true,
    value: null,
  })
  expect((await readingsOf(made, card))[1]).toEqual({
    reference: { url: source, title: source, kind: null },
    spentMs: 2 * MINUTE,
    isDone: true,
  })
})

test('an address that is no reference of the card is refused, and so is a card that does not exist', async () => {
  const made = await library()
  const elsewhere = { url: 'https://example.org', spentMs: MINUTE, isDone: null }
  expect(await addReading(made, { cardId: card, ...elsewhere })).toMatchObject({
    error: { kind: 'unknown-reference', url: 'https://example.org' },
  })
  expect(await addReading(made, { cardId: cardId('q-none'), ...elsewhere })).toMatchObject({
    error: { kind: 'unknown-card' },
  })
  expect(await short(made)).toEqual([
    [docs, 0, false],
    [source, 0, false],
  ])
})

test('an address listed twice is one reference', async () => {
  const made = await library()
  await made.write('a.mdx', withReferences(docs, source, docs))
  await syncContent(made)
  expect((await short(made)).map(([url]) => url)).toEqual([docs, source])
})

test('no stretch is longer than the timer can be set, and none is negative or broken', () => {
  const input = { cardId: card, url: docs, isDone: null }
  expect(ReadingInput.parse({ ...input, spentMs: 600 * MINUTE }).spentMs).toBe(120 * MINUTE)
  for (const spentMs of [-1, 0.5, NaN, '60000', null])
    expect(ReadingInput.safeParse({ ...input, spentMs }).success).toBe(false)
})
