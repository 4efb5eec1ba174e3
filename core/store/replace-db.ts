import type { Client } from '@libsql/client'
import { mkdir, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { err, ok, type Result } from '#core/result.ts'
import { carryRevoked } from './carry-revoked.ts'
import { connectPlainly } from './connection.ts'
import type { DbOptions } from './db.ts'
import { readDbFacts, type DbFacts } from './db-facts.ts'
import { examine, exists, incomingOf, prepareIncoming, putIncoming, removeIncoming } from './incoming.ts'
import { readDatabaseUrl } from './place.ts'
import type { RestoreError } from './restore-error.ts'
import { backupName, faultIn, reasonOf, snapshot, type SnapshotError } from './snapshot.ts'

/** The database as it is, while nobody else can have it open. */
export type PresentDb = {
  readonly facts: () => Promise<DbFacts>
  readonly copyTo: (file: string) => Promise<Result<string, SnapshotError>>
}

/**
 * Keeps what there is before it is replaced; answers where. Null is given where there is no database, or it is damaged.
 * What it refuses is not replaced.
 */
export type Keep<E> = (present: PresentDb | null) => Promise<Result<string | null, E>>

/**
 * Puts `file` in the place of the database, in one step, while nobody else has it open. `keep` comes first, when all is
 * ready; a damaged database is moved to the backups besides. With null for a file the database stays, and is only held
 * while `keep` runs.
 */
export async function replaceDb<E>(
  file: string | null,
  options: DbOptions & { readonly now: Date },
  keep: Keep<E>,
): Promise<Result<{ readonly kept: string | null }, RestoreError | E>> {
  const place = readDatabaseUrl(options.url, options.projectDir)
  if (place?.kind !== 'file') return err({ kind: 'not-a-file', url: options.url })
  const objection = file === null ? null : await examine(file, options.projectDir)
  if (objection !== null) return err(objection)
  try {
    const ready = file === null ? ok(undefined) : await prepareIncoming(file, place.path, options.now)
    if (!ready.ok) return ready
    const kept = await setAside(place.path, options, keep, file !== null)
    if (kept.ok && file !== null) await putIncoming(place.path, options.now)
    return kept
  } catch (error) {
    return err({ kind: 'unwritable', place: place.path, reason: reasonOf(error) })
  } finally {
    if (file !== null) await removeIncoming(place.path)
  }
}

/** Lets what is there be kept, and makes sure that nobody has it open. */
async function setAside<E>(
  path: string,
  { dataDir, now, busyTimeoutMs }: DbOptions & { readonly now: Date },
  keep: Keep<E>,
  isReplaced: boolean,
): Promise<Result<{ readonly kept: string | null }, RestoreError | E>> {
  const answer = (kept: Result<string | null, E>) => (kept.ok ? ok({ kept: kept.value }) : kept)
  if (!(await exists(path))) return answer(await keep(null))
  // One connection for all of it: the driver lets go of a file some time after `close`, and a second connection of our
  // own would count as somebody else's.
  const present = connectPlainly(path, busyTimeoutMs)
  const fault = await faultIn(present)
  try {
    if (fault !== null && !isBusy(fault)) {
      const kept = await keep(null)
      if (!kept.ok || !isReplaced) return answer(kept)
      const moved = await moveAway(path, backupName(dataDir, now, 'damaged'))
      return ok({ kept: kept.value ?? moved })
    }
    if (!(await isAlone(present))) return err({ kind: 'in-use', place: path })
    if (isReplaced) await carryRevoked(present, incomingOf(path, now))
    return answer(
      await keep({
        facts: () => readDbFacts(present),
        copyTo: (file) => snapshot((to) => present.execute({ sql: 'VACUUM INTO ?', args: [to] }), file),
      }),
    )
  } finally {
    // As long as the driver holds on to the file, it would hold on to the lock.
    if (fault === null) await present.executeMultiple('PRAGMA locking_mode = NORMAL; SELECT 1 FROM sqlite_master')
    present.close()
  }
}

/** Leaves the write-ahead log, which needs the file for oneself, and folds the log into it. */
async function isAlone(present: Client): Promise<boolean> {
  try {
    await present.execute('PRAGMA locking_mode = EXCLUSIVE')
    const { rows } = await present.execute('PRAGMA journal_mode = DELETE')
    if (rows[0]?.[0] !== 'delete') return false
    await present.executeMultiple('BEGIN EXCLUSIVE; COMMIT')
    return true
  } catch (error) {
    if (isBusy(reasonOf(error))) return false
    throw error
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
