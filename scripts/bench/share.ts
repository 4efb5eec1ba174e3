import path from 'node:path'
import { z } from 'zod'
import { runChild, typescript } from './child.ts'
import { type Aim, aimLines, digits, kilobytes, type Machine, machine, machineLine } from './figures.ts'
import { median, megabytes, percentile, table } from './figures.ts'
import { pageWeights } from './page-weight.ts'
import { inScratch, say } from './scratch.ts'
import { writeChain } from './share-library.ts'

const Run = z.object({
  ms: z.record(z.string(), z.number()),
  /** Of the processor, by all threads, from the start of the process on: whatever else the machine does. */
  cpuMs: z.number(),
  bytes: z.number(),
  hash: z.string(),
  cards: z.number(),
  peakBytes: z.number(),
})
type Row = z.output<typeof Run> & { readonly what: string }
type Pages = {
  readonly count: number
  readonly p50: number
  readonly p95: number
  readonly p95Gzip: number
  readonly most: string
}

export type ShareFigures = {
  readonly machine: Machine
  readonly rows: readonly Row[]
  readonly pages: Pages
  readonly aims: readonly Aim[]
}

const CARDS = 1000
const [MAX_EXPORT_MS, MAX_IMPORT_MS, MAX_SITE_MS] = [60_000, 120_000, 180_000]
const MAX_PEAK_BYTES = 1024 ** 3
const MAX_PAGE_BYTES = 100_000

/** Sends a chain out, takes it in elsewhere, sends it on from there, and builds its site; each in a process of its own. */
export async function benchShare(): Promise<ShareFigures> {
  const begunOn = machine()
  return inScratch(async (dir) => {
    const [here, there, elsewhere, site] = ['here', 'there', 'elsewhere', 'site'].map((name) => path.join(dir, name))
    if (!here || !there || !elsewhere || !site) throw new Error('no folders')
    const root = await writeChain(path.join(here, 'content'), CARDS)
    const [zip, json, again, page] = ['a.zip', 'a.json', 'b.zip', 'a.html'].map((name) => path.join(dir, name))
    if (!zip || !json || !again || !page) throw new Error('no files')
    const step = async (what: string, ...args: readonly string[]): Promise<Row> => {
      say(what)
      return { what, ...(await runChild(Run, [...typescript('share-run.ts'), ...args])) }
    }
    const out = await step('export, zip', 'export', here, zip, root)
    const outJson = await step('export, JSON', 'export', here, json, root)
    const taken = await step('import, zip', 'import', zip, there)
    const takenJson = await step('import, JSON', 'import', json, elsewhere)
    const on = await step('export of what came in', 'export', there, again, root)
    const built = await step('static site', 'site', zip, site)
    const file = await step('single file', 'file', zip, page)
    const weights = await pageWeights(site)
    const [raw, gzip] = [weights.map((one) => one.raw), weights.map((one) => one.gzip)]
    const heaviest = weights.toSorted((a, b) => b.raw - a.raw)[0]
    const pages: Pages = {
      count: weights.length,
      p50: median(raw),
      p95: percentile(raw, 0.95),
      p95Gzip: percentile(gzip, 0.95),
      most: heaviest ? `${heaviest.page} ${kilobytes(heaviest.raw)} kB, ${kilobytes(heaviest.gzip)} kB packed` : '',
    }
    const rows = [out, outJson, taken, takenJson, on, built, file]
    const peak = Math.max(...rows.map(({ peakBytes }) => peakBytes))
    const isSame = rows.every(({ hash, cards }) => hash === out.hash && cards === CARDS)
    const aims: Aim[] = [
      under(`${CARDS} cards out`, Math.max(total(out), total(outJson)), MAX_EXPORT_MS),
      under(`${CARDS} cards in`, Math.max(total(taken), total(takenJson)), MAX_IMPORT_MS),
      under(`site of ${CARDS} cards`, total(built), MAX_SITE_MS),
      { aim: `at most ${megabytes(MAX_PEAK_BYTES)} MB`, got: `${megabytes(peak)} MB`, isMet: peak <= MAX_PEAK_BYTES },
      { aim: 'the same hash and cards in every step', got: isSame ? 'the same' : 'others', isMet: isSame },
      {
        aim: `page weight, p95, packed, under ${kilobytes(MAX_PAGE_BYTES)} kB`,
        got: `${kilobytes(pages.p95Gzip)} kB`,
        isMet: pages.p95Gzip < MAX_PAGE_BYTES,
      },
    ]
    return { machine: begunOn, rows, pages, aims }
  })
}

const total = ({ ms }: Row): number => Object.values(ms).reduce((sum, one) => sum + one, 0)

const under = (what: string, ms: number, limitMs: number): Aim => ({
  aim: `${what} in under ${limitMs / 1000} s`,
  got: `${digits(ms / 1000)} s`,
  isMet: ms < limitMs,
})

/** The figures for a person. */
export function describeShare({ machine: begunOn, rows, pages, aims }: ShareFigures): string {
  const parts = ({ ms }: Row): string =>
    Object.entries(ms)
      .map(([what, one]) => `${what} ${digits(one / 1000)}`)
      .join(', ')
  return [
    `a chain of ${CARDS} cards of 3 kB, every tenth with an image, every fiftieth with a demo; ${machineLine(begunOn)}`,
    table(
      ['', 'seconds', 'of which', 'CPU s', 'MB', 'peak MB'],
      rows.map((row) => [
        row.what,
        digits(total(row) / 1000),
        parts(row),
        digits(row.cpuMs / 1000),
        row.bytes === 0 ? '' : (row.bytes / 1e6).toFixed(1),
        megabytes(row.peakBytes),
      ]),
    ),
    [
      `${pages.count} pages with all that each loads: half at most ${kilobytes(pages.p50)} kB`,
      `p95 ${kilobytes(pages.p95)} kB, ${kilobytes(pages.p95Gzip)} kB packed`,
      `the heaviest is ${pages.most}`,
    ].join('; '),
    aimLines(aims),
  ].join('\n\n')
}
