import { err, ok, type Result } from '#core/result.ts'
import { dbFactsOf } from '#core/store/db-facts.ts'
import { exists } from '#core/store/incoming.ts'
import { underLock } from '#core/store/lock.ts'
import { readDatabaseUrl } from '#core/store/place.ts'
import { type PresentDb, replaceDb } from '#core/store/replace-db.ts'
import { backupName, findFault } from '#core/store/snapshot.ts'
import { databaseOf } from '../database-of.ts'
import type { Environment } from '../environment.ts'
import { type Difference, differenceTo } from './difference.ts'
import { type BackupFault, describeBackupFault, faultOfCopy } from './fault.ts'
import { finishUnderLock } from './finish-restore.ts'
import { dropJournal, type Journal, readJournal, restoreLock, writeJournal } from './journal.ts'
import { whatIsInTheWay } from './in-the-way.ts'
import { liesInside } from './inside.ts'
import { makeBackup } from './make.ts'
import { planFiles } from './plan-files.ts'
import { replaceFiles } from './replace-files.ts'
import { missingRoom } from './room.ts'
import { ownFolder } from './settings.ts'
import type { RestoreFault } from './restore-fault.ts'
import { openSource, type Source } from './source.ts'

/** `kept`: where what there was is. Null: there was nothing. */
export type Restored = { readonly kept: string | null }

/** Is told what will change, while nobody else can change anything, and says whether it may. */
type Confirm = (difference: Difference) => Promise<boolean>

/**
 * Puts a backup in the place of what there is: of the whole library, or of the database alone where the backup is a file.
 * What there is is kept first. Nobody else may have the library open. A crash leaves it as it was, or is finished when the
 * library is next opened.
 */
export async function restore(
  env: Environment,
  place: string,
  confirm: Confirm,
): Promise<Result<Restored, RestoreFault>> {
  const source = await openSource(place, env.projectDir)
  if (!source.ok) return source
  const restored = await underLock(restoreLock(env.dataDir), async () => {
    const finished = await finishUnderLock(env)
    // What cannot be finished can still be undone, and gives way to what is restored in its whole.
    const isUndone = (await readJournal(env.dataDir))?.kept === place
    const isWhole = source.value.backup !== null && source.value.database !== null
    return finished.ok || isUndone || isWhole ? putSource(env, source.value, confirm) : finished
  })
  return restored.ok ? restored.value : err({ kind: 'busy' })
}

/** What restoring would change, as far as that can be said while others may have the library open. */
export async function previewRestore(env: Environment, place: string): Promise<Result<Difference, RestoreFault>> {
  const source = await openSource(place, env.projectDir)
  if (!source.ok) return source
  const { url, projectDir } = databaseOf(env)
  const at = readDatabaseUrl(url, projectDir)
  const isSound = at?.kind === 'file' && (await exists(at.path)) && (await findFault(at.path)) === null
  const now = isSound ? await dbFactsOf(at.path) : null
  const then = source.value.database === null ? null : await dbFactsOf(source.value.database)
  const { backup } = source.value
  return ok(differenceTo(backup && (await planFiles(backup.files, env)), now, then))
}

/** Where what the last restoring replaced is kept. Null: nowhere, or nothing was restored. */
export const keptByLast = async (env: Environment): Promise<string | null> =>
  (await readJournal(env.dataDir))?.kept ?? null

/** Puts back what the last restoring kept. */
export async function undoRestore(env: Environment, confirm: Confirm): Promise<Result<Restored, RestoreFault>> {
  const kept = await keptByLast(env)
  return kept === null ? err({ kind: 'nothing-kept' }) : restore(env, kept, confirm)
}

async function putSource(env: Environment, source: Source, confirm: Confirm): Promise<Result<Restored, RestoreFault>> {
  const now = env.now()
  const then = source.database === null ? null : await dbFactsOf(source.database)
  const before = await readJournal(env.dataDir)
  const plan = source.backup && (await planFiles(source.backup.files, env))
  const obstacle = plan && (await whatIsInTheWay(plan, env))
  if (obstacle !== null) return err({ kind: 'in-the-way', place: obstacle })
  const put = await replaceDb<RestoreFault>(source.database, { ...databaseOf(env), now }, async (present) => {
    const facts = present && (await present.facts())
    if (!(await confirm(differenceTo(plan, facts, then)))) return err({ kind: 'declined' })
    const lacking = plan && (await missingRoom(plan, env))
    if (lacking !== null) return err({ kind: 'no-room', place: lacking })
    const kept = await keepPresent(env, source, present, now)
    if (!kept.ok) return err({ kind: 'not-kept', fault: kept.error })
    await writeJournal(env.dataDir, journalOf(source, env, kept.value, now))
    return kept
  })
  if (!put.ok) {
    await (before === null ? dropJournal(env.dataDir) : writeJournal(env.dataDir, before))
    return put
  }
  const { kept } = put.value
  const replaced = source.backup === null ? ok(undefined) : await replaceFiles(env, source.backup, kept)
  if (!replaced.ok)
    return err({ kind: 'half-restored', place: source.place, reason: describeBackupFault(replaced.error) })
  await writeJournal(env.dataDir, { ...journalOf(source, env, kept, now), state: 'done' })
  return ok({ kept })
}

const journalOf = ({ place, database, backup }: Source, env: Environment, kept: string | null, now: Date): Journal => ({
  state: 'putting',
  source: place,
  database: database === null ? null : fileOfDb(env),
  hasFiles: backup !== null,
  kept,
  startedAt: now.toISOString(),
})

/** Null: it lies on a server. */
function fileOfDb(env: Environment): string | null {
  const { url, projectDir } = databaseOf(env)
  const place = readDatabaseUrl(url, projectDir)
  return place?.kind === 'file' ? place.path : null
}

/** As a backup of the same kind. */
async function keepPresent(
  env: Environment,
  { backup }: Source,
  present: PresentDb | null,
  now: Date,
): Promise<Result<string | null, BackupFault>> {
  if (backup !== null) {
    const database = fileOfDb(env)
    // As a file among the others it would be put over the one that comes.
    if (database !== null && (await liesInside(database, env))) return err({ kind: 'inside', place: database })
    // Of whichever version: a later one's is kept as well, for an earlier one to go back.
    const job = {
      places: env,
      projectDir: null,
      now,
      reason: 'before-restore',
      copyDb: present && present.copyTo,
    } as const
    const made = await makeBackup(job, ownFolder(env))
    return made.ok ? ok(made.value.place) : made
  }
  if (present === null) return ok(null)
  const copied = await present.copyTo(backupName(env.dataDir, now, 'before-restore'))
  return copied.ok ? copied : err(faultOfCopy(copied.error, ownFolder(env)))
}
