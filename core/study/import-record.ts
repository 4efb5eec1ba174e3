import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { CardId } from '#core/card/card.ts'
import { importsFolder as folderOf, namesIn, readOrNull, writeWhole } from './import-files.ts'

const Hash = z.string().regex(/^[0-9a-f]{64}$/)

/** What is kept of each note that was imported, so that importing it again finds the cards it has become. */
export const ImportRecord = z.object({
  format: z.literal('zhuiwen-import/1'),
  /** The place of the note: its file, absolute, or `upload:` and its path in what was uploaded. */
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
      /** The card's text as this note gives it now, which goes against what was edited here. Null: it does not. */
      theirs: z.string().nullable().default(null),
    }),
  ),
  /** Where each line went. */
  lines: z.array(z.looseObject({ line: z.number(), as: z.string() })),
  /** What the template of the note wrote, which is in no card. */
  boilerplate: z.array(z.object({ line: z.number(), text: z.string() })),
  warnings: z.array(z.object({ line: z.number(), message: z.string() })),
})
export type ImportRecord = z.infer<typeof ImportRecord>

const recordFile = (dataDir: string, source: string): string =>
  path.join(folderOf(dataDir), 'records', `${sha256(source).slice(0, 32)}.json`)
const originalFile = (dataDir: string, hash: string): string => path.join(folderOf(dataDir), 'originals', hash)

export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex')

/** The record of the note at a place. Null: none was imported from there. */
export const recordAt = (dataDir: string, source: string): Promise<ImportRecord | null> =>
  readRecord(recordFile(dataDir, source))

async function readRecord(file: string): Promise<ImportRecord | null> {
  const bytes = await readOrNull(file)
  return bytes && ImportRecord.parse(JSON.parse(bytes.toString('utf8')))
}

const Place = z.object({ source: z.string(), original: Hash })
/** Where a note was when it was imported, and the hash it had. */
export type NotePlace = z.infer<typeof Place>

/** The places of all notes that were imported. */
export async function notePlaces(dataDir: string): Promise<readonly NotePlace[]> {
  const folder = path.join(folderOf(dataDir), 'records')
  const places: NotePlace[] = []
  for (const name of await namesIn(folder)) {
    const bytes = name.endsWith('.json') ? await readOrNull(path.join(folder, name)) : null
    if (bytes) places.push(Place.parse(JSON.parse(bytes.toString('utf8'))))
  }
  return places
}

/** Writes the record of a note, in the place of the one it had at another place. */
export async function writeRecord(dataDir: string, record: ImportRecord, before: ImportRecord | null): Promise<void> {
  const file = recordFile(dataDir, record.source)
  const mark = markFile(dataDir, file)
  // The mark comes first and goes last: one too many is found to be so, one too few would hide a conflict.
  const hasConflict = record.cards.some(({ theirs }) => theirs !== null)
  if (hasConflict) await writeWhole(mark, '')
  await writeWhole(file, JSON.stringify(record))
  if (!hasConflict) await rm(mark, { force: true })
  if (before && before.source !== record.source) await dropRecord(dataDir, before.source)
}

export async function dropRecord(dataDir: string, source: string): Promise<void> {
  const file = recordFile(dataDir, source)
  await rm(file, { force: true })
  await rm(markFile(dataDir, file), { force: true })
}

/** An empty file for each record with a conflict, so that the few are found among the many. */
const markFile = (dataDir: string, file: string): string =>
  path.join(folderOf(dataDir), 'conflicts', path.basename(file))

/** Records of notes that go against what was edited here. */
export async function recordsInConflict(dataDir: string): Promise<readonly ImportRecord[]> {
  const records: ImportRecord[] = []
  for (const name of await namesIn(path.join(folderOf(dataDir), 'conflicts'))) {
    const record = await readRecord(path.join(folderOf(dataDir), 'records', name))
    if (record) records.push(record)
  }
  return records.toSorted((a, b) => (a.source < b.source ? -1 : 1))
}

/** Keeps a note as it is, under its hash. */
export async function keepOriginal(dataDir: string, bytes: Uint8Array, hash: string): Promise<void> {
  if (!(await isKept(dataDir, hash))) await writeWhole(originalFile(dataDir, hash), bytes)
}

/** Whether a note of these bytes was ever imported. */
export const isKept = async (dataDir: string, hash: string): Promise<boolean> =>
  (await readOrNull(originalFile(dataDir, hash))) !== null
