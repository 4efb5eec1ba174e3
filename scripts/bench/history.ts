import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { runChild, typescript } from './child.ts'
import { aimLines, digits, machine, machineLine, megabytes, table } from './figures.ts'
import type { Aim, Machine } from './figures.ts'
import { inScratch, say } from './scratch.ts'

const Run = z.object({ ms: z.number(), peakBytes: z.number() })
type Row = z.infer<typeof Run> & { readonly name: string }

export type HistoryFigures = {
  readonly reviews: number
  readonly machine: Machine
  readonly rows: readonly Row[]
  readonly aims: readonly Aim[]
}

/** A million reviews must not need a gigabyte. */
const MAX_BYTES = 1024 ** 3

/** Takes a made-up history of 100 reviews a card in and out of libraries of their own, each time in a process of its own. */
export async function benchHistory(reviews: number): Promise<HistoryFigures> {
  const begunOn = machine()
  return inScratch(async (dir) => {
    const [csv, json, again] = ['in.csv', 'history.json', 'again.csv'].map((name) => path.join(dir, name))
    const libraries = ['a', 'b'].map((name) => path.join(dir, name))
    for (const library of libraries) await mkdir(path.join(library, 'content'), { recursive: true })
    const [a = '', b = ''] = libraries
    const rows: Row[] = []
    const measure = async (name: string, ...args: readonly (string | undefined)[]): Promise<void> => {
      say(name)
      rows.push({ name, ...(await runChild(Run, [...typescript('history-run.ts'), ...args.map((one) => one ?? '')])) })
    }
    await runChild(Run, [...typescript('history-run.ts'), 'make-up', dir, csv ?? '', String(reviews)])
    await measure('CSV into an empty history', 'import', a, csv)
    await measure('JSON out', 'export-json', a, json)
    await measure('CSV out', 'export-csv', a, again)
    await measure('JSON into an empty history', 'import', b, json)
    await measure('JSON once more: all there', 'import', b, json)
    const aims = rows.map(({ name, peakBytes }): Aim => {
      return { aim: `${name}: under 1 GB`, got: `${megabytes(peakBytes)} MB`, isMet: peakBytes < MAX_BYTES }
    })
    return { reviews, machine: begunOn, rows, aims }
  })
}

/** The figures for a person. */
export function describeHistory({ reviews, machine: begunOn, rows, aims }: HistoryFigures): string {
  return [
    `${reviews} reviews of ${Math.ceil(reviews / 100)} cards; ${machineLine(begunOn)}`,
    '',
    table(
      ['', 'seconds', 'reviews a second', 'peak MB'],
      rows.map(({ name, ms, peakBytes }) => [
        name,
        digits(ms / 1000),
        digits((reviews * 1000) / ms),
        megabytes(peakBytes),
      ]),
    ),
    '',
    aimLines(aims),
  ].join('\n')
}
