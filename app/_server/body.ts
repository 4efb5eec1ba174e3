import type { z } from 'zod'
import { err, ok, type Result } from '#core/result.ts'
import { badRequest, refuse } from './respond.ts'

/** An attempt of a minute takes some kilobytes; this is more than the longest that the schemas admit in earnest. */
const MAX_JSON_BYTES = 1024 * 1024
/** A card's text of 1 MB, of which JSON writes line ends and quotes in two characters. */
export const MAX_TEXT_BYTES = 3 * 1024 * 1024

/**
 * The body of a request, of at most `limit` bytes: reading stops there, whatever the header said. Else the refusal to
 * answer with.
 */
export async function bytesOf(request: Request, limit: number): Promise<Result<Uint8Array<ArrayBuffer>, Response>> {
  const tooLarge = (): Result<never, Response> =>
    err(refuse('too-large', `the request holds more than ${limit} bytes`, { limit }))
  if (Number(request.headers.get('content-length') ?? 0) > limit) return tooLarge()
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.byteLength
      if (size > limit) return tooLarge()
      chunks.push(chunk)
    }
  } catch {
    return err(refuse('bad-request', 'the request broke off'))
  }
  return ok(new Uint8Array(Buffer.concat(chunks)))
}

/** The JSON of a request, as `schema` reads it. Else the refusal to answer with. */
export async function jsonOf<S extends z.ZodType>(
  request: Request,
  schema: S,
  limit = MAX_JSON_BYTES,
): Promise<Result<z.output<S>, Response>> {
  const bytes = await bytesOf(request, limit)
  if (!bytes.ok) return bytes
  const parsed = schema.safeParse(parseJson(new TextDecoder().decode(bytes.value)))
  return parsed.success ? ok(parsed.data) : err(badRequest(parsed.error))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // What no schema takes.
    return undefined
  }
}
