import { z } from 'zod'

/** Bytes that stand in one row: what base64 writes without a rest. */
export const PIECE_BYTES = 768 * 1024

const Base64 = z.string().refine((text) => Buffer.from(text, 'base64').toString('base64') === text, 'is no base64')

/**
 * A piece of a file. Pieces of a file follow one another; one that begins at 0 begins the file anew, which was changed while
 * it was read; the last one says what the whole is.
 */
export const FileRow = z.strictObject({
  path: z.string(),
  /** Bytes of the file that come before. */
  from: z.int().nonnegative(),
  data: Base64.meta({ contentEncoding: 'base64' }),
  whole: z
    .strictObject({
      bytes: z.int().nonnegative(),
      /** When it was last changed, in ms since the epoch. */
      mtimeMs: z.int().min(-8.64e15).max(8.64e15),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    })
    .nullable(),
})
export type FileRow = z.infer<typeof FileRow>
export type Whole = NonNullable<FileRow['whole']>
