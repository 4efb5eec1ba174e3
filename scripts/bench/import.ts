import path from 'node:path'
import { z } from 'zod'
import { runChild, typescript } from './child.ts'
import { aimLines, digits, machine, machineLine, megabytes, table } from './figures.ts'
import type { Aim, Machine } from './figures.ts'
import { makeUpNotes } from './notes.ts'
import { inScratch, say } from './scratch.ts'

const Run = z.object({
  ms: z.number(),
  notes: z.number(),
  cards: z.number(),
  changed: z.number(),
  lines: z.number(),
  unaccounted: z.number(),
  peakBytes: z.number(),
})
type Row = z.infer<typeof Run> & { readonly name: string }

export type ImportFigures = { readonly machine: Machine; readonly rows: readonly Row[]; readonly aims: readonly Aim[] }

const NOTES = 1000
const MAX_MS = 20_000
/** What ten times as many notes may need more: the index of their cards, and what the heap has not given back. */
const MAX_GROWTH_BYTES = 150 * 1024 ** 2

/** Imports made-up notes of 5 kB, each time in a process of its own: a few, many, and the many once more. */
export async function benchImport(): Promise<ImportFigures> {
  const begunOn = machine()
  return inScratch(async (dir) => {
    const [few, many] = [path.join(dir, 'few'), path.join(dir, 'many')]
    await makeUpNotes(few, NOTES / 10)
    await makeUpNotes(many, NOTES)
    const measure = async (name: string, library: string, notes: string): Promise<Row> => {
      say(name)
      return { name, ...(await runChild(Run, [...typescript('import-run.ts'), path.join(dir, library), notes])) }
    }
    const small = await measure(`${NOTES / 10} notes`, 'a', few)
    const large = await measure(`${NOTES} notes`, 'b', many)
    const again = await measure(`${NOTES} notes once more`, 'b', many)
    const growth = large.peakBytes - small.peakBytes
    const aims: Aim[] = [
      {
        aim: `${NOTES} notes: under ${MAX_MS / 1000} s`,
        got: `${digits(large.ms / 1000)} s`,
        isMet: large.ms < MAX_MS,
      },
      {
        aim: `flat memory: ${NOTES} notes need at most ${megabytes(MAX_GROWTH_BYTES)} MB more than ${NOTES / 10}`,
        got: `${megabytes(growth)} MB`,
        isMet: growth < MAX_GROWTH_BYTES,
      },
      { aim: 'no note with a line unaccounted for', got: `${large.unaccounted}`, isMet: large.unaccounted === 0 },
      { aim: 'the second time changes no card', got: `${again.changed}`, isMet: again.changed === 0 },
    ]
    return { machine: begunOn, rows: [small, large, again], aims }
  })
}

/** The figures for a person. */
export function describeImport({ machine: begunOn, rows, aims }: ImportFigures): string {
  return [
    `notes of 5 kB in the template of eight stages; ${machineLine(begunOn)}`,
    '',
    table(
      ['', 'seconds', 'cards', 'lines', 'notes a second', 'peak MB'],
      rows.map(({ name, ms, notes, cards, lines, peakBytes }) => [
        name,
        digits(ms / 1000),
        `${cards}`,
        `${lines}`,
        digits((notes * 1000) / ms),
        megabytes(peakBytes),
      ]),
    ),
    '',
    aimLines(aims),
  ].join('\n')
}
