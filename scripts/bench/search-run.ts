// This search over a corpus, in a process of its own: search-run.ts <texts.json> <queries.json>. Prints one line of JSON.
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { newSearchIndex } from '#core/search/index.ts'
import { parseQuery } from '#core/search/query.ts'
import { fromBytes, toPieces } from '#core/search/snapshot.ts'
import { finish } from '#core/search/steps.ts'
import type { SearchDocument } from '#core/search/document.ts'
import type { Text } from './search-corpus.ts'

const [textsFile = '', queriesFile = ''] = process.argv.slice(2)
const Texts = z.array(
  z.object({
    id: z.string(),
    title: z.string(),
    keyPoints: z.string(),
    answer: z.string(),
    topics: z.string(),
    rest: z.string(),
  }),
)
const Queries = z.array(z.object({ query: z.string() }))
const [texts, queries] = [Texts.parse(await parsed(textsFile)), Queries.parse(await parsed(queriesFile))]

async function parsed(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, 'utf8'))
}

const toDocument = ({ title, keyPoints, answer, topics, rest }: Text): SearchDocument => ({
  kind: 'card',
  title,
  texts: [
    ['answer', answer],
    ['keyPoints', keyPoints],
    ['topics', topics],
    ['nitpick', rest],
  ],
  facets: [],
})

const held = (): number => {
  global.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}
const timed = <T>(work: () => T): readonly [T, number] => {
  const begun = performance.now()
  const done = work()
  return [done, performance.now() - begun]
}

/** Made text by text, and put together as it is kept. */
function build(): Uint8Array<ArrayBuffer> {
  const made = newSearchIndex()
  for (const text of texts) {
    made.put(text.id, '1', [toDocument(text)])
    if (made.isUntidy()) finish(made.tidy())
  }
  const segment = finish(made.whole())
  return new Uint8Array(Buffer.concat([...toPieces({ segment, versions: made.versions() })]))
}

const before = held()
const [file, buildMs] = timed(build)
const [index, openMs] = timed(() => {
  const snapshot = finish(fromBytes(file))
  if (snapshot === null) throw new Error('what was written cannot be read')
  return newSearchIndex(snapshot)
})
const bytes = held() - before

const search = (query: string): string[] =>
  index.search(parseQuery(query), { kind: 'card', limit: 10, mayBe: null }).map(({ key }) => key)
for (const { query } of queries.slice(0, 40)) search(query)
const [found, latenciesMs, cpuMs]: [string[][], number[], number[]] = [[], [], []]
for (const { query } of queries) {
  const cpu = process.cpuUsage()
  const [keys, ms] = timed(() => search(query))
  const { user, system } = process.cpuUsage(cpu)
  found.push(keys)
  latenciesMs.push(ms)
  cpuMs.push((user + system) / 1000)
}

// One card after the other is replaced, and can be found at once.
const replaceMs = texts.slice(0, 200).map((text) => timed(() => index.put(text.id, '2', [toDocument(text)]))[1])

const odd = ['𝔘', '\u0000', '的', 'a ', '"', '-', 'topic:', '\uD800', 'nginx', '👩‍💻', 'ａ', 'zhuang'].map((piece) =>
  piece.repeat(10_000).slice(0, 10_000),
)
const fuzzMs = odd.map((query) => timed(() => search(query))[1])

console.log(
  JSON.stringify({ buildMs, openMs, bytes, fileBytes: file.length, latenciesMs, cpuMs, found, replaceMs, fuzzMs }),
)
