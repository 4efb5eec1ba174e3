import path from 'node:path'
import { examine } from '#core/store/incoming.ts'
import { describeRestoreError } from '#core/store/restore.ts'
import { DATABASE } from './format.ts'
import { hashOfFile, objectPath, sizeOf } from './objects.ts'
import { type Backup, readBackup } from './read-backup.ts'

/** What is wrong with a backup. */
export type Flaw = {
  /** In words. */
  readonly reason: string
  /** Of the bytes that are not as they were. Null: it is something else. */
  readonly hash: string | null
}

/** How many files are read at once. */
const AT_ONCE = 4

/**
 * Opens a backup and reads all of it: the database is sound and of this program, and every file is there as it was. Null:
 * nothing is wrong. `projectDir`: where the migrations lie that this program knows; null: the database may be of any program.
 */
export async function checkBackup(dir: string, projectDir: string | null): Promise<Flaw | null> {
  const read = await readBackup(dir)
  if (!read.ok) return { reason: read.error, hash: null }
  return (await databaseFlaw(read.value, projectDir)) ?? (await firstBadFile(read.value))
}

async function databaseFlaw({ dir, about: { database } }: Backup, projectDir: string | null): Promise<Flaw | null> {
  if (database === null) return null
  const file = path.join(dir, DATABASE)
  const objection = await examine(file, projectDir)
  if (objection !== null) return { reason: describeRestoreError(objection), hash: null }
  return (await hashOfFile(file)) === database.hash ? null : { reason: `${file} is not as it was written`, hash: null }
}

async function firstBadFile({ objects, files }: Backup): Promise<Flaw | null> {
  const kept = [...new Map(files.map((one) => [one.hash, one])).values()]
  for (let start = 0; start < kept.length; start += AT_ONCE) {
    const flaws = await Promise.all(
      kept.slice(start, start + AT_ONCE).map(async ({ path: name, hash, bytes }): Promise<Flaw | null> => {
        const object = objectPath(objects, hash)
        if ((await sizeOf(object)) === null) return { reason: `${name} is missing`, hash }
        const isSame = (await sizeOf(object)) === bytes && (await hashOfFile(object)) === hash
        return isSame ? null : { reason: `${name} is not as it was`, hash }
      }),
    )
    const flaw = flaws.find((one) => one !== null)
    if (flaw) return flaw
  }
  return null
}
