import { err, type Result } from '#core/result.ts'
import { prismaOf, type Db } from './client.ts'
import { snapshot, type SnapshotError } from './snapshot.ts'

export { backupName } from './snapshot.ts'

export type BackupError = SnapshotError | { readonly kind: 'on-a-server' }

/**
 * Copies the whole database to a new file, as it is at this moment, and checks the copy; answers the file's path. Never
 * overwrites. Other processes may read and write meanwhile.
 */
export async function backupDb(db: Db, file: string): Promise<Result<string, BackupError>> {
  if (db.place.kind === 'server') return err({ kind: 'on-a-server' })
  return snapshot((path) => prismaOf(db).$executeRawUnsafe('VACUUM INTO ?', path), file)
}

/** One line: what went wrong, and what to do about it. */
export function describeBackupError(error: BackupError): string {
  switch (error.kind) {
    case 'exists':
      return `${error.file} exists already: name another file, as a backup never overwrites.`
    case 'unsound':
      return `The copy ${error.file} turned out unsound (${error.reason}) and was removed: check the disk, and run \`scripts/zhuiwen doctor\`.`
    case 'unwritable':
      return `${error.file} could not be written (${error.reason}): check the folder's permissions and free space.`
    case 'on-a-server':
      return 'The database lies on a server: back it up there.'
    default:
      return error satisfies never
  }
}
