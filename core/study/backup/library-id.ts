import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { z } from 'zod'
import { readOrNull, writeWhole } from '../import-files.ts'
import type { Listed } from './list.ts'

/**
 * Tells the backups of this library from those that another one keeps in the same folder. It lies in the data folder and in no
 * backup: what is restored on a second machine is a library of its own from then on. Made when first asked for.
 */
export async function libraryId(dataDir: string): Promise<string> {
  const file = path.join(dataDir, 'library-id')
  const known = await readOrNull(file)
  if (known === null) await writeWhole(file, randomUUID())
  return z.uuid().parse((known ?? (await readOrNull(file)))?.toString('utf8'))
}

/** Whether a backup is of this library. One that does not say so, as a database alone, is. */
export const isOf =
  (id: string) =>
  ({ about }: Listed): boolean =>
    about?.library === undefined || about.library === id
