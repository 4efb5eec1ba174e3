import { aimLines, digits, machineLine, megabytes, table } from './figures.ts'
import type { Aim, Machine } from './figures.ts'
import { CLASSES, type QueryClass } from './search-queries.ts'

export type Quality = { readonly recallAt5: number; readonly mrr: number; readonly asked: number }
export type Row = {
  readonly name: string
  readonly buildMs: number
  readonly buildCpuMs: number
  readonly bytes: number
  readonly fileBytes: number | null
  readonly p50Ms: number
  readonly p95Ms: number
  readonly cpuP50Ms: number
  readonly cpuP95Ms: number
  readonly all: Quality
  readonly byClass: Readonly<Record<QueryClass, Quality>>
}

export type SearchFigures = {
  readonly documents: number
  readonly charactersEach: number
  readonly machine: Machine
  readonly rows: readonly Row[]
  /** Engines that were stopped: each had `mostMs`, of which `askedMs` for its questions. */
  readonly unfinished: readonly string[]
  readonly mostMs: number
  readonly askedMs: number
  /** The longest that making, opening, changing and merging kept everybody else waiting. */
  readonly holdMs: number
  readonly openMs: number
  readonly replaceMs: { readonly p50: number; readonly most: number }
  readonly fuzzMs: number
  readonly aims: readonly Aim[]
}

export function aimsOf({ rows, documents, openMs, replaceMs, fuzzMs, holdMs }: Omit<SearchFigures, 'aims'>): Aim[] {
  const [ours, ...peers] = rows
  if (!ours) return []
  // One that was asked only a few says little.
  const isAsked = ({ all }: Row): boolean => all.asked > ours.all.asked / 2
  const best = (is: QueryClass): number =>
    Math.max(...peers.filter(isAsked).map(({ byClass }) => byClass[is].recallAt5), 0)
  return [
    ...CLASSES.map((is): Aim => {
      const [got, others] = [ours.byClass[is].recallAt5, best(is)]
      return {
        aim: `${is}: recall@5 within 1 % of the best`,
        got: `${got.toFixed(3)}, others ${others.toFixed(3)}`,
        isMet: got >= others - 0.01,
      }
    }),
    {
      aim: `p95 at most ${mostP95Ms(documents)} ms of the processor`,
      got: `${digits(ours.cpuP95Ms)} ms`,
      isMet: ours.cpuP95Ms <= mostP95Ms(documents),
    },
    { aim: 'opens in under 2 s', got: `${digits(openMs / 1000)} s`, isMet: openMs < 2000 },
    { aim: 'one card replaced in under 5 ms (p99)', got: `${digits(replaceMs.most)} ms`, isMet: replaceMs.most < 5 },
    { aim: 'others wait for at most 20 ms', got: `${digits(holdMs)} ms`, isMet: holdMs <= 20 },
    { aim: '10,000 characters of anything in under 100 ms', got: `${digits(fuzzMs)} ms`, isMet: fuzzMs < 100 },
  ]
}

const mostP95Ms = (documents: number): number => (documents > 10_000 ? 9.4 : 7.5)

/** The figures for a person. */
export function describeSearch({
  documents,
  charactersEach,
  machine: begunOn,
  rows,
  unfinished,
  mostMs,
  askedMs,
  holdMs,
  openMs,
  replaceMs,
  aims,
}: SearchFigures): string {
  return [
    `${documents} texts of ${charactersEach.toFixed(0)} characters; ${machineLine(begunOn)}`,
    table(
      [
        '',
        'build s',
        'processor s',
        'memory MB',
        'file MB',
        'p50 ms',
        'p95 ms',
        'processor p50',
        'p95',
        'recall@5',
        'MRR',
        'asked',
      ],
      rows.map(({ name, buildMs, buildCpuMs, bytes, fileBytes, p50Ms, p95Ms, cpuP50Ms, cpuP95Ms, all }) => [
        name,
        digits(buildMs / 1000),
        digits(buildCpuMs / 1000),
        megabytes(bytes),
        fileBytes === null ? '' : megabytes(fileBytes),
        digits(p50Ms),
        digits(p95Ms),
        digits(cpuP50Ms),
        digits(cpuP95Ms),
        all.recallAt5.toFixed(3),
        all.mrr.toFixed(3),
        `${all.asked}`,
      ]),
    ),
    table(
      ['recall@5 (MRR)', ...CLASSES],
      rows.map(({ name, byClass }) => [
        name,
        ...CLASSES.map((is) =>
          byClass[is].asked === 0 ? '' : `${byClass[is].recallAt5.toFixed(2)} (${byClass[is].mrr.toFixed(2)})`,
        ),
      ]),
    ),
    `opened from its file in ${digits(openMs)} ms; one text replaced in ${digits(replaceMs.p50)} ms (p50), ${digits(replaceMs.most)} ms (p99); others waited for ${digits(holdMs)} ms at most`,
    ...(rows.length + unfinished.length > 1
      ? [
          `the others had ${mostMs / 60_000} minutes each, and ${askedMs / 1000} s of them for their questions; not finished: ${unfinished.join(', ') || 'none'}`,
        ]
      : []),
    aimLines(aims),
  ].join('\n\n')
}
