import type { Client } from '@libsql/client'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { err, ok, type Result } from '#core/result.ts'
import { connectPlainly } from './connection.ts'

export type SnapshotError =
  | { readonly kind: 'exists'; readonly file: string }
  /** The copy was made and turned out unsound; it is gone again. */
  | { readonly kind: 'unsound'; readonly file: string; readonly reason: string }
  | { readonly kind: 'unwritable'; readonly file: string; readonly reason: string }

/**
 * Writes what a database holds at this moment to a new file, while others go on reading and writing. The file appears
 * under its name only when it is whole, checked and on disk; one of that name is never overwritten.
 *
 * `vacuumInto` runs VACUUM INTO with the path it is given.
 */
export async function snapshot(
  vacuumInto: (path: string) => Promise<unknown>,
  file: string,
): Promise<Result<string, SnapshotError>> {
  const partial = `${file}.partial`
  try {
    await mkdir(dirname(file), { recursive: true })
    // Takes the name, so that nobody else does meanwhile.
    await (await open(file, 'wx')).close()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return err({ kind: 'exists', file })
    return err({ kind: 'unwritable', file, reason: reasonOf(error) })
  }
  try {
    await rm(partial, { force: true })
    await vacuumInto(partial)
    const fault = await findFault(partial)
    if (fault !== null) {
      await rm(file, { force: true })
      return err({ kind: 'unsound', file, reason: fault })
    }
    await flush(partial)
    await rename(partial, file)
    return ok(file)
  } catch (error) {
    await rm(file, { force: true })
    return err({ kind: 'unwritable', file, reason: reasonOf(error) })
  } finally {
    await rm(partial, { force: true })
  }
}

/** What is wrong with a database file. Null: SQLite finds it sound. */
export async function findFault(path: string): Promise<string | null> {
  const client = connectPlainly(path)
  try {
    return await faultIn(client)
  } finally {
    client.close()
  }
}

/** What is wrong with the database behind a connection. Null: SQLite finds it sound. */
export async function faultIn(client: Pick<Client, 'execute'>): Promise<string | null> {
  try {
    const { rows } = await client.execute('PRAGMA integrity_check(1)')
    const verdict = String(rows[0]?.[0])
    return verdict === 'ok' ? null : verdict
  } catch (error) {
    return reasonOf(error)
  }
}

/** Waits until the file is on disk. */
export async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r+')
  await handle.sync()
  await handle.close()
}

/** The same for a file that may not be written to. */
export async function flushRead(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** A name for a backup: when it was made, and which migration it is at. */
export const backupName = (dataDir: string, now: Date, lastMigration: string | null): string =>
  join(
    dataDir,
    'backups',
    `${now.toISOString().replace(/[-:]/g, '').replace('.', '')}-${lastMigration ?? 'unknown'}.db`,
  )

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
