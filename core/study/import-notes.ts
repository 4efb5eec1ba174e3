import { randomUUID } from 'node:crypto'
import { studyDay } from '#core/schedule/study-day.ts'
import type { Context } from './context.ts'
import { recordsIn } from './find-record.ts'
import { planNote, type PlannedNote, type Work } from './import-note.ts'
import { addReports, ImportId, type ImportRun, writeRun } from './import-run.ts'
import { noteFilesIn, type NoteFiles } from './note-files.ts'
import { type NoteReport, sumOf } from './note-report.ts'
import { idsOfNotes } from './read-note.ts'
import { readSettings } from './settings.ts'
import { syncContent, type Progress } from './sync.ts'
import { writeNotes } from './write-notes.ts'

export type NotesOptions = {
  /** The folder for new cards. Null: that of the note, or `inbox`. */
  readonly folder?: string | null
  readonly dryRun?: boolean
  readonly onProgress?: Progress
  /** Notes that are not begun yet are left out. */
  readonly signal?: AbortSignal
}

/** Files that are written as one change, and what they hold: one more note, and they are written. */
const FILES_AT_ONCE = 300
const BYTES_AT_ONCE = 16 * 1024 * 1024

/** Takes in a note, or a folder of them, from the disk. See `importFiles`. */
export async function* importNotes(
  ctx: Context,
  place: string,
  options: NotesOptions = {},
): AsyncGenerator<NoteReport> {
  yield* importFiles(ctx, newImportId(), place, await noteFilesIn(place), options)
}

export const newImportId = (): ImportId => ImportId.parse(randomUUID())

/**
 * Takes in notes: each becomes cards, every line of it is accounted for, and the note itself is kept. One that was
 * imported before updates its cards, and what was edited in them since stays. A note of which a line would be lost is
 * not written at all. Reports come as the notes are written, so that many notes need little more memory than a few.
 * @param place on the disk. Null: they were uploaded
 */
export async function* importFiles(
  ctx: Context,
  id: ImportId,
  place: string | null,
  files: NoteFiles,
  options: NotesOptions = {},
): AsyncGenerator<NoteReport> {
  const { folder = null, dryRun = false, onProgress = () => {}, signal } = options
  await syncContent(ctx)
  const today = studyDay(ctx.now(), (await readSettings(ctx.db)).day)
  const records = recordsIn(ctx.dataDir)
  const ids = await idsOfNotes(files.notes, records)
  const work: Work = { ctx, files, folder, today, records, ids, seen: new Map() }
  const run = dryRun ? null : await beginRun(ctx, { id, place, folder })
  let waiting: PlannedNote[] = []
  const taken = new Set<string>()
  for (const [done, note] of files.notes.entries()) {
    if (signal?.aborted) break
    onProgress(done, files.notes.length)
    const planned = await planNote(work, note, taken)
    if (!run) yield planned.report
    else waiting.push(planned)
    if (run && isEnough(waiting)) {
      yield* await run.write(work, waiting)
      waiting = []
    }
  }
  if (!run) return
  yield* await run.write(work, waiting)
  await run.end()
}

function isEnough(planned: readonly PlannedNote[]): boolean {
  const changes = planned.flatMap((one) => one.changes)
  return (
    changes.length >= FILES_AT_ONCE ||
    planned.length >= FILES_AT_ONCE ||
    changes.reduce((sum, { after }) => sum + (after?.byteLength ?? 0), 0) >= BYTES_AT_ONCE
  )
}

/** Writes an import down as it goes on. */
async function beginRun(ctx: Context, about: Pick<ImportRun, 'id' | 'place' | 'folder'>) {
  const { dataDir } = ctx
  const begunAt = ctx.now().toISOString()
  let run: ImportRun = {
    format: 'zhuiwen-import-run/1',
    ...about,
    begunAt,
    sum: sumOf([]),
    written: 0,
    endedAt: null,
    undone: null,
  }
  await writeRun(dataDir, run)
  return {
    write: async (work: Work, planned: readonly PlannedNote[]): Promise<readonly NoteReport[]> => {
      const { reports, written } = await writeNotes(work, run.id, planned)
      await addReports(dataDir, run.id, reports)
      run = { ...run, sum: sumOf(reports, run.sum), written: run.written + written }
      await writeRun(dataDir, run)
      return reports
    },
    end: async (): Promise<void> => {
      run = { ...run, endedAt: ctx.now().toISOString() }
      await writeRun(dataDir, run)
    },
  }
}
