import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { markReference } from './mark-reference.ts'
import { addReading } from './reading.ts'
import { listReferences, type ReferenceFilter, type ReferenceOrder } from './references.ts'
import { syncContent } from './sync.ts'
import { cardId, cardSource, emptyLibrary, type TestLibrary } from './testing.ts'

const ALL: ReferenceFilter = { kind: null, host: null, topic: null, state: null }
const MINUTE = 60_000

const citing = (id: string, topic: string, ...references: readonly (readonly [url: string, kind: string])[]): string =>
  cardSource(id).replace(
    'created:',
    `topics: [${topic}]\nreferences:\n${references.map(([url, kind]) => `  - { url: "${url}", kind: ${kind}, title: About ${kind} }`).join('\n')}\ncreated:`,
  )

async function library(): Promise<TestLibrary> {
  const lib = await emptyLibrary()
  await lib.write(
    'a.mdx',
    citing('q-a', 'net', ['https://nginx.org/docs/', 'official'], ['https://example.org/book', 'book']),
  )
  await lib.write(
    'b.mdx',
    citing(
      'q-b',
      'os',
      ['http://nginx.org/docs?utm_source=x', 'article'],
      ['https://nginx.org/docs#reload', 'official'],
    ),
  )
  await syncContent(lib)
  return lib
}
const keys = async (lib: TestLibrary, some: Partial<ReferenceFilter> = {}, by: ReferenceOrder = 'cited') =>
  (await listReferences(lib, { ...ALL, ...some }, by, 1)).references.map(({ key }) => key)

test('a place is listed once, with every card that refers to it, as the first of them names it', async () => {
  const { references, total, hosts, kinds } = await listReferences(await library(), ALL, 'cited', 1)
  expect(total).toBe(3)
  expect(references[0]).toEqual({
    key: 'nginx.org/docs',
    url: 'https://nginx.org/docs/',
    title: 'About official',
    host: 'nginx.org',
    kind: 'official',
    cards: [
      { id: 'q-a', title: 'Question q-a?', lang: 'en' },
      { id: 'q-b', title: 'Question q-b?', lang: 'en' },
    ],
    isRead: false,
    spentMs: 0,
    deadSince: null,
  })
  expect(hosts).toEqual([
    ['nginx.org', 2],
    ['example.org', 1],
  ])
  expect([...kinds]).toEqual([
    ['official', 2],
    ['book', 1],
  ])
})

test('they are told apart by kind, host and topic', async () => {
  const lib = await library()
  expect(await keys(lib, { kind: 'book' })).toEqual(['example.org/book'])
  expect(await keys(lib, { host: 'nginx.org' })).toEqual(['nginx.org/docs', 'nginx.org/docs#reload'])
  expect(await keys(lib, { topic: 'os' })).toEqual(['nginx.org/docs', 'nginx.org/docs#reload'])
  expect(await keys(lib, { topic: 'none' })).toEqual([])
  expect((await keys(lib, {}, 'host'))[0]).toBe('example.org/book')
})

test('what was read at any of its cards is read, and the minutes of all add up', async () => {
  const lib = await library()
  await addReading(lib, { cardId: cardId('q-a'), url: 'https://nginx.org/docs/', spentMs: 2 * MINUTE, isDone: true })
  await addReading(lib, {
    cardId: cardId('q-b'),
    url: 'http://nginx.org/docs?utm_source=x',
    spentMs: MINUTE,
    isDone: null,
  })
  const { references, read, spentMs } = await listReferences(lib, ALL, 'minutes', 1)
  expect(references[0]).toMatchObject({ key: 'nginx.org/docs', isRead: true, spentMs: 3 * MINUTE })
  expect([read, spentMs]).toEqual([1, 3 * MINUTE])
  expect(await keys(lib, { state: 'read' })).toEqual(['nginx.org/docs'])
  expect(await keys(lib, { state: 'unread' })).toEqual(['example.org/book', 'nginx.org/docs#reload'])
  expect((await keys(lib, {}, 'unread')).at(-1)).toBe('nginx.org/docs')
})

test('marking as read and as unread take each other back', async () => {
  const lib = await library()
  const mark = (isRead: boolean) => markReference(lib, { key: 'nginx.org/docs', isRead })
  expect(await mark(true)).toBe(true)
  expect(await keys(lib, { state: 'read' })).toEqual(['nginx.org/docs'])
  await addReading(lib, { cardId: cardId('q-b'), url: 'http://nginx.org/docs?utm_source=x', spentMs: 0, isDone: true })
  expect(await mark(false)).toBe(true)
  expect(await keys(lib, { state: 'read' })).toEqual([])
  expect(await markReference(lib, { key: 'nowhere.org', isRead: true })).toBe(false)
})

test('what a check found dead is told with the day it did, unless another of its addresses answered', async () => {
  const lib = await library()
  const visit = (state: string) => ({ visitedAt: '2026-10-01T00:00:00.000Z', outcome: { state, reason: '404' } })
  await writeFile(
    path.join(lib.dataDir, 'links.json'),
    JSON.stringify({ 'https://example.org/book': visit('dead'), 'https://nginx.org/docs/': visit('dead') }),
  )
  const { references, dead } = await listReferences(lib, { ...ALL, state: 'dead' }, 'cited', 1)
  expect(references).toMatchObject([{ key: 'example.org/book', deadSince: new Date('2026-10-01T00:00:00Z') }])
  expect(dead).toBe(1)
})

test('a list goes on page by page, and never beyond its end', async () => {
  const lib = await library()
  const { page, pages, references } = await listReferences(lib, ALL, 'cited', 7, 2)
  expect([page, pages, references.length]).toEqual([2, 2, 1])
})

test('cards that change and go are followed', async () => {
  const lib = await library()
  await keys(lib)
  await lib.write('a.mdx', citing('q-a', 'net', ['https://example.org/new', 'talk']))
  await lib.remove('b.mdx')
  await syncContent(lib)
  expect(await keys(lib)).toEqual(['example.org/new'])
})
