/** Why a backup was not restored. The database is then as it was. */
export type RestoreError =
  | { readonly kind: 'missing'; readonly file: string }
  | { readonly kind: 'unsound'; readonly file: string; readonly reason: string }
  /** A sound database, but not one of this program. */
  | { readonly kind: 'foreign'; readonly file: string }
  | { readonly kind: 'newer'; readonly file: string; readonly unknown: readonly string[] }
  /** Another process has the database open, and would go on with the one that is replaced. */
  | { readonly kind: 'in-use'; readonly place: string }
  | { readonly kind: 'unwritable'; readonly place: string; readonly reason: string }
  | { readonly kind: 'not-a-file'; readonly url: string }

/** One line: what went wrong, and what to do about it. */
export function describeRestoreError(error: RestoreError): string {
  switch (error.kind) {
    case 'missing':
      return `There is no file ${error.file}.`
    case 'unsound':
      return `${error.file} is not a sound database (${error.reason}): try an older backup.`
    case 'foreign':
      return `${error.file} is not a database of this program.`
    case 'newer':
      return `${error.file} was written by a later version of this program (it holds ${error.unknown.join(', ')}): update the program first.`
    case 'in-use':
      return `Another program has ${error.place} open: stop it first, as it would go on writing to what is replaced.`
    case 'unwritable':
      return `${error.place} could not be written (${error.reason}): check the folder's permissions and free space.`
    case 'not-a-file':
      return `The database is not a file here (${error.url}): restore it on its server.`
    default:
      return error satisfies never
  }
}
