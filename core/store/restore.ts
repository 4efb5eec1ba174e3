import { err, ok, type Result } from '#core/result.ts'
import type { DbOptions } from './db.ts'
import { replaceDb } from './replace-db.ts'
import type { RestoreError } from './restore-error.ts'
import { backupName } from './snapshot.ts'

export { describeRestoreError, type RestoreError } from './restore-error.ts'

/**
 * Puts a backup in the place of the database, in one step. What was there is kept under `backups/` in the data folder:
 * `kept` is its path, or null if there was nothing. The backup may be older than this program; the next start migrates.
 */
export const restoreDb = (
  file: string,
  options: DbOptions & { readonly now: Date },
): Promise<Result<{ readonly kept: string | null }, RestoreError>> =>
  replaceDb<RestoreError>(file, options, async (present) => {
    if (present === null) return ok(null)
    const place = backupName(options.dataDir, options.now, 'before-restore')
    const made = await present.copyTo(place)
    return made.ok ? made : err({ kind: 'unwritable', place, reason: made.error.kind })
  })
