import { rm } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { readOrNull, writeWhole } from '../import-files.ts'

/** What is being restored, or was last. Written before the first thing is replaced, so that what a crash leaves half done is finished. */
const Journal = z.strictObject({
  state: z.enum(['putting', 'done']),
  /** The backup: a folder, or a file with a database alone. Absolute. */
  source: z.string(),
  /** Where what there was is kept. Null: there was nothing. */
  kept: z.string().nullable(),
  startedAt: z.iso.datetime(),
})
export type Journal = z.infer<typeof Journal>

const journalFile = (dataDir: string): string => path.join(dataDir, 'restore.json')

/** Nothing else is restored, or finished, under it. */
export const restoreLock = (dataDir: string): string => path.join(dataDir, 'restore.lock')

/** Null: nothing was ever restored. */
export async function readJournal(dataDir: string): Promise<Journal | null> {
  const bytes = await readOrNull(journalFile(dataDir))
  return bytes && Journal.parse(JSON.parse(bytes.toString('utf8')))
}

export const writeJournal = (dataDir: string, journal: Journal): Promise<void> =>
  writeWhole(journalFile(dataDir), `${JSON.stringify(journal, null, 1)}\n`)

/** Nothing of it came to be. */
export const dropJournal = (dataDir: string): Promise<void> => rm(journalFile(dataDir), { force: true })
