import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { err, ok, type Result } from '#core/result.ts'
import { connectPlainly } from './connection.ts'
import type { DbOptions } from './db.ts'
import { knownMigrations, readHistory } from './migrations.ts'
import { readDatabaseUrl } from './place.ts'
import { backupName, faultIn, findFault, reasonOf, snapshot } from './snapshot.ts'

/** Why a backup was not restored. The database is then as it was. */
export type RestoreError =
  | { readonly kind: 'missing'; readonly file: string }
  | { readonly kind: 'unsound'; readonly file: string; readonly reason: string }
  /** A sound database, but not one of this program. */
  | { readonly kind: 'foreign'; readonly file: string }
  | { readonly kind: 'newer'; readonly file: string; readonly unknown: readonly string[] }
  /** Another process has the database open, and would go on with the one that is replaced. */
  | { readonly kind: 'in-use'; readonly place: string }
  | { readonly kind: 'unwritable'; readonly place: string; readonly reason: string }
  | { readonly kind: 'not-a-file'; readonly url: string }

/**
 * Puts a backup in the place of the database, in one step. What was there is kept under `backups/` in the data folder:
 * `kept` is its path, or null if there was nothing. The backup may be older than this program; the next start migrates.
 */
export async function restoreDb(
  file: string,
  options: DbOptions & { readonly now: Date },
): Promise<Result<{ readonly kept: string | null }, RestoreError>> {
  const place = readDatabaseUrl(options.url, options.projectDir)
  if (place?.kind !== 'file') return err({ kind: 'not-a-file', url: options.url })
  const objection = await examine(file, options.projectDir)
  if (objection !== null) return err(objection)

  const incoming = `${place.path}.incoming`
  try {
    await mkdir(dirname(place.path), { recursive: true })
    await rm(incoming, { force: true })
    const source = connectPlainly(file)
    const copied = await snapshot((path) => source.execute({ sql: 'VACUUM INTO ?', args: [path] }), incoming)
    source.close()
    if (!copied.ok) return err({ kind: 'unwritable', place: incoming, reason: copied.error.kind })
    // A cache of finished HTML: what is not made here is not shown here.
    const restored = connectPlainly(incoming)
    await restored.execute('DELETE FROM "Rendering"')
    restored.close()
    const kept = await setAside(place.path, options)
    if (!kept.ok) return kept
    await rename(incoming, place.path)
    await flushFolder(dirname(place.path))
    return kept
  } catch (error) {
    return err({ kind: 'unwritable', place: place.path, reason: reasonOf(error) })
  } finally {
    await rm(incoming, { force: true })
  }
}

/** What speaks against restoring `file`. */
async function examine(file: string, projectDir: string): Promise<RestoreError | null> {
  if (!(await exists(file))) return { kind: 'missing', file }
  const fault = await findFault(file)
  if (fault !== null) return { kind: 'unsound', file, reason: fault }
  const client = connectPlainly(file)
  const history = await readHistory(client, knownMigrations(projectDir))
  client.close()
  if (history.kind !== 'ours' || history.applied.length === 0) return { kind: 'foreign', file }
  return history.unknown.length > 0 ? { kind: 'newer', file, unknown: history.unknown } : null
}

/** Copies the present database to the backups and makes sure that nobody has it open. */
async function setAside(
  path: string,
  { dataDir, now, busyTimeoutMs }: DbOptions & { readonly now: Date },
): Promise<Result<{ readonly kept: string | null }, RestoreError>> {
  if (!(await exists(path))) {
    await removeLogs(path)
    return ok({ kept: null })
  }
  // One connection for all of it: the driver lets go of a file some time after `close`, and a second connection of our
  // own would count as somebody else's.
  const present = connectPlainly(path, busyTimeoutMs)
  try {
    const fault = await faultIn(present)
    if (fault !== null && !isBusy(fault)) return ok({ kept: await moveAway(path, backupName(dataDir, now, 'damaged')) })
    // Leaving the write-ahead log needs the file for oneself, and folds the log into it.
    await present.execute('PRAGMA locking_mode = EXCLUSIVE')
    const { rows } = await present.execute('PRAGMA journal_mode = DELETE')
    if (rows[0]?.[0] !== 'delete') return err({ kind: 'in-use', place: path })
    await present.executeMultiple('BEGIN EXCLUSIVE; COMMIT')
    const file = backupName(dataDir, now, 'before-restore')
    const made = await snapshot((to) => present.execute({ sql: 'VACUUM INTO ?', args: [to] }), file)
    return made.ok ? ok({ kept: file }) : err({ kind: 'unwritable', place: file, reason: made.error.kind })
  } catch (error) {
    if (isBusy(reasonOf(error))) return err({ kind: 'in-use', place: path })
    throw error
  } finally {
    present.close()
  }
}

const isBusy = (reason: string): boolean => /SQLITE_BUSY|locked/.test(reason)

/** Moves a broken database away as it is, its logs with it: someone may yet make something of them. */
async function moveAway(path: string, to: string): Promise<string> {
  await mkdir(dirname(to), { recursive: true })
  for (const suffix of ['-wal', '-shm', '']) {
    if (await exists(path + suffix)) await rename(path + suffix, to + suffix)
  }
  return to
}

/** A log left beside a file that is gone would be taken for the log of the file that comes. */
async function removeLogs(path: string): Promise<void> {
  for (const suffix of ['-wal', '-shm', '-journal']) await rm(path + suffix, { force: true })
}

async function exists(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile()
  } catch {
    return false
  }
}

/** Waits until a rename in the folder is on disk. */
async function flushFolder(dir: string): Promise<void> {
  const handle = await open(dir, 'r')
  await handle.sync()
  await handle.close()
}

/** One line: what went wrong, and what to do about it. */
export function describeRestoreError(error: RestoreError): string {
  switch (error.kind) {
    case 'missing':
      return `There is no file ${error.file}.`
    case 'unsound':
      return `${error.file} is not a sound database (${error.reason}): try an older backup.`
    case 'foreign':
      return `${error.file} is not a database of this program.`
    case 'newer':
      return `${error.file} was written by a later version of this program (it holds ${error.unknown.join(', ')}): update the program first.`
    case 'in-use':
      return `Another program has ${error.place} open: stop it first, as it would go on writing to what is replaced.`
    case 'unwritable':
      return `${error.place} could not be written (${error.reason}): check the folder's permissions and free space.`
    case 'not-a-file':
      return `The database is not a file here (${error.url}): restore it on its server.`
    default:
      return error satisfies never
  }
}
