import path from 'node:path'
import { z } from 'zod'
import { CardId } from '#core/card/card.ts'
import { appendLines, importsFolder, namesIn, readLines, readOrNull, writeWhole } from './import-files.ts'
import { ImportRecord } from './import-record.ts'
import { ImportSum, NoteReport } from './note-report.ts'

/** Names an import, and the batch of its changes. */
export const ImportId = z.uuid().brand<'ImportId'>()
export type ImportId = z.infer<typeof ImportId>

/** One import. Its reports, and what it replaced, lie beside it. */
export const ImportRun = z.object({
  format: z.literal('zhuiwen-import-run/1'),
  id: ImportId,
  /** ISO 8601, as all times here. */
  begunAt: z.string(),
  /** What was imported: a place on the disk. Null: files that were uploaded. */
  place: z.string().nullable(),
  /** The folder that was chosen for its cards. Null: that of each note. */
  folder: z.string().nullable(),
  sum: ImportSum,
  /** Files of cards and images that it wrote so far. */
  written: z.number(),
  /** Null: it is under way, or broke off. */
  endedAt: z.string().nullable(),
  /** Null: it was not taken back. */
  undone: z
    .object({
      at: z.string(),
      /** Files that were changed since, and stayed. */
      kept: z.array(z.string()).readonly(),
      /** Cards that went though they had been answered. */
      answered: z.array(z.object({ id: CardId, title: z.string() })).readonly(),
    })
    .nullable(),
})
export type ImportRun = z.infer<typeof ImportRun>

/** A record as it is written, and what it was before. Null: there was none. */
export const Replaced = z.object({ source: z.string(), before: ImportRecord.nullable() })
export type Replaced = z.infer<typeof Replaced>

const runFolder = (dataDir: string, id: ImportId): string => path.join(importsFolder(dataDir), 'runs', id)
const fileOf = (dataDir: string, id: ImportId, name: 'run.json' | 'notes.ndjson' | 'replaced.ndjson'): string =>
  path.join(runFolder(dataDir, id), name)

export const writeRun = (dataDir: string, run: ImportRun): Promise<void> =>
  writeWhole(fileOf(dataDir, run.id, 'run.json'), JSON.stringify(run))

/** Null: there is no import of this id. */
export async function readRun(dataDir: string, id: ImportId): Promise<ImportRun | null> {
  const bytes = await readOrNull(fileOf(dataDir, id, 'run.json'))
  return bytes && ImportRun.parse(JSON.parse(bytes.toString('utf8')))
}

/** All imports, the newest first. */
export async function listRuns(dataDir: string): Promise<readonly ImportRun[]> {
  const runs: ImportRun[] = []
  for (const name of await namesIn(path.join(importsFolder(dataDir), 'runs'))) {
    const id = ImportId.safeParse(name)
    const run = id.success ? await readRun(dataDir, id.data) : null
    if (run) runs.push(run)
  }
  return runs.toSorted((a, b) => (a.begunAt < b.begunAt ? 1 : -1))
}

export const addReports = (dataDir: string, id: ImportId, reports: readonly NoteReport[]): Promise<void> =>
  appendLines(fileOf(dataDir, id, 'notes.ndjson'), reports)

export const readReports = async (dataDir: string, id: ImportId): Promise<readonly NoteReport[]> =>
  z.array(NoteReport).parse(await readLines(fileOf(dataDir, id, 'notes.ndjson')))

export const addReplaced = (dataDir: string, id: ImportId, replaced: readonly Replaced[]): Promise<void> =>
  appendLines(fileOf(dataDir, id, 'replaced.ndjson'), replaced)

export const readReplaced = async (dataDir: string, id: ImportId): Promise<readonly Replaced[]> =>
  z.array(Replaced).parse(await readLines(fileOf(dataDir, id, 'replaced.ndjson')))
