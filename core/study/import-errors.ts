import { describeBackupError, type BackupError } from '#core/store/backup.ts'

/** Why nothing was imported. The history is as it was. */
export type ImportError =
  | { readonly kind: 'unreadable'; readonly file: string; readonly reason: string }
  | { readonly kind: 'not-history'; readonly file: string; readonly message: string }
  /** What it says cannot be true together with what is here. */
  | { readonly kind: 'contradiction'; readonly file: string; readonly message: string }
  | { readonly kind: 'no-backup'; readonly error: BackupError }

export type ApkgImportError =
  | ImportError
  | { readonly kind: 'bad-package'; readonly file: string; readonly message: string }
  /** The history is in. Importing once more makes the cards that are missing. */
  | { readonly kind: 'unwritable'; readonly reason: string; readonly made: number; readonly of: number }

/** One line: why nothing was imported, and what to do about it. */
export function describeImportError(error: ImportError): string {
  switch (error.kind) {
    case 'unreadable':
      return `${error.file} could not be read (${error.reason}).`
    case 'not-history':
      return `Nothing was imported from ${error.file}: ${error.message}.`
    case 'contradiction':
      return `Nothing was imported from ${error.file}: what it says does not go with what is here (${error.message}).`
    case 'no-backup':
      return `Nothing was imported, as there could be no backup before. ${describeBackupError(error.error)}`
    default:
      return error satisfies never
  }
}

/** One line: why nothing was imported, or not all, and what to do about it. */
export function describeApkgError(error: ApkgImportError): string {
  switch (error.kind) {
    case 'bad-package':
      return `Nothing was imported from ${error.file}: ${error.message}.`
    case 'unwritable':
      return `The reviews are in, but of ${error.of} cards only ${error.made} could be written (${error.reason}): make room, and import once more.`
    default:
      return describeImportError(error)
  }
}
