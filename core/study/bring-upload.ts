import { z } from 'zod'
import { err, ok, type Result } from '#core/result.ts'
import { isFolder } from './apkg-cards.ts'
import type { Context } from './context.ts'
import { importFiles, newImportId } from './import-notes.ts'
import type { ImportId } from './import-run.ts'
import { importTurn } from './import-turn.ts'
import type { NoteReport } from './note-report.ts'
import type { Progress } from './sync.ts'
import { dropUpload, uploadedNotes, type UploadId } from './upload.ts'

export const UploadChoices = z.strictObject({
  /** The folder for the cards. Null: that of each note. */
  folder: z.string().refine(isFolder, 'is no folder name').nullable(),
})
export type UploadChoices = z.infer<typeof UploadChoices>

/** It was imported or given up, or a day has gone by. */
type Unknown = { readonly kind: 'unknown' }

/** What the notes of an upload would bring, one after the other. Writes nothing. */
export async function previewUpload(
  ctx: Context,
  id: UploadId,
  { folder }: UploadChoices,
  { signal, onReport, onProgress }: Following,
): Promise<Result<void, Unknown>> {
  const files = await uploadedNotes(ctx, id)
  if (!files) return err({ kind: 'unknown' })
  const options = { folder, dryRun: true, signal, onProgress }
  for await (const report of importFiles(ctx, newImportId(), null, files, options)) onReport(report)
  return ok(undefined)
}

type Following = {
  readonly signal: AbortSignal
  readonly onReport: (report: NoteReport) => void
  readonly onProgress: Progress
}

/**
 * Brings the notes of an upload in, and clears it away. Goes on to the end, whoever is still there to see it; an import
 * that is under way is waited for.
 */
export const bringUpload = (
  ctx: Context,
  id: UploadId,
  { folder }: UploadChoices,
  onProgress: Progress,
): Promise<Result<ImportId, Unknown>> =>
  importTurn(ctx, async () => {
    const files = await uploadedNotes(ctx, id)
    if (!files) return err({ kind: 'unknown' })
    const importId = newImportId()
    const reports = importFiles(ctx, importId, null, files, { folder, onProgress })
    // All of them are in the report that is kept.
    while ((await reports.next()).done !== true);
    await dropUpload(ctx, id)
    return ok(importId)
  })
