import { createHash } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { CardId } from '#core/card/card.ts'

const Hash = z.string().regex(/^[0-9a-f]{64}$/)

/** What is kept of each note that was imported, so that importing it again finds the cards it has become. */
const ImportRecord = z.object({
  format: z.literal('zhuiwen-import/1'),
  /** The note's file, absolute. */
  source: z.string(),
  /** ISO 8601 */
  importedAt: z.string(),
  /** YYYY-MM-DD: the day of cards whose note does not name one, the same at each import. */
  created: z.string(),
  /** Of its new cards, relative to the content folder. */
  folder: z.string(),
  /** sha256 of the note's bytes, under which they are kept. */
  original: Hash,
  encoding: z.string(),
  /** What the name of the file says of its author's progress. */
  status: z.enum(['begun', 'done']).nullable(),
  cards: z.array(
    z.object({
      key: z.string(),
      id: CardId,
      /** The card's text as this note gave it: the base of the next merge. */
      base: z.string(),
    }),
  ),
  /** Where each line went. */
  lines: z.array(z.looseObject({ line: z.number(), as: z.string() })),
  /** What the template of the note wrote, which is in no card. */
  boilerplate: z.array(z.object({ line: z.number(), text: z.string() })),
  warnings: z.array(z.object({ line: z.number(), message: z.string() })),
})
export type ImportRecord = z.infer<typeof ImportRecord>

/** The folder of imports, in the data folder. */
const folderOf = (dataDir: string): string => path.join(dataDir, 'imports')
const recordFile = (dataDir: string, source: string): string =>
  path.join(folderOf(dataDir), 'records', `${sha256(source).slice(0, 32)}.json`)
const originalFile = (dataDir: string, hash: string): string => path.join(folderOf(dataDir), 'originals', hash)

export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex')

/**
 * The record of a note: by its place, or, where no note lies any more at the place it had, by its content.
 * Null: it was never imported.
 */
export async function findRecord(dataDir: string, source: string, hash: string): Promise<ImportRecord | null> {
  const own = await readRecord(recordFile(dataDir, source))
  if (own || (await readOrNull(originalFile(dataDir, hash))) === null) return own
  const names = await readdir(path.join(folderOf(dataDir), 'records'))
  for (const name of names) {
    const record = await readRecord(path.join(folderOf(dataDir), 'records', name))
    if (record?.original === hash) return record
  }
  return null
}

async function readRecord(file: string): Promise<ImportRecord | null> {
  const bytes = await readOrNull(file)
  return bytes && ImportRecord.parse(JSON.parse(bytes.toString('utf8')))
}

/** Writes the record of a note, in the place of the one it had at another place. */
export async function writeRecord(dataDir: string, record: ImportRecord, before: ImportRecord | null): Promise<void> {
  const file = recordFile(dataDir, record.source)
  await writeWhole(file, JSON.stringify(record))
  if (before && before.source !== record.source) await rm(recordFile(dataDir, before.source), { force: true })
}

/** Keeps a note as it is, under its hash. */
export async function keepOriginal(dataDir: string, bytes: Uint8Array, hash: string): Promise<void> {
  const file = originalFile(dataDir, hash)
  if ((await readOrNull(file)) === null) await writeWhole(file, bytes)
}

/** Whoever reads it, or a crash, sees the old file or the new one. */
async function writeWhole(file: string, data: string | Uint8Array): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true })
  const partial = `${file}.${process.pid}.partial`
  const handle = await open(partial, 'w')
  try {
    await handle.writeFile(data)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(partial, file)
}

async function readOrNull(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
