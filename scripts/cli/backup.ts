import path from 'node:path'
import { backupDb, backupName, describeBackupError } from '#core/store/backup.ts'
import { describeRestoreError, restoreDb } from '#core/store/restore.ts'
import { databaseOf } from '#core/study/context.ts'
import { environment, projectDir, withLibrary } from './library.ts'
import { Failure } from './output.ts'
import type { Output } from './output.ts'

/** Copies the database while others use it. Without a path: to `backups/` in the data folder. */
export async function backup(out: string | undefined): Promise<Output> {
  return withLibrary(async (ctx) => {
    const file = out === undefined ? backupName(ctx.dataDir, ctx.now(), 'manual') : path.resolve(out)
    const copied = await backupDb(ctx.db, file)
    if (!copied.ok) throw new Failure(describeBackupError(copied.error))
    return { text: copied.value, json: { file: copied.value } }
  })
}

/** Puts a backup in the place of the database; what was there is kept under `backups/`. */
export async function restore(file: string): Promise<Output> {
  const env = environment()
  const restored = await restoreDb(path.resolve(file), { ...databaseOf(env), projectDir, now: env.now() })
  if (!restored.ok) throw new Failure(describeRestoreError(restored.error))
  const { kept } = restored.value
  const text = kept === null ? 'restored' : `restored; what was there before is kept in ${kept}`
  return { text, json: restored.value }
}
