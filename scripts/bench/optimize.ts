import { z } from 'zod'
import { runChild, typescript } from './child.ts'
import { aimLines, digits, machine, machineLine, median, megabytes, table } from './figures.ts'
import type { Aim, Machine } from './figures.ts'
import { say } from './scratch.ts'

/** Measurements of up to this many reviews are taken three times. */
const SMALL = 100_000
const REPLAYED = 1_000_000
const REPLAY_AIM = 40_000

const Run = z.object({
  ms: z.number(),
  cpuMs: z.number(),
  /** The longest the process did nothing else, in ms. */
  longestPauseMs: z.number(),
  /** The most memory held once the reviews were made up, and at the end. */
  beforeBytes: z.number(),
  peakBytes: z.number(),
})

const MEASUREMENTS = [
  { kind: 'train', name: 'training', counts: [10_000, 100_000] },
  { kind: 'evaluate', name: 'evaluation: 5 trainings, 5 models, 1000 resampled logs', counts: [10_000, 100_000] },
  { kind: 'optimize', name: 'optimization: trained, judged, trained on all if better', counts: [10_000, 100_000] },
  { kind: 'replay', name: 'whole log replayed, each recall predicted', counts: [REPLAYED] },
  { kind: 'answer', name: 'whole log replayed into schedules, by answer', counts: [REPLAYED] },
] as const

type Row = {
  readonly kind: (typeof MEASUREMENTS)[number]['kind']
  readonly name: string
  readonly reviews: number
  readonly runs: readonly z.infer<typeof Run>[]
}

export type OptimizeFigures = {
  readonly machine: Machine
  readonly rows: readonly Row[]
  readonly aims: readonly Aim[]
}

/** Measures training and judging weights on logs of a made-up learner, and folding a log of a million reviews. */
export async function benchOptimize(): Promise<OptimizeFigures> {
  const begunOn = machine()
  const rows: Row[] = []
  for (const { kind, name, counts } of MEASUREMENTS) {
    for (const reviews of counts) {
      const runs: z.infer<typeof Run>[] = []
      while (runs.length < (reviews <= SMALL ? 3 : 1)) {
        say(`${name}, ${reviews} reviews, run ${runs.length + 1}`)
        runs.push(await runChild(Run, [...typescript('optimize-run.ts'), kind, String(reviews)]))
      }
      rows.push({ kind, name, reviews, runs })
    }
  }
  return { machine: begunOn, rows, aims: rows.filter(({ kind }) => kind === 'replay').map(aimOf) }
}

const perSecond = ({ reviews, runs }: Row): number => reviews / (median(runs.map(({ ms }) => ms)) / 1000)

function aimOf(row: Row): Aim {
  const got = perSecond(row)
  return {
    aim: `${row.reviews} reviews replayed at ${REPLAY_AIM} a second or more`,
    got: `${Math.round(got)} a second`,
    isMet: got >= REPLAY_AIM,
  }
}

/** The figures for a person. */
export function describeOptimize({ machine: begunOn, rows, aims }: OptimizeFigures): string {
  const middle = (row: Row, figure: keyof z.infer<typeof Run>): number => median(row.runs.map((run) => run[figure]))
  return [
    `Training and judging weights. ${machineLine(begunOn)}`,
    table(
      [
        'medians; each run in a process of its own',
        'reviews',
        'runs',
        's',
        'processor s',
        'reviews/s',
        'longest pause ms',
        'MB before',
        'peak MB',
      ],
      rows.map((row) => [
        row.name,
        String(row.reviews),
        String(row.runs.length),
        digits(middle(row, 'ms') / 1000),
        digits(middle(row, 'cpuMs') / 1000),
        digits(perSecond(row)),
        // Replays are not run in turns: there is no pause to speak of.
        row.kind === 'replay' || row.kind === 'answer' ? '' : digits(middle(row, 'longestPauseMs')),
        megabytes(middle(row, 'beforeBytes')),
        megabytes(middle(row, 'peakBytes')),
      ]),
    ),
    aimLines(aims),
  ].join('\n\n')
}
