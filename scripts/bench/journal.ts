import path from 'node:path'
import { z } from 'zod'
import { runChild, typescript } from './child.ts'
import { aimLines, digits, kilobytes, machine, machineLine, median, percentile, table } from './figures.ts'
import type { Aim, Machine } from './figures.ts'
import { load } from './load.ts'
import { inScratch, say } from './scratch.ts'
import { prepareProject, projectDir, startServer } from './server.ts'

const VISITS = 100
const AIM_MS = 200

const Made = z.object({ days: z.number(), events: z.number() })
const Run = z.object({ weekMs: z.array(z.number()), outlineMs: z.array(z.number()) })

type Row = { readonly what: string; readonly ms: readonly number[]; readonly bytes: number | null }
export type JournalFigures = z.output<typeof Made> & {
  readonly machine: Machine
  readonly rows: readonly Row[]
  readonly aims: readonly Aim[]
}

/** Measures the journal of three years: what is read of it, and its page from the production build. */
export async function benchJournal(): Promise<JournalFigures> {
  const begunOn = machine()
  await prepareProject()
  return inScratch(async (dir) => {
    say('studying for three years')
    const made = await runChild(Made, [...typescript('journal-prepare.ts'), dir])
    say('reading the journal')
    const { weekMs, outlineMs } = await runChild(Run, [...typescript('journal-run.ts'), dir])
    say('serving the journal')
    const env = { ZHUIWEN_CONTENT: path.join(dir, 'content'), ZHUIWEN_DATA: dir, DATABASE_URL: '' }
    await using server = await startServer(projectDir, '/api/health', env)
    const visit = async (what: string, address: string): Promise<Row> => {
      const urls = Array<string>(VISITS).fill(server.origin + address)
      await load(urls.slice(0, VISITS / 4), 1)
      const { visits } = await load(urls, 1)
      return { what, ms: visits.map(({ totalMs }) => totalMs), bytes: median(visits.map(({ bytes }) => bytes)) }
    }
    const page = await visit('/journal, to its last byte', '/journal')
    const rows: Row[] = [
      { what: 'events of a week', ms: weekMs, bytes: null },
      { what: 'all days, with how much happened on each', ms: outlineMs, bytes: null },
      page,
      await visit('/journal of one topic', '/journal?topic=redis'),
    ]
    const p95 = percentile(page.ms, 0.95)
    const aim = `/journal with ${made.events} events, p95 under ${AIM_MS} ms`
    return { machine: begunOn, ...made, rows, aims: [{ aim, got: `${digits(p95)} ms`, isMet: p95 < AIM_MS }] }
  })
}

/** What a program gets: percentiles rather than every visit. */
export const summariseJournal = ({ rows, ...rest }: JournalFigures): unknown => ({
  ...rest,
  rows: rows.map(({ what, ms, bytes }) => ({ what, p50Ms: median(ms), p95Ms: percentile(ms, 0.95), bytes })),
})

/** The figures for a person. */
export function describeJournal({ machine: begunOn, days, events, rows, aims }: JournalFigures): string {
  return [
    `${events} events on ${days} days. ${machineLine(begunOn)}`,
    table(
      ['', 'p50, ms', 'p95, ms', 'kB'],
      rows.map(({ what, ms, bytes }) => [
        what,
        digits(median(ms)),
        digits(percentile(ms, 0.95)),
        bytes === null ? '' : kilobytes(bytes),
      ]),
    ),
    aimLines(aims),
  ].join('\n\n')
}
