import { z } from 'zod'

/** `?limit=`: a whole number from 1 to `most`. */
export const limitUpTo = (most: number, otherwise: number) =>
  z.coerce.number().int().min(1).max(most).default(otherwise)

/** The query of a request, each key once. */
export const queryOf = (request: Request): Record<string, string> =>
  Object.fromEntries(new URL(request.url).searchParams)
