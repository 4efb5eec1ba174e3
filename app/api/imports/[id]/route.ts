import { bringUpload, UploadChoices } from '#core/study/bring-upload.ts'
import { readReports, readRun } from '#core/study/import-run.ts'
import { dropUpload, uploadedNotes } from '#core/study/upload.ts'
import { jsonOf } from '../../../_server/body.ts'
import { context } from '../../../_server/context.ts'
import { ndjson } from '../../../_server/ndjson.ts'
import { done, guarded, refuse, respond } from '../../../_server/respond.ts'
import { importIdIn, type ImportParams, noSuchUpload, uploadIdIn } from '../params.ts'

/** An import of notes, and what became of each of them. */
export const GET = guarded(async (_request: Request, { params }: ImportParams) => {
  const id = await importIdIn(params)
  const { dataDir } = await context()
  const run = id && (await readRun(dataDir, id))
  if (!run) return refuse('not-found', 'there is no import of this id')
  return respond({ import: run, notes: await readReports(dataDir, run.id) })
})

/**
 * Brings an upload in: `{type: 'progress', done, of}` for each note, then `{type: 'done', id}` with the id of the import,
 * or `{type: 'refused', error}`. It goes on to the end whoever leaves; an import that is under way is waited for.
 */
export const POST = guarded(async (request: Request, { params }: ImportParams) => {
  const id = await uploadIdIn(params)
  const choices = await jsonOf(request, UploadChoices)
  if (!choices.ok) return choices.error
  const ctx = await context()
  if (!id || !(await uploadedNotes(ctx, id))) return noSuchUpload()
  return ndjson(request, async (send) => {
    const brought = await bringUpload(ctx, id, choices.value, (number, of) => {
      send({ type: 'progress', done: number, of })
    })
    send(brought.ok ? { type: 'done', id: brought.value } : { type: 'refused', error: brought.error })
  })
})

/** Gives an upload up. */
export const DELETE = guarded(async (_request: Request, { params }: ImportParams) => {
  const id = await uploadIdIn(params)
  if (id) await dropUpload(await context(), id)
  return done()
})
