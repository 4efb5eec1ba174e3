import { z } from 'zod'
import { addToUpload, type UploadError } from '#core/study/upload.ts'
import { context } from '../../../../_server/context.ts'
import { badRequest, guarded, refuse, respond } from '../../../../_server/respond.ts'
import { queryOf } from '../../../../_server/query.ts'
import { type ImportParams, noSuchUpload, uploadIdIn } from '../../params.ts'

const Query = z.strictObject({ path: z.string() })

/** Adds a file to an upload: the bytes, and with `?path=` its place in what was dropped. */
export const PUT = guarded(async (request: Request, { params }: ImportParams) => {
  const id = await uploadIdIn(params)
  if (!id) return noSuchUpload()
  const query = Query.safeParse(queryOf(request))
  if (!query.success) return badRequest(query.error)
  const added = await addToUpload(await context(), id, query.data.path, request.body ?? nothing())
  return added.ok ? respond(added.value, 201) : refusalOf(added.error)
})

async function* nothing(): AsyncGenerator<Uint8Array> {}

function refusalOf(error: UploadError): Response {
  switch (error.kind) {
    case 'unknown':
      return noSuchUpload()
    case 'bad-path':
      return refuse('bad-request', 'the path is that of no note and no image, or leads elsewhere', error)
    case 'too-large':
      return refuse('too-large', `a file holds at most ${error.limit} bytes`, error)
    case 'too-many':
      return refuse('too-large', `an upload holds at most ${error.limit} files`, error)
    case 'too-much':
      return refuse('too-large', `an upload holds at most ${error.limit} bytes`, error)
    case 'broken-off':
      return refuse('bad-request', 'the request broke off', error)
    case 'no-room':
      return refuse('unavailable', 'the disk is full: the file was not kept', error)
    default:
      return error satisfies never
  }
}
