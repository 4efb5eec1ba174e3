import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { standIn, type StandIn } from '#core/visit/testing.ts'
import { checkContent } from './check.ts'
import { checkOnline } from './check-online.ts'
import { cardSource, emptyLibrary, type TestLibrary } from './testing.ts'

/** Tries the links of the library, and says what is found, or that it was cancelled. */
async function tryLinks(library: TestLibrary, { reach }: StandIn, abort = new AbortController()) {
  const { cards } = await checkContent(library.contentDir, () => true)
  const shares: number[] = []
  const found = await checkOnline(cards, library.dataDir, library.now(), {
    manners: { reach, hostsAtOnce: 4, pauseMs: 0, timeoutMs: 20_000 },
    signal: abort.signal,
    onProgress: (share) => shares.push(share),
  })
  const lines = found.ok
    ? found.value.map(({ rule, line, column, message }) => `${rule} ${line}:${column} ${message}`)
    : found.error
  return { lines, shares }
}

const answering = (codes: Readonly<Record<string, number>>) =>
  standIn((response, { url = '' }) => response.writeHead(codes[url] ?? 200).end())

test('dead links are named where they stand, in references and in the text', async () => {
  const library = await emptyLibrary()
  const web = await answering({ '/gone': 404, '/shut': 403 })
  const at = `http://a.test:${web.port}`
  const references = `references:\n  - { title: X, kind: book, url: "${at}/gone" }\n  - { url: "${at}/fine", kind: book, title: Y }\n`
  const text = `[a](${at}/fine#part) [b](${at}/gone#x) [c](${at}/shut)`
  await library.write('a.mdx', cardSource('q-aaaa', [], text).replace('lang: en\n', `lang: en\n${references}`))
  const { lines, shares } = await tryLinks(library, web)
  const column = (mark: string): number => `Why q-aaaa? ${text}`.indexOf(mark) + 1
  expect(lines).toEqual([
    `dead-link 6:34 ${at}/gone: it answers 404`,
    `dead-link 14:${column('[b]')} ${at}/gone: it answers 404`,
    `unchecked-link 14:${column('[c]')} ${at}/shut: it answers 403`,
  ])
  expect(shares).toEqual([1 / 3, 2 / 3, 1])
  expect(web.heard.filter((line) => line.startsWith('HEAD')).toSorted()).toEqual([
    'HEAD a.test/fine',
    'HEAD a.test/gone',
    'HEAD a.test/shut',
  ])
})

test('what was found is believed for a week, what was not for a day', async () => {
  const library = await emptyLibrary('2026-11-23T09:00:00Z')
  const web = await answering({ '/gone': 404 })
  const at = `http://a.test:${web.port}`
  await library.write('a.mdx', cardSource('q-aaaa', [], `[a](${at}/fine) [b](${at}/gone)`))
  const heardAt = async (time: string): Promise<string[]> => {
    library.travel(time)
    const before = web.heard.length
    expect((await tryLinks(library, web)).lines).toHaveLength(1)
    return [...new Set(web.heard.slice(before).map((line) => line.split('/')[1] ?? ''))].toSorted()
  }
  expect(await heardAt('2026-11-23T09:00:00Z')).toEqual(['fine', 'gone'])
  expect(await heardAt('2026-11-24T08:59:59Z')).toEqual([])
  expect(await heardAt('2026-11-24T09:00:00Z')).toEqual(['gone'])
  expect(await heardAt('2026-11-30T08:59:59Z')).toEqual(['gone'])
  expect(await heardAt('2026-11-30T09:00:00Z')).toEqual(['fine'])
})

test('a host that nobody knows is dead if others answer; if nothing answers, this machine is offline', async () => {
  const library = await emptyLibrary()
  const web = await answering({})
  await library.write('a.mdx', cardSource('q-aaaa', [], '[a](http://nobody.example/)'))
  expect((await tryLinks(library, web)).lines).toEqual([
    'unchecked-link 11:13 http://nobody.example/: there is no such host, or this machine is offline',
  ])
  await library.write('b.mdx', cardSource('q-bbbb', [], `[a](http://a.test:${web.port}/)`))
  const dead = ['dead-link 11:13 http://nobody.example/: there is no such host']
  expect((await tryLinks(library, web)).lines).toEqual(dead)
  expect((await tryLinks(library, web)).lines).toEqual(dead)
})

test('what was tried before an abort is not tried again', async () => {
  const library = await emptyLibrary()
  const abort = new AbortController()
  const web = await standIn((response, { url }) => {
    if (url === '/2' && !abort.signal.aborted) abort.abort()
    else response.end()
  })
  const links = [1, 2, 3].map((n) => `[${n}](http://a.test:${web.port}/${n})`)
  await library.write('a.mdx', cardSource('q-aaaa', [], links.join(' ')))
  expect(await tryLinks(library, web, abort)).toMatchObject({ lines: 'cancelled' })
  expect((await tryLinks(library, web)).lines).toEqual([])
  expect(web.heard).toEqual(['HEAD a.test/1', 'HEAD a.test/2', 'HEAD a.test/2', 'HEAD a.test/3'])
})

test.each(['{', '[]', '{"http://a.test/": {"visitedAt": "yesterday"}}'])(
  'a cache that cannot be understood holds nothing: %s',
  async (text) => {
    const library = await emptyLibrary()
    const file = path.join(library.dataDir, 'links.json')
    await writeFile(file, text)
    const web = await answering({})
    const address = `http://a.test:${web.port}/`
    await library.write('a.mdx', cardSource('q-aaaa', [], `[a](${address})`))
    expect((await tryLinks(library, web)).lines).toEqual([])
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({
      [address]: { visitedAt: '2026-11-23T09:00:00.000Z', outcome: { state: 'ok' } },
    })
  },
)
