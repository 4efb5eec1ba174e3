import path from 'node:path'
import { err, ok, type Result } from '#core/result.ts'
import { examine } from '#core/store/incoming.ts'
import type { RestoreError } from '#core/store/restore-error.ts'
import { checkBackup } from './check.ts'
import { DATABASE } from './format.ts'
import { type Backup, isFolderAt, readBackup } from './read-backup.ts'

/** What can be restored from a place. */
export type Source = {
  readonly place: string
  /** File of a database. Null: the backup has none. */
  readonly database: string | null
  /** Null: it is a file with the database alone. */
  readonly backup: Backup | null
}

export type SourceFault =
  | RestoreError
  | { readonly kind: 'not-a-backup'; readonly place: string; readonly reason: string }

/** Reads what a backup says it has. With `projectDir` it is opened and read whole, and refused if anything is wrong with it. */
export async function openSource(place: string, projectDir: string | null): Promise<Result<Source, SourceFault>> {
  const isFolder = await isFolderAt(place)
  if (isFolder === null) return err({ kind: 'missing', file: place })
  if (!isFolder) {
    const objection = projectDir === null ? null : await examine(place, projectDir)
    return objection === null ? ok({ place, database: place, backup: null }) : err(objection)
  }
  const flaw = projectDir === null ? null : await checkBackup(place, projectDir)
  if (flaw !== null) return err({ kind: 'not-a-backup', place, reason: flaw.reason })
  const read = await readBackup(place)
  if (!read.ok) return err({ kind: 'not-a-backup', place, reason: read.error })
  const database = read.value.about.database === null ? null : path.join(place, DATABASE)
  return ok({ place, database, backup: read.value })
}
