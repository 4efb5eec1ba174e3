import type { SnapshotError } from '#core/store/snapshot.ts'
import { codeOf, isNoRoom } from '../file-errors.ts'

/** Why there is no backup. Nothing of it is left behind. */
export type BackupFault =
  | { readonly kind: 'on-a-server' }
  /** Another one is being made, or restored. */
  | { readonly kind: 'busy' }
  | { readonly kind: 'exists'; readonly place: string }
  | { readonly kind: 'no-room'; readonly place: string }
  /** The folder that was chosen is not there: its disk may not be. */
  | { readonly kind: 'no-folder'; readonly place: string }
  /** It would lie in what is backed up. */
  | { readonly kind: 'inside'; readonly place: string }
  | { readonly kind: 'unwritable'; readonly place: string; readonly reason: string }
  /** It was made and turned out unsound. */
  | { readonly kind: 'unsound'; readonly place: string; readonly reason: string }

/** What a failure to read or write means for a backup at `place`. Rethrows what has no such meaning. */
export function faultOf(error: unknown, place: string): BackupFault {
  if (isNoRoom(error)) return { kind: 'no-room', place }
  if (!(error instanceof Error) || codeOf(error) === null) throw error
  return { kind: 'unwritable', place, reason: error.message }
}

export function faultOfCopy(error: SnapshotError | { readonly kind: 'on-a-server' }, place: string): BackupFault {
  switch (error.kind) {
    case 'on-a-server':
      return error
    case 'exists':
      return { kind: 'exists', place: error.file }
    case 'unsound':
      return { kind: 'unsound', place, reason: error.reason }
    case 'unwritable':
      // What SQLite says of a full disk.
      return /is full|ENOSPC|EDQUOT|EFBIG/.test(error.reason)
        ? { kind: 'no-room', place }
        : { kind: 'unwritable', place, reason: error.reason }
    default:
      return error satisfies never
  }
}

/** One line: what went wrong, and what to do about it. */
export function describeBackupFault(fault: BackupFault): string {
  switch (fault.kind) {
    case 'on-a-server':
      return 'The database lies on a server: back it up there.'
    case 'busy':
      return 'Another backup is being made or restored: try again when it is done.'
    case 'exists':
      return `${fault.place} exists already: name another place, as a backup never overwrites.`
    case 'no-room':
      return `There is no room for a backup at ${fault.place}: nothing of it was left there. Free some space, or choose another folder.`
    case 'no-folder':
      return `There is no folder ${fault.place}: make it, or connect its disk.`
    case 'inside':
      return `${fault.place} lies in what is backed up: choose a folder outside of the cards and recordings.`
    case 'unwritable':
      return `No backup could be written to ${fault.place} (${fault.reason}): check the folder's permissions.`
    case 'unsound':
      return `The backup ${fault.place} turned out unsound (${fault.reason}) and was removed: check the disk, and run \`scripts/zhuiwen doctor\`.`
    default:
      return fault satisfies never
  }
}
