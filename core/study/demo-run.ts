import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { Demo, DemoProblem } from '#core/demo/demo.ts'
import { readDemo } from '#core/demo/disk.ts'
import { checkRun } from '#core/demo/expect.ts'
import { Arguments, type DemoId, Stdin } from '#core/demo/manifest.ts'
import type { Check, Missing, RunEvent } from '#core/demo/run.ts'
import { programOf } from '#core/demo/runner.ts'
import { err, ok, type Result } from '#core/result.ts'
import { addDemoRun, demoRunsOf, findDemoRun, type StoredRun } from '#core/store/demo-runs.ts'
import type { Context } from './context.ts'
import { briefOf, createRecorder } from './demo-record.ts'
import { trustIn } from './demo-trust.ts'
import type { RunBrief, RunRecord } from './demo-views.ts'

/** Of all files of a demo together, as bytes of UTF-8. */
export const MAX_DEMO_BYTES = 256 * 1024

/** What was changed on the page for a run; what is left out is as stored. */
export const Edited = z.strictObject({
  files: z.record(z.string(), z.string()).optional(),
  args: Arguments.optional(),
  stdin: Stdin.optional(),
})
export type Edited = z.infer<typeof Edited>

/** Why a demo is not read, or not as edited. */
export type DemoRefusal =
  | { readonly kind: 'unknown-demo' }
  | { readonly kind: 'broken-demo'; readonly problem: DemoProblem }
  /** It came in with a bundle, and nobody has allowed it as it is now. */
  | { readonly kind: 'not-reviewed'; readonly hash: string }
  /** A file that the demo does not have, or too much text. */
  | { readonly kind: 'bad-files'; readonly message: string }

export type RunRefusal = DemoRefusal | { readonly kind: 'no-sandbox'; readonly missing: Missing | null }

/** A demo as somebody wants it: every file, by name, and what it is given. */
export type Wanted = {
  readonly demo: Demo
  readonly files: Readonly<Record<string, string>>
  readonly args: readonly string[]
  readonly stdin: string
}

/** The demo of this id with what was edited, if it may run here. */
export async function wantedDemo(ctx: Context, id: DemoId, edited: Edited): Promise<Result<Wanted, DemoRefusal>> {
  const read = await readDemo(ctx.contentDir, id)
  if (!read.ok) return err(read.error ? { kind: 'broken-demo', problem: read.error } : { kind: 'unknown-demo' })
  const demo = read.value
  if ((await trustIn(ctx.db, [demo]))(demo) === 'not-reviewed') return err({ kind: 'not-reviewed', hash: demo.hash })

  const changed = new Map(Object.entries(edited.files ?? {}))
  const names = demo.files.map(({ name }) => name)
  const strange = [...changed.keys()].find((name) => !names.includes(name))
  if (strange !== undefined) return err({ kind: 'bad-files', message: `the demo has no file "${strange}"` })
  const files = demo.files.map(({ name, source }) => [name, changed.get(name) ?? source] as const)
  if (files.reduce((sum, [, source]) => sum + Buffer.byteLength(source), 0) > MAX_DEMO_BYTES) {
    return err({ kind: 'bad-files', message: `its files hold more than ${MAX_DEMO_BYTES} bytes together` })
  }
  const { args = [], stdin = '' } = demo.manifest
  return ok({ demo, files: Object.fromEntries(files), args: edited.args ?? args, stdin: edited.stdin ?? stdin })
}

/**
 * Runs a demo and keeps what came of it, however it ended; null where nothing ran because this machine cannot run it.
 * `onEvent` sees each event as it happens; `signal` ends the run.
 */
export async function carryOut(
  ctx: Context,
  { demo, files, args, stdin }: Wanted,
  onEvent: (event: RunEvent) => void,
  signal: AbortSignal,
): Promise<RunRecord | null> {
  const { manifest, id, hash } = demo
  const startedAt = ctx.now()
  const recorder = createRecorder()
  const program = programOf(demo, { files: { ...files }, args: [...args], stdin })
  const take = (event: RunEvent): void => {
    recorder.take(event)
    onEvent(event)
  }
  const exit = await ctx.runner.run(program, take, signal)
  if (exit.outcome === 'no-sandbox') return null

  const haveFilesChanged = demo.files.some(({ name, source }) => files[name] !== source)
  const isAsStored = isDeepStrictEqual([args, stdin], [manifest.args ?? [], manifest.stdin ?? ''])
  const run: Omit<StoredRun, 'id'> = {
    demoId: id,
    startedAt,
    hash,
    isEdited: haveFilesChanged || !isAsStored,
    files: haveFilesChanged ? files : null,
    args,
    stdin,
    output: recorder.output(),
    exit,
    limits: recorder.limits(),
    // Of a program that was never started nothing is true, not even what it did not print.
    checks:
      exit.phase === 'run'
        ? checkRun(manifest.expect, recorder.printed(exit.code))
        : manifest.expect.map((expectation): Check => ({ expectation, isMet: false })),
  }
  return recordOf({ ...run, id: await addDemoRun(ctx.db, run) })
}

/** Runs a demo, as stored or as edited, and keeps what came of it. See `carryOut`. */
export async function runDemo(
  ctx: Context,
  id: DemoId,
  edited: Edited,
  onEvent: (event: RunEvent) => void,
  signal: AbortSignal,
): Promise<Result<RunRecord, RunRefusal>> {
  const wanted = await wantedDemo(ctx, id, edited)
  if (!wanted.ok) return wanted
  let missing: Missing | null = null
  const take = (event: RunEvent): void => {
    if (event.type === 'exit') missing = event.missing
    onEvent(event)
  }
  const run = await carryOut(ctx, wanted.value, take, signal)
  return run ? ok(run) : err({ kind: 'no-sandbox', missing })
}

/** Runs shown of one demo. */
const RUNS_SHOWN = 50

/** The runs of a demo, newest first; of one that is gone, too. */
export async function demoRuns(ctx: Context, id: DemoId, limit = RUNS_SHOWN): Promise<readonly RunBrief[]> {
  return (await demoRunsOf(ctx.db, id, limit)).map(briefOf)
}

/** A run of a demo. Null: there is none. */
export async function demoRun(ctx: Context, id: DemoId, runId: number): Promise<RunRecord | null> {
  const run = await findDemoRun(ctx.db, id, runId)
  return run && recordOf(run)
}

function recordOf({ id, demoId, startedAt, isEdited, exit, checks, ...run }: StoredRun): RunRecord {
  const met = checks.filter(({ isMet }) => isMet).length
  const brief = briefOf({ id, demoId, startedAt, isEdited, exit, met, expected: checks.length })
  const { output, limits, files, args, stdin } = run
  return { ...brief, output, exit, limits, checks, files, args, stdin }
}
