import type { Client, Transaction } from '@libsql/client'
import { rm } from 'node:fs/promises'
import { err, ok, type Result } from '#core/result.ts'
import { adapterOver, connect, within } from './connection.ts'
import { historyOf, reach, refuse, toOpenError, type DbOptions } from './db.ts'
import { knownMigrations, readHistory } from './migrations.ts'
import type { MigrateError } from './open-error.ts'
import { describePlace, type Place } from './place.ts'
import { backupName, reasonOf, snapshot } from './snapshot.ts'

export { describeMigrateError, type MigrateError } from './open-error.ts'

export type Migrated = {
  /** Migrations applied now, oldest first. */
  readonly applied: readonly string[]
  /** The copy made before. Null: nothing to apply, or nothing to lose. */
  readonly backup: string | null
}

/** How long to wait for another process that migrates, in ms. */
const MIGRATION_WAIT_MS = 60_000

/**
 * Brings a database up to this program's migrations, making it if there is none. What is in it is copied to `backups/`
 * in the data folder first. In a file everything happens in one transaction: all of it, or none, even if the power
 * fails; a second process that migrates at the same time waits, and then finds nothing to do.
 */
export async function migrateDb(given: DbOptions & { readonly now: Date }): Promise<Result<Migrated, MigrateError>> {
  const options = { ...given, busyTimeoutMs: given.busyTimeoutMs ?? MIGRATION_WAIT_MS }
  const found = await reach(options)
  if (!found.ok) return found
  const { place } = found.value
  const known = knownMigrations(options.projectDir)
  const client = found.value.client ?? connect(place, options)
  try {
    const history = await historyOf(client, place, known, options)
    const state = history.ok ? refuse(history.value, describePlace(place), known) : history.error
    if (state === null) return ok({ applied: [], backup: null })
    if (state.kind !== 'pending-migrations') return err(state)
    return await (place.kind === 'file'
      ? migrateFile(client, place, known, options)
      : apply(client, place, options.projectDir))
  } finally {
    client.close()
  }
}

async function migrateFile(
  reader: Client,
  place: Place,
  known: readonly string[],
  options: DbOptions & { readonly now: Date; readonly busyTimeoutMs: number },
): Promise<Result<Migrated, MigrateError>> {
  const name = describePlace(place)
  // Foreign keys are off on this connection: rebuilding a table drops the old one, which would take the rows that refer
  // to it along. They are checked as a whole before the commit.
  const waitMs = options.busyTimeoutMs
  const writer = connect(place, { busyTimeoutMs: waitMs, foreignKeys: false })
  let tx: Transaction | undefined
  let backup: string | null = null
  let isCommitted = false
  try {
    tx = await writer.transaction()
    // Once more, now that nobody else can write: another process may have migrated while we waited.
    const history = await readHistory(tx, known)
    const state = refuse(history, name, known)
    if (state === null) return ok({ applied: [], backup: null })
    if (state.kind !== 'pending-migrations') return err(state)

    if (history.kind === 'ours' && history.applied.length > 0) {
      const file = backupName(options.dataDir, options.now, history.applied.at(-1) ?? null)
      const made = await snapshot((path) => reader.execute({ sql: 'VACUUM INTO ?', args: [path] }), file)
      if (!made.ok) {
        const reason = made.error.kind === 'exists' ? 'it exists already' : made.error.reason
        return err({ kind: 'backup-failed', place: name, file, reason })
      }
      backup = file
    }

    const applied = await apply(within(tx), place, options.projectDir)
    if (!applied.ok) return applied
    const { rows } = await tx.execute('PRAGMA foreign_key_check')
    if (rows.length > 0) {
      const reason = `it would leave ${rows.length} rows of ${String(rows[0]?.[0])} without what they refer to`
      return err({ kind: 'migration-failed', place: name, migration: null, reason })
    }
    await tx.commit()
    isCommitted = true
    return ok({ ...applied.value, backup })
  } catch (error) {
    return err(toOpenError(error, place, waitMs))
  } finally {
    // Rolls back what was not committed; nothing then differs from the copy, and a start that fails again and again
    // must not fill the disk with copies.
    tx?.close()
    writer.close()
    if (backup !== null && !isCommitted) await rm(backup, { force: true })
  }
}

async function apply(client: Client, place: Place, projectDir: string): Promise<Result<Migrated, MigrateError>> {
  const { loadEngine, migrationList, NO_FILTER } = await import('./engine.ts')
  const engine = await loadEngine(adapterOver(client), projectDir)
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: await migrationList(projectDir),
      filters: NO_FILTER,
    })
    return ok({ applied: appliedMigrationNames, backup: null })
  } catch (error) {
    // The engine's message goes on with a trace of its own, which names the migration.
    const message = reasonOf(error)
    const migration = /migration_name="([^"]+)"/.exec(message)?.[1] ?? null
    return err({
      kind: 'migration-failed',
      place: describePlace(place),
      migration,
      reason: message.split('\n')[0] ?? '',
    })
  } finally {
    engine.free()
  }
}
