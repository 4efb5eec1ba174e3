/** Why a database could not be opened. `place` is its path, or its server. */
export type OpenError =
  /** Migrations of this program are not applied yet. `isNew`: there is no database at all. */
  | {
      readonly kind: 'pending-migrations'
      readonly place: string
      readonly pending: readonly string[]
      readonly isNew: boolean
    }
  /** It holds migrations this program does not know: a later version has been at work. */
  | { readonly kind: 'newer-database'; readonly place: string; readonly unknown: readonly string[] }
  /** Another program held it for as long as we were willing to wait. */
  | { readonly kind: 'locked'; readonly place: string; readonly waitedMs: number }
  | { readonly kind: 'unwritable'; readonly place: string; readonly reason: string }
  /** `damaged`: not SQLite, or broken. `foreign`: a sound database of some other program. */
  | { readonly kind: 'not-a-database'; readonly place: string; readonly reason: 'damaged' | 'foreign' }
  | { readonly kind: 'unreachable'; readonly place: string; readonly reason: string }
  | { readonly kind: 'bad-url'; readonly place: string }
  /** A backup was being restored when the program ended, and that cannot be finished. */
  | { readonly kind: 'half-restored'; readonly place: string; readonly reason: string }

/** One line: what is wrong, and what to do about it. */
export function describeOpenError(error: OpenError): string {
  const { place } = error
  switch (error.kind) {
    case 'pending-migrations':
      return error.isNew
        ? `There is no database at ${place} yet: run \`npm start\` once, which makes it.`
        : `The database ${place} is older than this program (missing ${error.pending.join(', ')}): run \`npm start\`, which backs it up and brings it up to date.`
    case 'newer-database':
      return `The database ${place} was written by a later version of this program (it holds ${error.unknown.join(', ')}): update the program, or restore a backup of this version.`
    case 'locked':
      return `Another program held the database ${place} for ${Math.round(error.waitedMs / 1000)} s: close it, or wait until it is done, and try again.`
    case 'unwritable':
      return `The database ${place} cannot be written (${error.reason}): check the folder's permissions and free space, or set ZHUIWEN_DATA to another folder.`
    case 'not-a-database':
      return error.reason === 'damaged'
        ? `${place} is not a sound database: restore a backup with \`scripts/zhuiwen restore <file>\`, or move the file away to start anew.`
        : `${place} is a database of another program: set DATABASE_URL or ZHUIWEN_DATA to a place of our own.`
    case 'unreachable':
      return `The database server ${place} does not answer (${error.reason}): check that it runs and that DATABASE_URL is right.`
    case 'bad-url':
      return `DATABASE_URL is neither a file nor a server (${place}): use file:<path>, http://…, https://… or libsql://….`
    case 'half-restored':
      return `The backup ${place} was being restored when the program ended, and that cannot be finished (${error.reason}): mend this and start again, or take it back with \`scripts/zhuiwen restore --undo\`.`
    default:
      return error satisfies never
  }
}

/** Why a database was not migrated. It is then as it was, unless it lies on a server. */
export type MigrateError =
  | Exclude<OpenError, { kind: 'pending-migrations' }>
  /** `migration` is null where it is not one alone that failed. */
  | {
      readonly kind: 'migration-failed'
      readonly place: string
      readonly migration: string | null
      readonly reason: string
    }
  | { readonly kind: 'backup-failed'; readonly place: string; readonly file: string; readonly reason: string }

/** One line: what went wrong, and what to do about it. */
export function describeMigrateError(error: MigrateError): string {
  switch (error.kind) {
    case 'migration-failed': {
      const at = error.migration === null ? '' : ` at ${error.migration}`
      return `Migrating ${error.place} failed${at}; a database in a file is as it was before. Go on with the version of this program you had, and report this: ${error.reason}`
    }
    case 'backup-failed':
      return `${error.place} was not migrated, as it could not be copied to ${error.file} (${error.reason}): make room or mend the folder's permissions, and try again.`
    default:
      return describeOpenError(error)
  }
}
