import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { LATEST_MS } from '#core/schedule/study-day.ts'

/** The most that a packed column of a fact may unpack to, in bytes: far above a card or the output of a demo. */
export const MAX_UNPACKED_BYTES = 64 * 1024 * 1024

/**
 * One column of a table of facts: what stands in the JSON file, and how it gets there from SQL and back. What is read
 * and written again is the same to the last bit.
 */
export type Column = {
  readonly schema: z.ZodType
  /** What the published schema says of it, where `schema` says less. */
  readonly form?: z.ZodType
  /** In SQL: what `column` is read as, inside of a `json_array`. */
  readonly read: (column: string) => string
  /** From what was read to what stands in the file. */
  readonly decode: (read: unknown) => unknown
  /** From what stands in the file to what goes to SQL as JSON. */
  readonly encode: (value: unknown) => unknown
  /** In SQL: the column's value, from position `at` of the JSON array `f.value`. */
  readonly write: (at: number) => string
  /** The table whose key it holds. */
  readonly refersTo?: string
  /** Numbers the rows in the order in which they were added. */
  readonly isSerial?: true
}

const asIs = (value: unknown): unknown => value

const column = (schema: z.ZodType, how: Partial<Column> = {}): Column => ({
  schema,
  read: (name) => name,
  decode: asIs,
  encode: asIs,
  write: (at) => `f.value ->> ${at}`,
  ...how,
})

/** Ms, or how many: as many digits as the table of reviews takes, so that no sum of them is too large for a number. */
export const whole = column(z.int().min(0).max(999_999_999_999))

/** The row's own number. Another library may number the same fact otherwise. */
export const serial = column(z.int(), { isSerial: true })

/** Ms since the epoch, up to where study days end. */
export const instant = column(z.int().min(0).max(LATEST_MS).meta({ description: 'ms since 1970-01-01T00:00:00Z' }))

/** Half a character that no text can hold would come back as another one. */
const isText = (text: string): boolean => text.isWellFormed()

export const text = (schema: z.ZodType<string> = z.string()): Column =>
  column(schema.refine(isText, 'holds half of a character'))

export const yes = column(z.boolean(), { read: (name) => `json(CASE WHEN ${name} THEN 'true' ELSE 'false' END)` })

/**
 * A float. SQLite reads one in ten thousand long decimals a hair off, so it goes in as a whole number and the powers of
 * two it is to be divided by, of which nothing is rounded. Of 2^53 and above, or of nothing but the smallest, it would
 * be; no fact holds any.
 */
export const real = column(
  z
    .number()
    .gt(-(2 ** 53))
    .lt(2 ** 53),
  {
    read: (name) => `json(printf('%!.17g', ${name}))`,
    encode: (value) => dyadic(Number(value)),
    write: (at) =>
      `CAST(f.value ->> '$[${at}][0]' AS REAL) / (1 << (f.value ->> '$[${at}][1]')) / (1 << (f.value ->> '$[${at}][2]'))`,
  },
)

function dyadic(value: number): readonly [number, number, number] {
  let [mantissa, halvings] = [value, 0]
  while (!Number.isInteger(mantissa) && halvings < 124) [mantissa, halvings] = [mantissa * 2, halvings + 1]
  return [Math.round(mantissa), Math.min(halvings, 62), Math.max(halvings - 62, 0)]
}

/** JSON text in the database, JSON in the file. `schema` is checked and changes nothing. */
export const json = (schema: z.ZodType = z.unknown()): Column =>
  column(
    z.json().refine((value) => schema.safeParse(value).success, 'is not of the form it is kept in'),
    {
      read: (name) => `json(${name})`,
      encode: (value) => JSON.stringify(value),
      form: schema,
    },
  )

const PACKED = { contentEncoding: 'base64', contentMediaType: 'application/gzip' }

/** Bytes packed by gzip; in the file as base64. `schema`: of the JSON that is packed. Null: it need not be JSON. */
export const packed = (schema: z.ZodType | null): Column =>
  column(
    z
      .string()
      .meta(PACKED)
      .refine((bytes) => isPacked(bytes, schema), 'is not what it was packed as'),
    {
      read: (name) => `hex(${name})`,
      decode: (read) => Buffer.from(String(read), 'hex').toString('base64'),
      encode: (value) => Buffer.from(String(value), 'base64').toString('hex'),
      write: (at) => `unhex(f.value ->> ${at})`,
    },
  )

function isPacked(base64: string, schema: z.ZodType | null): boolean {
  try {
    const gzip = Buffer.from(base64, 'base64')
    if (gzip.toString('base64') !== base64) return false
    const bytes = gunzipSync(gzip, { maxOutputLength: MAX_UNPACKED_BYTES })
    return schema === null || schema.safeParse(JSON.parse(bytes.toString('utf8'))).success
  } catch {
    // Not gzip, too much of it, or not JSON: neither says so otherwise.
    return false
  }
}

/** The key of a row of `table`. */
export const keyOf = (table: string, key: Column): Column => {
  const { isSerial: _, ...plain } = key
  return { ...plain, refersTo: table }
}

/** A column that may be empty; one that a file written earlier does not have is empty. */
export const orNull = (inner: Column): Column => ({
  ...inner,
  schema: inner.schema.nullable().default(null),
  ...(inner.form && { form: inner.form.nullable().default(null) }),
  read: (name) => `CASE WHEN ${name} IS NOT NULL THEN ${inner.read(name)} END`,
  decode: (read) => (read === null ? null : inner.decode(read)),
  encode: (value) => (value === null ? null : inner.encode(value)),
  write: (at) => `CASE WHEN f.value ->> ${at} IS NOT NULL THEN ${inner.write(at)} END`,
})
