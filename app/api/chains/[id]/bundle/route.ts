import { z } from 'zod'
import { Sha256 } from '#core/share/bundle/manifest.ts'
import { sendAsSeen } from '#core/study/share/as-seen.ts'
import { packedToSee } from '#core/study/share/kept-packed.ts'
import { fileInside } from '#core/study/share/contents.ts'
import { SHARED_FORMS, sharedFile } from '#core/study/share/download.ts'
import { attachment } from '../../../../_server/attachment.ts'
import { bytesOf } from '../../../../_server/body.ts'
import { context } from '../../../../_server/context.ts'
import { isForeign } from '../../../../_server/guard.ts'
import { queryOf } from '../../../../_server/query.ts'
import { badRequest, cardIdIn, guarded, noSuchCard, refuse, respond } from '../../../../_server/respond.ts'
import { streamOf } from '../../../../_server/stream.ts'
import { shareHref } from '../../../../_ui/links.ts'
import { refusePacking } from './refuse-packing.ts'
import { typeOf } from './type-of.ts'

type Route = { params: Promise<{ id: string }> }

const Query = z.strictObject({ file: z.string().max(200).optional() })

/** What would leave of a chain now: its manifest and what is worth a look. `file`: one of its files instead, just as it would leave. */
export const GET = guarded(async (request: Request, { params }: Route) => {
  // It is much work, and a page elsewhere could ask for it as an image, again and again.
  if (isForeign(request.headers.get('sec-fetch-site'))) return refuse('foreign-origin', 'ask for it from this site')
  const id = await cardIdIn(params)
  const query = Query.safeParse(queryOf(request))
  if (!id) return noSuchCard()
  if (!query.success) return badRequest(query.error)
  const packed = await packedToSee(await context(), id)
  if (!packed.ok) return refusePacking(packed.error)
  const { bundle, remarks, isNew } = packed.value
  const { file } = query.data
  if (file === undefined) return respond({ manifest: bundle.manifest, remarks, isNew })
  const bytes = fileInside(bundle, file)
  if (bytes === null) return refuse('not-found', 'the bundle has no such file')
  // Never as a page: whatever is in a card or a demo is text to look at here.
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': typeOf(file), 'cache-control': 'no-store' } })
})

const box = z.literal('1').optional()
const Form = z.strictObject({
  form: z.enum(SHARED_FORMS),
  /** Content hash of what was looked at: what has changed since does not leave. */
  expect: Sha256.optional(),
  patch: box,
  fork: box,
  /** A page sent it, and shows what went wrong. */
  page: box,
})
const MAX_FORM_BYTES = 4096

/** Sends a chain out as a file. A post, because what went out is a fact: the version that later ones are compared with. */
export const POST = guarded(async (request: Request, { params }: Route) => {
  const id = await cardIdIn(params)
  if (!id) return noSuchCard()
  const body = await bytesOf(request, MAX_FORM_BYTES)
  if (!body.ok) return body.error
  const read = Form.safeParse(Object.fromEntries(new URLSearchParams(new TextDecoder().decode(body.value))))
  if (!read.success) return badRequest(read.error)
  const { form, expect, patch, fork, page } = read.data
  const sent = await sendAsSeen(await context(), id, expect, { patch: patch === '1', fork: fork === '1' })
  if (!sent.ok) {
    return page === undefined ? refusePacking(sent.error) : backTo(`${shareHref(id)}?trouble=${sent.error.kind}`)
  }
  const { name, plainName, mediaType, pieces } = sharedFile(sent.value.bundle, form)
  const headers = {
    'content-type': mediaType,
    'content-disposition': attachment(name, plainName),
    'cache-control': 'no-store',
  }
  return new Response(streamOf(pieces), { headers })
})

const backTo = (location: string): Response => new Response(null, { status: 303, headers: { location } })
