import writeGood from 'write-good'
import { z } from 'zod'
import { critique } from '#core/practice/nitpick/critique.ts'
import { DEFAULT_RATE } from '#core/practice/rate.ts'
import { runChild, typescript } from './child.ts'
import { ANSWERS, CARD, toAnswered } from './critique-answers.ts'
import { aimLines, digits, machine, machineLine, median, percentile, table } from './figures.ts'
import type { Aim, Machine } from './figures.ts'

const [WARM_UP, TIMED] = [300, 1000]
/** The largest takes long enough as it is. */
const TIMED_LARGEST = 50
const [LIMIT_MS, LARGEST_LIMIT_MS] = [5, 50]

type Row = {
  readonly name: string
  readonly runs: number
  readonly medianMs: number
  readonly p95Ms: number
  /** What the median should stay under. Null: it is a peer. */
  readonly limitMs: number | null
}

export type CritiqueFigures = {
  readonly machine: Machine
  readonly rows: readonly Row[]
  /** The first critique of a process, loaded but not yet compiled by the engine; the middle of three processes. */
  readonly firstMs: number
  readonly aims: readonly Aim[]
}

const Cold = z.object({ ms: z.number() })

/** Measures the rules of the nitpick, with write-good alone beside them. */
export async function benchCritique(): Promise<CritiqueFigures> {
  const begunOn = machine()
  const colds: number[] = []
  for (let i = 0; i < 3; i += 1) colds.push((await runChild(Cold, typescript('critique-cold.ts'))).ms)

  const row = (name: string, runs: number, limitMs: number | null, work: () => unknown): Row => {
    for (let i = 0; i < Math.min(WARM_UP, runs); i += 1) work()
    const times = Array.from({ length: runs }, () => timed(work))
    return { name, runs, medianMs: median(times), p95Ms: percentile(times, 0.95), limitMs }
  }
  const ours = ANSWERS.map(({ name, sentences, isLargest }) => {
    const said = toAnswered(sentences)
    const [runs, limitMs] = isLargest ? [TIMED_LARGEST, LARGEST_LIMIT_MS] : [TIMED, LIMIT_MS]
    return row(name, runs, limitMs, () => critique(CARD, said, DEFAULT_RATE))
  })
  const [{ name, sentences }] = ANSWERS
  const english = sentences.join(' ')
  const peer = row(`write-good alone, ${name}`, TIMED, null, () => writeGood(english))
  return { machine: begunOn, rows: [...ours, peer], firstMs: median(colds), aims: ours.flatMap(aimOf) }
}

// By the median: the slowest runs tell what else the machine was doing.
const aimOf = ({ name, medianMs, limitMs }: Row): readonly Aim[] =>
  limitMs === null
    ? []
    : [{ aim: `${name}: median under ${limitMs} ms`, got: `${digits(medianMs)} ms`, isMet: medianMs < limitMs }]

function timed(work: () => unknown): number {
  const begun = performance.now()
  work()
  return performance.now() - begun
}

/** The figures for a person. */
export const describeCritique = ({ machine: begunOn, rows, firstMs, aims }: CritiqueFigures): string =>
  [
    `Nitpick of an answer. ${machineLine(begunOn)}`,
    table(
      ['ms', 'runs', 'median', 'p95'],
      rows.map(({ name, runs, medianMs, p95Ms }) => [name, String(runs), digits(medianMs), digits(p95Ms)]),
    ),
    `first critique of a process: ${digits(firstMs)} ms`,
    aimLines(aims),
  ].join('\n\n')
