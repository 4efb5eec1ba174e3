import path from 'node:path'
import { z } from 'zod'
import { runChild, typescript } from './child.ts'
import { aimLines, digits, kilobytes, machine, machineLine, median, megabytes, percentile, table } from './figures.ts'
import type { Aim, Machine } from './figures.ts'
import { chromiumPath, weighEmptyApp, weighJavaScript } from './javascript.ts'
import type { Weight } from './javascript.ts'
import { writeLibrary } from './library.ts'
import { load } from './load.ts'
import type { Load } from './load.ts'
import { seeded } from './random.ts'
import { inScratch, say } from './scratch.ts'
import { prepareProject, projectDir, startServer } from './server.ts'

/** Cards visited to get the server's code compiled before anything is measured, and how often. */
const WARM_UP = { cards: 30, rounds: 10 }
/** Cards visited at each concurrency, or as many as there are. */
const VISITED = 200

type Row = Load & {
  readonly name: string
  readonly concurrency: number
  /** Processor time of the server for one request. Null where it is not known. */
  readonly cpuMs: number | null
}

export type ServedLibrary = {
  readonly cards: number
  /** Of the very first page after the start, in ms. */
  readonly firstEverMs: number
  readonly rows: readonly Row[]
  readonly memory: { readonly now: number; readonly peak: number } | null
}

export type ServeFigures = {
  readonly machine: Machine
  readonly libraries: readonly ServedLibrary[]
  readonly javaScript: { readonly page: Weight; readonly empty: Weight }
  readonly aims: readonly Aim[]
}

/** Measures the production build over made-up libraries of these sizes, one server each. */
export async function benchServe(sizes: readonly number[]): Promise<ServeFigures> {
  const begunOn = machine()
  await chromiumPath()
  await prepareProject()
  return inScratch(async (dir) => {
    const libraries: ServedLibrary[] = []
    let page: Weight | undefined
    for (const cards of sizes) {
      const served = await measureLibrary(path.join(dir, String(cards)), cards)
      libraries.push(served.library)
      page ??= served.javaScript
    }
    if (!page) throw new Error('no size of a library was given')
    say('building an empty app to weigh its JavaScript')
    const javaScript = { page, empty: await weighEmptyApp(path.join(dir, 'empty')) }
    return { machine: begunOn, libraries, javaScript, aims: aimsOf(libraries, javaScript) }
  })
}

async function measureLibrary(dir: string, count: number): Promise<{ library: ServedLibrary; javaScript: Weight }> {
  const [contentDir, dataDir] = [path.join(dir, 'content'), path.join(dir, 'data')]
  say(`making ${count} cards and their index`)
  const { cards } = await writeLibrary(contentDir, count)
  const Prepared = z.object({ files: z.number(), answered: z.number() })
  await runChild(Prepared, [...typescript('serve-prepare.ts'), contentDir, dataDir])

  say(`serving ${count} cards`)
  const env = { ZHUIWEN_CONTENT: contentDir, ZHUIWEN_DATA: dataDir, DATABASE_URL: '' }
  await using server = await startServer(projectDir, '/api/health', env)
  const urls = seeded(3)
    .sample(cards, WARM_UP.cards + 2 * VISITED)
    .map(({ id }) => `${server.origin}/q/${id}`)
  const warmUp = urls.splice(0, Math.min(WARM_UP.cards, Math.ceil(urls.length / 4)))
  const firstEver = await load(warmUp.slice(0, 1), 1)
  for (let round = 0; round < WARM_UP.rounds; round += 1) await load(warmUp, 1)

  const rows: Row[] = []
  const measure = async (name: string, concurrency: number, of: readonly string[]): Promise<void> => {
    say(`${name}, ${concurrency} at a time`)
    const before = await server.cpuMs()
    const loaded = await load(of, concurrency)
    const after = await server.cpuMs()
    const cpuMs = before === null || after === null ? null : (after - before) / of.length
    rows.push({ name, concurrency, ...loaded, cpuMs })
  }
  const each = Math.min(VISITED, Math.floor(urls.length / 2))
  for (const concurrency of [1, 8]) {
    const visited = urls.splice(0, each)
    await measure('card, first visit', concurrency, visited)
    await measure('card, second visit', concurrency, visited)
  }
  await measure('/api/queue', 1, Array<string>(100).fill(`${server.origin}/api/queue`))
  const memory = await server.memory()
  const javaScript = await weighJavaScript(warmUp[0] ?? server.origin)
  const firstEverMs = firstEver.visits[0]?.firstByteMs ?? Number.NaN
  return { library: { cards: count, firstEverMs, rows, memory }, javaScript }
}

