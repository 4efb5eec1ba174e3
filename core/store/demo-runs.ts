import { gunzipSync, gzipSync } from 'node:zlib'
import { z } from 'zod'
import type { DemoId } from '#core/demo/manifest.ts'
import type { Check, Exit } from '#core/demo/run.ts'
import { prismaOf, type Tx } from './client.ts'
import { KeptChecks, KeptExit, KeptGiven, KeptLimits, KeptOutput } from './demo-run-row.ts'
import { bool, inOrder, Instant, json, readRows } from './rows.ts'

// Runs are facts: there is nothing here that changes one or removes it.

/** A run as it is kept. */
export type StoredRun = {
  readonly id: number
  readonly demoId: DemoId
  readonly startedAt: Date
  /** Of the demo as it was stored then. */
  readonly hash: string
  readonly isEdited: boolean
  /** All files as they were run, by name. Null: they were the stored ones. */
  readonly files: Readonly<Record<string, string>> | null
  readonly args: readonly string[]
  readonly stdin: string
  readonly output: z.output<typeof KeptOutput>
  readonly exit: Exit
  readonly limits: z.output<typeof KeptLimits>
  readonly checks: readonly Check[]
}

/** Adds a run; answers its id, which grows with every run added. */
export async function addDemoRun(tx: Tx, run: Omit<StoredRun, 'id'>): Promise<number> {
  const { files, args, stdin, output, exit, limits, checks, ...columns } = run
  const data = {
    ...columns,
    given: pack({ files, args, stdin }),
    output: pack(output),
    exit: json(exit),
    limits: json(limits),
    checks: json(checks),
  }
  return (await prismaOf(tx).demoRun.create({ data, select: { id: true } })).id
}

/** The run of this id, if it is one of this demo. */
export async function findDemoRun(tx: Tx, demoId: DemoId, id: number): Promise<StoredRun | null> {
  const row = await prismaOf(tx).demoRun.findUnique({ where: { id, demoId } })
  if (row === null) return null
  const { given, output, exit, limits, checks, ...columns } = row
  return {
    ...columns,
    demoId,
    ...KeptGiven.parse(unpack(given)),
    output: KeptOutput.parse(unpack(output)),
    exit: KeptExit.parse(JSON.parse(exit)),
    limits: KeptLimits.parse(JSON.parse(limits)),
    checks: KeptChecks.parse(JSON.parse(checks)),
  }
}

const Brief = z.object({
  id: z.number(),
  demoId: z.string().brand<'DemoId'>(),
  startedAt: Instant,
  isEdited: z.boolean(),
  exit: KeptExit,
  /** Expectations met, of `expected`. */
  met: z.number(),
  expected: z.number(),
})

/** A run without what it printed and what it was given. */
export type StoredRunBrief = Readonly<z.output<typeof Brief>>

const BRIEF = `json_object('id', r.id, 'demoId', r.demoId, 'startedAt', r.startedAt, 'isEdited', ${bool('r.isEdited')},
  'exit', json(r.exit), 'expected', json_array_length(r.checks),
  'met', (SELECT count(*) FROM json_each(r.checks) WHERE value ->> 'isMet'))`

/** The runs of a demo, newest first, at most `limit`. */
export const demoRunsOf = (tx: Tx, demoId: DemoId, limit: number): Promise<StoredRunBrief[]> =>
  readRows(
    tx,
    Brief,
    `SELECT json_group_array(${BRIEF}) AS rows
      FROM (SELECT * FROM "DemoRun" WHERE demoId = ? ORDER BY id DESC LIMIT ?) AS r`,
    demoId,
    limit,
  )

/** The newest run of each demo that was ever run, by demo. */
export async function lastDemoRuns(tx: Tx): Promise<Map<DemoId, StoredRunBrief>> {
  const rows = await readRows(
    tx,
    Brief,
    inOrder(BRIEF, 'r', `"DemoRun" AS r WHERE r.id IN (SELECT max(id) FROM "DemoRun" GROUP BY demoId)`, 'r.demoId'),
  )
  return new Map(rows.map((brief) => [brief.demoId, brief]))
}

// A copy: what gzip hands out is the beginning of a larger buffer, which would be kept as a whole.
const pack = (value: unknown): Uint8Array<ArrayBuffer> => Uint8Array.from(gzipSync(json(value)))
const unpack = (bytes: Uint8Array): unknown => JSON.parse(gunzipSync(bytes).toString('utf8'))
