import { z } from 'zod'
import { CardId } from '#core/card/card.ts'
import { err, ok, type Result } from '#core/result.ts'
import { sha256 } from '#core/share/bundle/content-hash.ts'
import { Sha256 } from '#core/share/bundle/manifest.ts'
import type { TakeRefusal } from '#core/study/share/inspection.ts'
import { takeIn } from '#core/study/share/take.ts'
import { bytesOf } from '../../_server/body.ts'
import { context } from '../../_server/context.ts'
import { i18n } from '../../_server/i18n.ts'
import { badRequest, guarded, noRoom, refuse, respond } from '../../_server/respond.ts'
import { sayTaken } from '../../bundles/say-taken.ts'
import { bundleIn, MAX_BUNDLE_BYTES } from './body.ts'

/** What the choices and the borders between the fields of a form take besides the bundle. */
const MAX_FORM_BYTES = MAX_BUNDLE_BYTES + 1024 * 1024

const Choices = z.strictObject({
  folder: z.string().optional(),
  skip: z.array(CardId).max(1000).optional(),
  settle: z.record(z.string().max(200), z.enum(['mine', 'theirs'])).optional(),
  asFork: z.boolean().optional(),
  /** Of the inspection by which was chosen. */
  seen: Sha256.optional(),
})

const Fields = z.strictObject({
  /** What was looked at. */
  sha256: Sha256,
  choices: z.string().transform(parseJson).pipe(Choices),
  bundle: z.file().max(MAX_BUNDLE_BYTES),
})

/**
 * Takes a bundle in, as one deed: a form of `bundle`, the `sha256` of what was looked at, and `choices` as JSON. What it
 * answers with `batch` is taken back by `POST /api/bundles/:batch/undo`.
 */
export const POST = guarded(async (request: Request) => {
  const fields = await fieldsOf(request)
  if (!fields.ok) return fields.error
  const bytes = new Uint8Array(await fields.value.bundle.arrayBuffer())
  if (sha256(bytes) !== fields.value.sha256) {
    return refuse('bad-request', 'this is not the bundle that was looked at', { kind: 'other-bundle' })
  }
  const [ctx, { t }] = await Promise.all([context(), i18n()])
  const bundle = await bundleIn(bytes, t)
  if (!bundle.ok) return bundle.error
  const taken = await takeIn(ctx, bundle.value, fields.value.choices)
  return taken.ok ? respond({ taken: await sayTaken(ctx, t, bundle.value, taken.value) }) : refusalOf(taken.error)
})

async function fieldsOf(request: Request): Promise<Result<z.infer<typeof Fields>, Response>> {
  const bytes = await bytesOf(request, MAX_FORM_BYTES)
  if (!bytes.ok) return bytes
  const type = request.headers.get('content-type') ?? ''
  const form = await new Response(bytes.value, { headers: { 'content-type': type } }).formData().catch(() => null)
  if (form === null) return err(refuse('bad-request', 'the request is no form'))
  const fields = Fields.safeParse(Object.fromEntries(form))
  return fields.success ? ok(fields.data) : err(badRequest(fields.error))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // What no schema takes.
    return undefined
  }
}

function refusalOf(error: TakeRefusal): Response {
  switch (error.kind) {
    case 'changed':
      return refuse('stale', 'something was changed here since it was looked at', { ...error, kind: 'stale' })
    case 'conflicts':
      return refuse('stale', 'what both sides changed has to be settled first', { ...error, kind: 'stale' })
    case 'bad-folder':
      return refuse('bad-request', 'cards cannot be put into a folder of this name', error)
    case 'fork-of-patch':
      return refuse('bad-request', 'a patch is no whole chain, and cannot become one of its own', error)
    case 'in-the-way':
      return refuse('taken', `something else lies at ${error.path}`, error)
    case 'unwritable':
      return refuse('unavailable', `the files cannot be written (${error.reason})`, error)
    case 'no-room':
      return noRoom()
    default:
      return error satisfies never
  }
}
