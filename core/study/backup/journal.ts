import { rm } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { flushFolder } from '#core/store/audio-files.ts'
import { codeOf } from '../file-errors.ts'
import { readOrNull, writeWhole } from '../import-files.ts'

/** What is being restored, or was last. Written before the first thing is replaced, so that what a crash leaves half done is finished. */
const Journal = z.strictObject({
  state: z.enum(['putting', 'done']),
  /** The backup: a folder, or a file with a database alone. Absolute. */
  source: z.string(),
  /** The file of the database that is replaced. Null: none is. */
  database: z.string().nullable().default(null),
  /** Whether it is a folder, with files; a file with a database alone is done with once that is put. */
  hasFiles: z.boolean().default(true),
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
  const bytes = await readOrNull(journalFile(dataDir)).catch((error: unknown) => {
    // The data folder is none, which whoever opens the library says in better words.
    if (codeOf(error) === 'ENOTDIR') return null
    throw error
  })
  return bytes && placed(Journal.parse(JSON.parse(bytes.toString('utf8'))), (place) => path.resolve(dataDir, place))
}

export async function writeJournal(dataDir: string, journal: Journal): Promise<void> {
  // What lies in the data folder is named from there, so that the folder can be moved.
  const short = (place: string): string => (isWithin(dataDir, place) ? path.relative(dataDir, place) : place)
  await writeWhole(journalFile(dataDir), `${JSON.stringify(placed(journal, short), null, 1)}\n`)
  await flushFolder(dataDir)
}

const placed = (journal: Journal, to: (place: string) => string): Journal => ({
  ...journal,
  source: to(journal.source),
  database: journal.database && to(journal.database),
  kept: journal.kept && to(journal.kept),
})

const isWithin = (folder: string, place: string): boolean => place.startsWith(folder + path.sep)

/** Nothing of it came to be. */
export const dropJournal = (dataDir: string): Promise<void> => rm(journalFile(dataDir), { force: true })
