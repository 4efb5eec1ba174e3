import { err, ok, type Result } from '#core/result.ts'
import { closeDb, type Db, type OpenError } from '#core/store/db.ts'
import { putIncoming } from '#core/store/incoming.ts'
import { underLock } from '#core/store/lock.ts'
import type { Environment } from '../environment.ts'
import { describeBackupFault, faultOf } from './fault.ts'
import { type Journal, readJournal, restoreLock, writeJournal } from './journal.ts'
import { replaceFiles } from './replace-files.ts'
import { openSource } from './source.ts'

type Unfinished = { readonly kind: 'half-restored'; readonly place: string; readonly reason: string }

/**
 * Finishes restoring a backup where a crash cut it short. Whoever opens the library does so first.
 * @returns what was finished; null: there was nothing to finish
 */
export async function finishRestore(env: Environment): Promise<Result<Journal | null, OpenError>> {
  if ((await readJournal(env.dataDir))?.state !== 'putting') return ok(null)
  const finished = await underLock(restoreLock(env.dataDir), () => finishUnderLock(env))
  return finished.ok ? finished.value : err({ kind: 'locked', place: restoreLock(env.dataDir), waitedMs: 0 })
}

/** The same for whoever holds the lock. */
export async function finishUnderLock(env: Environment): Promise<Result<Journal | null, Unfinished>> {
  const journal = await readJournal(env.dataDir)
  if (journal?.state !== 'putting') return ok(null)
  const refuse = (reason: string) => err({ kind: 'half-restored', place: journal.source, reason } as const)
  try {
    if (journal.database !== null) await putIncoming(journal.database, new Date(journal.startedAt))
    const put = journal.hasFiles ? await finishFiles(env, journal) : ok(undefined)
    if (!put.ok) return refuse(put.error)
    const done: Journal = { ...journal, state: 'done' }
    await writeJournal(env.dataDir, done)
    return ok(done)
  } catch (error) {
    return refuse(describeBackupFault(faultOf(error, env.contentDir)))
  }
}

/** The error: why it cannot be, in words. */
async function finishFiles(env: Environment, { source, kept }: Journal): Promise<Result<void, string>> {
  const opened = await openSource(source, null)
  if (!opened.ok) return err(opened.error.kind === 'not-a-backup' ? opened.error.reason : 'it is gone')
  if (opened.value.backup === null) return err('it is no folder any more')
  const put = await replaceFiles(env, opened.value.backup, kept)
  return put.ok ? put : err(describeBackupFault(put.error))
}

/**
 * Opens the library by `open`, once nothing is left to finish. Whoever waited for a restoring to let go of the database may
 * have opened the file that it then replaced, and would study for nothing: it is opened anew.
 */
export async function openUnlessRestored(
  env: Environment,
  open: () => Promise<Result<Db, OpenError>>,
): Promise<Result<Db, OpenError>> {
  for (;;) {
    const finished = await finishRestore(env)
    if (!finished.ok) return finished
    const before = await readJournal(env.dataDir)
    const db = await open()
    if (!db.ok || (await readJournal(env.dataDir))?.startedAt === before?.startedAt) return db
    await closeDb(db.value)
  }
}
