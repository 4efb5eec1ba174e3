import { err, ok, type Result } from '#core/result.ts'
import type { OpenError } from '#core/store/db.ts'
import { putIncoming } from '#core/store/incoming.ts'
import { underLock } from '#core/store/lock.ts'
import { readDatabaseUrl } from '#core/store/place.ts'
import { databaseOf } from '../database-of.ts'
import type { Environment } from '../environment.ts'
import { describeBackupFault, faultOf } from './fault.ts'
import { readJournal, restoreLock, writeJournal } from './journal.ts'
import { putFiles } from './put-files.ts'
import { openSource } from './source.ts'

type Unfinished = { readonly kind: 'half-restored'; readonly place: string; readonly reason: string }

/** Finishes restoring a backup where a crash cut it short. Whoever opens the library does so first. */
export async function finishRestore(env: Environment): Promise<Result<void, OpenError>> {
  if ((await readJournal(env.dataDir))?.state !== 'putting') return ok(undefined)
  const finished = await underLock(restoreLock(env.dataDir), () => finishUnderLock(env))
  return finished.ok ? finished.value : err({ kind: 'locked', place: restoreLock(env.dataDir), waitedMs: 0 })
}

/** The same for whoever holds the lock. */
export async function finishUnderLock(env: Environment): Promise<Result<void, Unfinished>> {
  const journal = await readJournal(env.dataDir)
  if (journal?.state !== 'putting') return ok(undefined)
  const refuse = (reason: string) => err({ kind: 'half-restored', place: journal.source, reason } as const)
  try {
    const { url, projectDir } = databaseOf(env)
    const place = readDatabaseUrl(url, projectDir)
    if (place?.kind === 'file') await putIncoming(place.path)
    const source = await openSource(journal.source, null)
    if (!source.ok) return refuse(source.error.kind === 'not-a-backup' ? source.error.reason : 'it is gone')
    if (source.value.backup !== null) await putFiles(source.value.backup, env)
    await writeJournal(env.dataDir, { ...journal, state: 'done' })
    return ok(undefined)
  } catch (error) {
    return refuse(describeBackupFault(faultOf(error, env.contentDir)))
  }
}
