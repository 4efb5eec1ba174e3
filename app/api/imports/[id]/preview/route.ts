import { previewUpload, UploadChoices } from '#core/study/bring-upload.ts'
import { type NoteReport, sumOf } from '#core/study/note-report.ts'
import { uploadedNotes } from '#core/study/upload.ts'
import { jsonOf } from '../../../../_server/body.ts'
import { context } from '../../../../_server/context.ts'
import { i18n } from '../../../../_server/i18n.ts'
import { ndjson } from '../../../../_server/ndjson.ts'
import { guarded } from '../../../../_server/respond.ts'
import { sayNote, saySum } from '../../../../import/say.ts'
import { type ImportParams, noSuchUpload, uploadIdIn } from '../../params.ts'

/**
 * What an upload would bring, in the words of the page: `{type: 'progress', done, of}` and `{type: 'note', note}` for
 * each note, and `{type: 'sum', sum}` at the end. Whoever leaves ends it.
 */
export const POST = guarded(async (request: Request, { params }: ImportParams) => {
  const id = await uploadIdIn(params)
  const choices = await jsonOf(request, UploadChoices)
  if (!choices.ok) return choices.error
  const [ctx, said] = await Promise.all([context(), i18n()])
  if (!id || !(await uploadedNotes(ctx, id))) return noSuchUpload()
  return ndjson(request, async (send, signal) => {
    const reports: NoteReport[] = []
    await previewUpload(ctx, id, choices.value, {
      signal,
      onProgress: (done, of) => send({ type: 'progress', done, of }),
      onReport: (report) => {
        reports.push(report)
        send({ type: 'note', note: sayNote(said, report, true) })
      },
    })
    send({ type: 'sum', sum: saySum(said, sumOf(reports), true) })
  })
})
