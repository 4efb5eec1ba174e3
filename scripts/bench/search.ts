import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { runChild, runChildWithin, typescript } from './child.ts'
import { machine, median, percentile } from './figures.ts'
import { installed } from './install-peers.ts'
import { seeded } from './random.ts'
import { inScratch, say } from './scratch.ts'
import { makeTexts } from './search-corpus.ts'
import { aimsOf, type Quality, type Row, type SearchFigures } from './search-figures.ts'
import { drawQueries, type KnownItem, type QueryClass } from './search-queries.ts'
import { makeLexicon } from './search-words.ts'
import { projectDir } from './server.ts'

/** What the peers need, to the exact version. They are no dependencies of this project, but for Fuse.js. */
const PACKAGES = {
  'fuse.js': '7.5.0',
  minisearch: '7.2.0',
  '@orama/orama': '3.1.18',
  flexsearch: '0.8.212',
  '@libsql/client': '0.18.0',
} as const
const PEERS = {
  fuse: 'Fuse.js alone',
  minisearch: 'MiniSearch',
  orama: 'Orama',
  flexsearch: 'FlexSearch',
  fts5: 'SQLite FTS5 trigram',
} as const

/** Of each class. */
const QUERIES = 60
/** An engine that takes longer is asked no more: what it was asked until then is what it is judged by. */
const BUDGET_MS = 90_000
/** What an engine may take altogether, building included, before it is stopped: a run is to come to an end. */
const MOST_MS = 15 * 60_000
const HEAP = ['--expose-gc', '--max-old-space-size=8192']

const Peer = z.object({
  buildMs: z.number(),
  buildCpuMs: z.number(),
  bytes: z.number(),
  fileBytes: z.number().nullable(),
  latenciesMs: z.array(z.number()),
  /** The processor's time for each, of all threads, which a busy machine does not stretch. */
  cpuMs: z.array(z.number()),
  found: z.array(z.array(z.string())),
})
const Ours = Peer.extend({
  openMs: z.number(),
  replaceMs: z.array(z.number()),
  fuzzMs: z.array(z.number()),
  holdMs: z.number(),
})

/** Measures this search and others over the same made-up texts and the same questions, each in a process of its own. */
export async function benchSearch(documents: number, options: { readonly peers: boolean }): Promise<SearchFigures> {
  const begunOn = machine()
  return inScratch(async (dir) => {
    say(`making ${documents} texts`)
    const random = seeded(41)
    const lexicon = await makeLexicon(path.join(projectDir, 'content'), random)
    const texts = makeTexts(documents, lexicon, random)
    const queries = drawQueries(texts, QUERIES, random)
    const [textsFile, queriesFile] = [path.join(dir, 'texts.json'), path.join(dir, 'queries.json')]
    await writeFile(textsFile, JSON.stringify(texts))
    await writeFile(queriesFile, JSON.stringify(queries))
    say('this search')
    const ours = await runChild(Ours, [...HEAP, ...typescript('search-run.ts'), textsFile, queriesFile])
    const rows = [rowOf('this search', ours, queries)]
    const unfinished: string[] = []
    for (const [peer, name] of options.peers ? Object.entries(PEERS) : []) {
      say(name)
      const row = await runPeer(peer, textsFile, queriesFile)
      if (row) rows.push(rowOf(name, row, queries))
      else unfinished.push(name)
    }
    const characters = texts.reduce((sum, text) => sum + Object.values(text).join('').length - text.id.length, 0)
    const figures = {
      documents,
      charactersEach: characters / documents,
      machine: begunOn,
      rows,
      unfinished,
      mostMs: MOST_MS,
      askedMs: BUDGET_MS,
      holdMs: ours.holdMs,
      openMs: ours.openMs,
      replaceMs: { p50: median(ours.replaceMs), most: percentile(ours.replaceMs, 0.99) },
      fuzzMs: Math.max(...ours.fuzzMs),
    }
    return { ...figures, aims: aimsOf(figures) }
  })
}

async function runPeer(peer: string, textsFile: string, queriesFile: string): Promise<z.infer<typeof Peer> | null> {
  const home = await installed('zhuiwen-bench-search-peers', PACKAGES)
  const dir = await mkdtemp(path.join(home, 'run-'))
  try {
    await cp(path.join(import.meta.dirname, 'peers'), dir, { recursive: true })
    const args = [...HEAP, 'search.mjs', peer, textsFile, queriesFile, `${BUDGET_MS}`]
    return await runChildWithin(Peer, args, MOST_MS, { cwd: dir })
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}

function rowOf(
  name: string,
  { found, latenciesMs, cpuMs, ...rest }: z.infer<typeof Peer>,
  queries: readonly KnownItem[],
): Row {
  const places = found.map((ids, i) => ({ is: queries[i]?.is, place: ids.indexOf(queries[i]?.wanted ?? '') }))
  const quality = (some: typeof places): Quality => ({
    asked: some.length,
    recallAt5: some.filter(({ place }) => place >= 0 && place < 5).length / some.length,
    mrr: some.reduce((sum, { place }) => sum + (place < 0 ? 0 : 1 / (place + 1)), 0) / some.length,
  })
  const of = (is: QueryClass): Quality => quality(places.filter((one) => one.is === is))
  return {
    name,
    buildMs: rest.buildMs,
    buildCpuMs: rest.buildCpuMs,
    bytes: rest.bytes,
    fileBytes: rest.fileBytes,
    p50Ms: median(latenciesMs),
    p95Ms: percentile(latenciesMs, 0.95),
    cpuP50Ms: median(cpuMs),
    cpuP95Ms: percentile(cpuMs, 0.95),
    all: quality(places),
    byClass: {
      exact: of('exact'),
      'dropped word': of('dropped word'),
      typo: of('typo'),
      'Chinese sub-string': of('Chinese sub-string'),
      mixed: of('mixed'),
      reordered: of('reordered'),
      pinyin: of('pinyin'),
      'pinyin initials': of('pinyin initials'),
    },
  }
}
