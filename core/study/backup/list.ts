import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { codeOf } from '../file-errors.ts'
import { type About, bytesOf, DATABASE, PARTIAL, readName } from './format.ts'
import { sizeOf } from './objects.ts'
import { isFolderAt, readAbout } from './read-backup.ts'

/** A backup that lies in a folder of backups. */
export type Listed = {
  readonly name: string
  /** Absolute. */
  readonly place: string
  readonly madeAt: Date
  /** Why it was made; of a database alone that was copied before it was migrated, the migration it was at. */
  readonly label: string
  /** What it holds. */
  readonly bytes: number
  /** Null: it is a file with the database alone. */
  readonly about: About | null
  /** All of it seems to be there. */
  readonly isWhole: boolean
}

/** The backups in a folder, the newest first. None where there is no such folder. */
export async function listBackups(folder: string): Promise<readonly Listed[]> {
  const listed: Listed[] = []
  for (const name of await namesIn(folder)) {
    const read = name.endsWith(PARTIAL) ? null : readName(name)
    if (read === null) continue
    const place = path.join(folder, name)
    const { madeAt, label, isDatabase } = read
    if ((await isFolderAt(place)) === isDatabase) continue
    const about = isDatabase ? null : await readAbout(place)
    const size = await sizeOf(isDatabase ? place : path.join(place, DATABASE))
    const isWhole = isDatabase ? size !== 0 : about !== null && (about.database?.bytes ?? null) === size
    listed.push({ name, place, madeAt, label, bytes: about === null ? (size ?? 0) : bytesOf(about), about, isWhole })
  }
  return listed.sort((a, b) => (a.name < b.name ? 1 : -1))
}

/** Whether it is of the whole library, and not of the database alone. */
export const isOfAll = ({ name }: Pick<Listed, 'name'>): boolean => readName(name)?.isDatabase === false

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return []
    throw error
  }
}
