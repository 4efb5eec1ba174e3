import { describeOpenError } from '#core/store/db.ts'
import { describeRestoreError } from '#core/store/restore-error.ts'
import { type BackupFault, describeBackupFault } from './fault.ts'
import type { SourceFault } from './source.ts'

/** Why nothing was restored. The library is then as it was, but for `half-restored`. */
export type RestoreFault =
  | SourceFault
  /** Another one is being restored. */
  | { readonly kind: 'busy' }
  | { readonly kind: 'no-room'; readonly place: string }
  /** What there is could not be kept first. */
  | { readonly kind: 'not-kept'; readonly fault: BackupFault }
  /** It is in no backup, and would be lost. */
  | { readonly kind: 'in-the-way'; readonly place: string }
  | { readonly kind: 'declined' }
  | { readonly kind: 'nothing-kept' }
  /** It is finished when the library is next opened. */
  | { readonly kind: 'half-restored'; readonly place: string; readonly reason: string }

/** One line: what went wrong, and what to do about it. */
export function describeRestoreFault(fault: RestoreFault): string {
  switch (fault.kind) {
    case 'busy':
      return 'Another backup is being restored: try again when it is done.'
    case 'no-room':
      return `There is no room at ${fault.place} for what the backup has: free some space. Nothing was changed.`
    case 'not-kept':
      return `Nothing was restored, as what there is could not be kept. ${describeBackupFault(fault.fault)}`
    case 'in-the-way':
      return `${fault.place} is in the way, and in no backup: it is a link, or holds something hidden. Move it elsewhere first. Nothing was changed.`
    case 'declined':
      return 'Nothing was restored.'
    case 'nothing-kept':
      return 'There is nothing to put back: nothing was restored here, or there was nothing before.'
    case 'not-a-backup':
      return `${fault.place} cannot be restored (${fault.reason}): try another backup.`
    case 'half-restored':
      return describeOpenError(fault)
    default:
      return describeRestoreError(fault)
  }
}