function aimsOf(libraries: readonly ServedLibrary[], { page, empty }: ServeFigures['javaScript']): Aim[] {
  const largest = libraries.reduce((a, b) => (b.cards > a.cards ? b : a))
  const firstBytes = largest.rows
    .filter((row) => row.concurrency === 1 && row.name.startsWith('card'))
    .map((row): Aim => {
      const p95 = percentile(firstBytesOf(row), 0.95)
      return {
        aim: `${row.name}, ${largest.cards} cards: first byte p95 under 25 ms`,
        got: `${digits(p95)} ms`,
        isMet: p95 < 25,
      }
    })
  const more = page.bytes - empty.bytes
  return [
    ...firstBytes,
    {
      aim: 'JavaScript of a card: at most 40 kB more than an empty app',
      got: `${kilobytes(page.bytes)} kB, ${kilobytes(more)} kB more`,
      isMet: more <= 40_000,
    },
  ]
}

const firstBytesOf = (row: Row): number[] => row.visits.map(({ firstByteMs }) => firstByteMs)

/** What a program gets: percentiles rather than every visit. */
export function summariseServe({ libraries, ...rest }: ServeFigures): unknown {
  return {
    ...rest,
    libraries: libraries.map(({ rows, ...library }) => ({
      ...library,
      rows: rows.map((row) => ({ name: row.name, concurrency: row.concurrency, ...summary(row) })),
    })),
  }
}

function summary(row: Row) {
  const [firstByte, total] = [firstBytesOf(row), row.visits.map(({ totalMs }) => totalMs)]
  return {
    requests: row.visits.length,
    firstByteMs: { p50: median(firstByte), p95: percentile(firstByte, 0.95), p99: percentile(firstByte, 0.99) },
    totalMs: { p50: median(total), p95: percentile(total, 0.95), p99: percentile(total, 0.99) },
    perSecond: row.perSecond,
    cpuMs: row.cpuMs,
    bytes: median(row.visits.map(({ bytes }) => bytes)),
  }
}

/** The figures for a person. */
export function describeServe({ machine: begunOn, libraries, javaScript, aims }: ServeFigures): string {
  const tables = libraries.map(({ cards, firstEverMs, rows, memory }) =>
    [
      table(
        [
          `${cards} cards`,
          'at a time',
          'requests',
          'first byte p50',
          'p95',
          'p99',
          'last byte p95',
          'per second',
          'kB',
        ],
        rows.map((row) => {
          const { requests, firstByteMs, totalMs, perSecond, cpuMs, bytes } = summary(row)
          const times = [firstByteMs.p50, firstByteMs.p95, firstByteMs.p99, totalMs.p95, perSecond].map(digits)
          return [
            row.name,
            String(row.concurrency),
            String(requests),
            ...times,
            cpuMs === null ? '' : digits(cpuMs),
            kilobytes(bytes),
          ]
        }),
      ),
      `the very first page after the start: ${digits(firstEverMs)} ms (the rows above begin some 300 pages later)`,
      memory === null
        ? 'memory of the server: not known on this system'
        : `memory of the server: ${megabytes(memory.now)} MB, ${megabytes(memory.peak)} MB at most`,
      '',
    ].join('\n'),
  )
  const { page, empty } = javaScript
  return [
    `${machineLine(begunOn)}; times in ms, the client on the same machine`,
    '',
    ...tables,
    `JavaScript, gzipped: a card's page ${kilobytes(page.bytes)} kB in ${page.scripts} files, ` +
      `an empty app ${kilobytes(empty.bytes)} kB in ${empty.scripts}`,
    '',
    aimLines(aims),
  ].join('\n')
}
