import type { z } from 'zod'
import { CardId } from '#core/card/card.ts'
import { takenInBy } from '#core/store/card-aliases.ts'
import { context } from './context.ts'

/** Codes a program can tell apart. */
export type ErrorCode =
  | 'bad-request'
  | 'bad-token'
  | 'foreign-origin'
  | 'not-reviewed'
  | 'not-found'
  | 'stale'
  | 'taken'
  | 'nothing-to-undo'
  | 'gone'
  | 'too-large'
  | 'bad-range'
  | 'unfinished'
  | 'broken-demo'
  | 'unreadable'
  | 'bad-image'
  | 'unavailable'
  | 'no-room'
  | 'model-off'
  | 'model-busy'
  | 'model-unreachable'
  | 'model-refused'
  | 'model-malformed'
  | 'model-error'
  | 'model-timeout'

const STATUS: Record<ErrorCode, number> = {
  'bad-request': 400,
  'bad-token': 403,
  'foreign-origin': 403,
  'not-reviewed': 403,
  'not-found': 404,
  stale: 409,
  taken: 409,
  'nothing-to-undo': 409,
  gone: 410,
  'too-large': 413,
  'bad-range': 416,
  unfinished: 422,
  'broken-demo': 422,
  unreadable: 422,
  'bad-image': 415,
  unavailable: 503,
  'no-room': 507,
  'model-off': 503,
  'model-busy': 503,
  'model-unreachable': 502,
  'model-refused': 502,
  'model-malformed': 502,
  'model-error': 502,
  'model-timeout': 504,
}

const HEADERS = { 'cache-control': 'no-store' }

export const respond = (body: unknown, status = 200): Response => Response.json(body, { status, headers: HEADERS })

/** A page of plain text, whatever is in it. */
export const respondText = (text: string): Response =>
  new Response(text, {
    headers: { ...HEADERS, 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
  })

/** Done, and nothing to say of it. */
export const done = (): Response => new Response(null, { status: 204, headers: HEADERS })

/** `{error: {code, message, details?}}` with the status that goes with the code. */
export function refuse(code: ErrorCode, message: string, details?: unknown): Response {
  return respond({ error: { code, message, ...(details === undefined ? {} : { details }) } }, STATUS[code])
}

/** To the log: a bug, or a broken disk, where it is too late for an answer. */
export const logFault = (error: unknown): void => console.error(error)

/** A handler whose bugs and broken disks are answered in the same form as its refusals. The reason goes to the log. */
export const guarded =
  <A extends unknown[]>(handle: (...args: A) => Promise<Response>) =>
  async (...args: A): Promise<Response> => {
    try {
      return await handle(...args)
    } catch (error) {
      logFault(error)
      return refuse('unavailable', 'the library could not be read or written; what was saved before is safe')
    }
  }

export function badRequest(error: z.ZodError): Response {
  const details = error.issues.map(({ path, message }) => ({ field: path.join('.'), message }))
  return refuse('bad-request', 'the request does not have the right form', details)
}

/** The id in a path such as /api/cards/:id; null when it can be none. */
export async function cardIdIn(params: Promise<{ id: string }>): Promise<CardId | null> {
  const parsed = CardId.safeParse((await params).id)
  return parsed.success ? parsed.data : null
}

/** Of a card that another has taken in: where that is. Else that there is none. */
export async function takenInOrNone(id: CardId | null, hrefOf: (id: CardId) => string): Promise<Response> {
  const owner = id && (await takenInBy((await context()).db, id))
  return owner === null
    ? noSuchCard()
    : new Response(null, { status: 307, headers: { ...HEADERS, location: hrefOf(owner) } })
}

export const noSuchCard = (): Response => refuse('not-found', 'there is no card of this id')

export const noRoom = (): Response => refuse('no-room', 'the disk is full: the file is as it was before')
