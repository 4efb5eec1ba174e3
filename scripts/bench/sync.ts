import { mkdir, mkdtemp } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { runChild, typescript } from './child.ts'
import { aimLines, digits, kilobytes, machine, machineLine, median, megabytes, percentile, table } from './figures.ts'
import type { Aim, Machine } from './figures.ts'
import { writeLibrary } from './library.ts'
import { PEERS, setUpPeer } from './peers.ts'
import type { Variant } from './peers.ts'
import { inScratch, say } from './scratch.ts'

/** Runs as long as this are not repeated. */
const LONG_MS = 20_000

const Whole = z.object({ ms: z.number(), cpuMs: z.number(), files: z.number(), peakBytes: z.number() })
const Edits = z.object({ syncMs: z.array(z.number()), latencyMs: z.array(z.number()), peakBytes: z.number() })

/** Times in ms; `cpuMs` is the processor's, of all threads, where it was taken. */
export type Row = {
  readonly name: string
  readonly ms: readonly number[]
  readonly cpuMs: readonly number[]
  readonly peakBytes: number
}

export type SyncFigures = {
  readonly cards: number
  readonly bytes: number
  readonly machine: Machine
  readonly rows: readonly Row[]
  readonly aims: readonly Aim[]
}

/** Measures the index over a made-up library, and what other programs do with the same files. */
export async function benchSync(cards: number, options: { readonly peers: boolean }): Promise<SyncFigures> {
  const begunOn = machine()
  return inScratch(async (dir) => {
    const contentDir = path.join(dir, 'content')
    say(`making ${cards} cards`)
    const { bytes } = await writeLibrary(contentDir, cards)
    const ours = await measureOurs(dir, contentDir, cards)
    const peers = options.peers ? await measurePeers(contentDir, cards) : []
    const rows = [...ours, ...peers]
    return { cards, bytes, machine: begunOn, rows, aims: aimsOf(rows) }
  })
}

const FULL = 'zhuiwen: full sync'
const NO_OP = 'zhuiwen: nothing changed'
const EDIT = 'zhuiwen: one text changed, its sync'
const html = (label: string): string => `${label}: build, bodies to HTML`

async function measureOurs(dir: string, contentDir: string, cards: number): Promise<Row[]> {
  const run = <S extends z.ZodType>(schema: S, kind: string, dataDir: string): Promise<z.output<S>> =>
    runChild(schema, [...typescript('sync-run.ts'), kind, contentDir, dataDir])
  const emptyData = async (): Promise<string> => {
    const parent = path.join(dir, 'data')
    await mkdir(parent, { recursive: true })
    return mkdtemp(path.join(parent, 'run-'))
  }
  const rows: Row[] = []
  let dataDir = ''
  rows.push(
    await repeat(FULL, cards, async () => {
      dataDir = await emptyData()
      return run(Whole, 'sync', dataDir)
    }),
  )
  rows.push(await repeat(NO_OP, cards, () => run(Whole, 'sync', dataDir)))
  for (const [kind, name] of [
    ['edit-text', 'zhuiwen: one text changed'],
    ['edit-follow-ups', 'zhuiwen: follow-ups of one changed'],
  ] as const) {
    say(name)
    const { syncMs, latencyMs, peakBytes } = await run(Edits, kind, dataDir)
    rows.push({ name: `${name}, its sync`, ms: syncMs, cpuMs: [], peakBytes })
    rows.push({ name: `${name}, from write to done`, ms: latencyMs, cpuMs: [], peakBytes })
  }
  const rendered = await emptyData()
  rows.push(await repeat('zhuiwen: all bodies to HTML, to one file', cards, () => run(Whole, 'render', rendered)))
  return rows
}

async function measurePeers(contentDir: string, cards: number): Promise<Row[]> {
  const rows: Row[] = []
  for (const { name, label } of PEERS) {
    for (const variant of ['html', 'raw'] as const satisfies readonly Variant[]) {
      const what = variant === 'html' ? html(label) : `${label}: build, bodies as they are`
      rows.push(
        await repeat(what, cards, async () => {
          await using fresh = await setUpPeer(name, variant, contentDir)
          return await fresh.run('build')
        }),
      )
      if (variant === 'raw') continue
      await using peer = await setUpPeer(name, variant, contentDir)
      await peer.run('build')
      const again = name === 'velite' ? 'nothing changed (it keeps no cache: builds all)' : 'nothing changed'
      rows.push(await repeat(`${label}: ${again}`, cards, () => peer.run('build')))
      say(`${label}: one text changed`)
      const { latencyMs, peakBytes } = await peer.run('edit')
      const how = name === 'velite' ? 'from write to done' : 'its sync and build'
      rows.push({ name: `${label}: one text changed, ${how}`, ms: latencyMs, cpuMs: [], peakBytes })
    }
  }
  return rows
}

/** Three runs where they are short, one where they are long. */
async function repeat(name: string, cards: number, run: () => Promise<z.infer<typeof Whole>>): Promise<Row> {
  const runs: z.infer<typeof Whole>[] = []
  do {
    say(runs.length === 0 ? name : `${name}, run ${runs.length + 1}`)
    const figures = await run()
    if (figures.files !== cards) throw new Error(`${name} took in ${figures.files} of ${cards} cards`)
    runs.push(figures)
  } while (runs.length < 3 && (runs[0]?.ms ?? 0) < LONG_MS)
  return {
    name,
    ms: runs.map(({ ms }) => ms),
    cpuMs: runs.map(({ cpuMs }) => cpuMs),
    peakBytes: Math.max(...runs.map(({ peakBytes }) => peakBytes)),
  }
}

function aimsOf(rows: readonly Row[]): Aim[] {
  const seconds = (name: string): number => median(rows.find((row) => row.name === name)?.ms ?? []) / 1000
  const [full, noOp, edit] = [seconds(FULL), seconds(NO_OP), seconds(EDIT)]
  const compared = PEERS.map(({ label }) => ({ label, took: seconds(html(label)) }))
    .filter(({ took }) => !Number.isNaN(took))
    .map(({ label, took }): Aim => {
      return {
        aim: `full sync faster than ${label} with bodies to HTML`,
        got: `${digits(full)} s against ${digits(took)} s`,
        isMet: full < took,
      }
    })
  return [
    ...compared,
    { aim: 'nothing changed: under 0.3 s', got: `${digits(noOp)} s`, isMet: noOp < 0.3 },
    { aim: 'one text changed: its sync under 30 ms (median)', got: `${digits(edit * 1000)} ms`, isMet: edit < 0.03 },
  ]
}

/** The figures for a person. */
export function describeSync({ cards, bytes, machine: begunOn, rows, aims }: SyncFigures): string {
  const seconds = (ms: number | undefined): string => (ms === undefined ? '' : digits(ms / 1000))
  return [
    `${cards} cards of ${kilobytes(bytes / cards)} kB; ${machineLine(begunOn)}`,
    '',
    table(
      ['seconds, each in a process of its own', 'runs', 'min', 'median', 'max', 'processor', 'peak MB'],
      rows.map(({ name, ms, cpuMs, peakBytes }) => [
        name,
        String(ms.length),
        seconds(percentile(ms, 0)),
        seconds(median(ms)),
        seconds(percentile(ms, 1)),
        cpuMs.length === 0 ? '' : seconds(median(cpuMs)),
        megabytes(peakBytes),
      ]),
    ),
    '',
    aimLines(aims),
  ].join('\n')
}
