import { studyDay } from '#core/schedule/study-day.ts'
import type { Context } from './context.ts'
import { importOne, type Work } from './import-note.ts'
import { noteFilesIn } from './note-files.ts'
import type { NoteReport } from './note-report.ts'
import { idsOfNotes } from './read-note.ts'
import { readSettings } from './settings.ts'
import { syncContent, type Progress } from './sync.ts'

export type NotesOptions = {
  /** The folder for new cards. Null: that of the note, or `inbox`. */
  readonly folder?: string | null
  readonly dryRun?: boolean
  readonly onProgress?: Progress
}

/** Cards whose files are read into the index at once. */
const SYNC_AT_ONCE = 300

/**
 * Takes in notes: each becomes cards, every line of it is accounted for, and the note itself is kept. One that was
 * imported before updates its cards, and what was edited in them since stays. A note of which a line would be lost is
 * not written at all. Reports come one by one, so that many notes need no more memory than one.
 */
export async function* importNotes(
  ctx: Context,
  place: string,
  options: NotesOptions = {},
): AsyncGenerator<NoteReport> {
  const { folder = null, dryRun = false, onProgress = () => {} } = options
  await syncContent(ctx)
  const files = await noteFilesIn(place)
  const today = studyDay(ctx.now(), (await readSettings(ctx.db)).day)
  const ids = await idsOfNotes(files.notes, ctx.dataDir)
  const work: Work = { ctx, files, folder, dryRun, today, ids, seen: new Map() }
  const written: string[] = []
  for (const [done, note] of files.notes.entries()) {
    onProgress(done, files.notes.length)
    const report = await importOne(work, note)
    const changed = report.cards.filter(({ change }) => change !== 'unchanged')
    if (!dryRun) written.push(...changed.flatMap((card) => card.path ?? []))
    if (written.length >= SYNC_AT_ONCE) await syncContent(ctx, { only: written.splice(0) })
    yield report
  }
  if (written.length > 0) await syncContent(ctx, { only: written })
}
