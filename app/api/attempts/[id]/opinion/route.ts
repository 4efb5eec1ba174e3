import { z } from 'zod'
import { askOpinion, viewOpinions, type AskError } from '#core/study/opinion.ts'
import { jsonOf } from '../../../../_server/body.ts'
import { context } from '../../../../_server/context.ts'
import { prefs } from '../../../../_server/prefs.ts'
import { guarded, refuse, respond } from '../../../../_server/respond.ts'
import { attemptIdIn } from '../../params.ts'

type Route = { params: Promise<{ id: string }> }

/** `promptHash`: of the text that was shown, as GET gave it. No other text is sent. */
const Body = z.strictObject({ promptHash: z.string().regex(/^[0-9a-f]{64}$/) })

const badPath = (): Response => refuse('not-found', 'there is no attempt of this id')

/** What would be sent to the model, and where; and what models said before. The instructions are in the reader's language. */
export const GET = guarded(async (_request: Request, { params }: Route) => {
  const [id, { locale }] = [await attemptIdIn(params), await prefs()]
  const view = id && (await viewOpinions(await context(), id, locale))
  if (!view) return badPath()
  const { sending, opinions } = view
  if (!sending.ok) return respond({ configured: sending.error !== 'not-configured', reason: sending.error, opinions })
  const { destination, prompt, hash } = sending.value
  return respond({ configured: true, ...destination, prompt, promptHash: hash, opinions })
})

/** Sends what was shown. The answer is kept beside the attempt. */
export const POST = guarded(async (request: Request, { params }: Route) => {
  const [id, { locale }] = [await attemptIdIn(params), await prefs()]
  if (!id) return badPath()
  const body = await jsonOf(request, Body)
  if (!body.ok) return body.error
  const input = { attemptId: id, promptHash: body.value.promptHash, lang: locale }
  const asked = await askOpinion(await context(), input, request.signal)
  return asked.ok ? respond(asked.value) : refusalOf(asked.error)
})

function refusalOf(error: AskError): Response {
  switch (error.kind) {
    case 'unknown-attempt':
      return badPath()
    case 'no-card':
      return refuse('not-found', 'the card of this attempt is gone')
    case 'no-words':
      return refuse('unfinished', 'nothing of this attempt is written down')
    case 'stale':
      return refuse('stale', 'what would be sent is not what was shown; nothing was sent')
    case 'not-configured':
      return refuse('model-off', 'no model is set: see ZHUIWEN_MODEL_URL')
    case 'unreachable':
      return refuse('model-unreachable', `nothing answers at ${error.host}`, error)
    case 'timeout':
      return refuse('model-timeout', `no answer within ${error.afterMs / 1000} s`, error)
    case 'busy':
      return refuse('model-busy', 'the model takes no more for now', error)
    case 'http-error':
      return refuse('model-error', `the endpoint answered with status ${error.status}`, error)
    case 'refused':
      return refuse('model-refused', 'the model gave no opinion', error)
    case 'malformed':
      return refuse('model-malformed', 'what came back is not of the form asked for', error)
    case 'cancelled':
      return refuse('unavailable', 'whoever asked went away')
    default:
      return error satisfies never
  }
}
