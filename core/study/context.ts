import { sharedHighlighter } from '#core/card/render/highlight.ts'
import type { Highlighter } from '#core/card/render/highlight.ts'
import type { ModelConfig } from '#core/opinion/config.ts'
import type { Runner } from '#core/demo/runner.ts'
import { err, ok } from '#core/result.ts'
import type { Result } from '#core/result.ts'
import { BUSY_TIMEOUT_MS, closeDb, isBusy, openDb } from '#core/store/db.ts'
import type { Db, OpenError } from '#core/store/db.ts'
import { openUnlessRestored } from './backup/finish-restore.ts'
import { databaseOf } from './database-of.ts'
import { finishChanges } from './finish-changes.ts'
import type { Environment } from './environment.ts'
import { rebuildIfBehind } from './refold.ts'
import { runnerOfProcess } from './runner.ts'

export { databaseOf } from './database-of.ts'

/** What a use case needs from the world. Built once by each door: the server, the command line, a test. */
export type Context = {
  readonly db: Db
  /** Absolute. */
  readonly contentDir: string
  readonly dataDir: string
  readonly now: () => Date
  readonly highlighter: () => Promise<Highlighter>
  /** Null: no model is asked for an opinion. */
  readonly model: ModelConfig | null
  /** Runs demos. */
  readonly runner: Runner
}

/** Opens the library, once a restoring that a crash cut short is finished. Applies no migration: a database that is missing or behind is an error the caller answers. */
export async function openContext(environment: Environment): Promise<Result<Context, OpenError>> {
  const db = await openUnlessRestored(environment, () => openDb(databaseOf(environment)))
  if (!db.ok) return err(db.error)
  try {
    await rebuildIfBehind(db.value)
  } catch (error) {
    await closeDb(db.value)
    if (!isBusy(error)) throw error
    return err({ kind: 'locked', place: databaseOf(environment).url, waitedMs: BUSY_TIMEOUT_MS })
  }
  const { contentDir, dataDir, now, model } = environment
  const runner = runnerOfProcess(environment)
  const ctx = { db: db.value, contentDir, dataDir, now, model, highlighter: sharedHighlighter, runner }
  await finishChanges(ctx)
  return ok(ctx)
}
