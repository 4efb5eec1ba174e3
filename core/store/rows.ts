import { z } from 'zod'
import { prismaOf, type Tx } from './client.ts'

/**
 * Runs a query whose single row holds a JSON array in column `rows`, as `SELECT json_group_array(…) AS rows` gives.
 * Many rows come out of the driver several times faster as one document than one by one. Objects of plain fields are
 * the quickest to check.
 */
export async function readRows<S extends z.ZodType>(
  tx: Tx,
  row: S,
  sql: string,
  ...params: readonly Param[]
): Promise<z.output<S>[]> {
  const result = await prismaOf(tx).$queryRawUnsafe<unknown>(sql, ...params)
  const [document] = z.tuple([z.object({ rows: z.string() })]).parse(result)
  return z.array(row).parse(JSON.parse(document.rows))
}

/**
 * In SQL: `object` of each row `as` of `from`, in this order, as `readRows` wants them. A libSQL server does not take
 * ORDER BY inside an aggregate; SQLite keeps the order of a subquery that has a limit, be it one that limits nothing.
 */
export const inOrder = (object: string, as: string, from: string, order: string): string =>
  `SELECT json_group_array(${object}) AS rows FROM (SELECT ${as}.* FROM ${from} ORDER BY ${order} LIMIT -1) AS ${as}`

/** Runs a query that answers one number in column `n`. */
export async function readNumber(tx: Tx, sql: string, ...params: readonly Param[]): Promise<number> {
  const result = await prismaOf(tx).$queryRawUnsafe<unknown>(sql, ...params)
  return Number(z.tuple([z.object({ n: z.union([z.number(), z.bigint()]) })]).parse(result)[0].n)
}

/** Runs a statement for its effect; answers how many rows it changed. */
export const execute = (tx: Tx, sql: string, ...params: readonly Param[]): Promise<number> =>
  prismaOf(tx).$executeRawUnsafe(sql, ...params)

/** Instants go in as ms since the epoch, lists as JSON for `json_each(?)`. */
type Param = string | number | null

export const json = (value: unknown): string => JSON.stringify(value)

/** An instant, from ms since the epoch. */
export const Instant = z.number().transform((ms) => new Date(ms))
/** An id that came in through `CardId`. Checking it once more, a hundred thousand times over, would take longer than reading. */
export const KnownId = z.string().brand<'CardId'>()
/** In SQL: a JSON boolean from a column of booleans, which SQLite keeps as 0 and 1. */
export const bool = (column: string): string => `json(CASE WHEN ${column} THEN 'true' ELSE 'false' END)`

/** In SQL: a JSON number that reads back as the very same float. By itself SQLite writes only 15 digits. */
export const real = (column: string): string =>
  `CASE WHEN ${column} IS NULL THEN NULL ELSE json(printf('%!.17g', ${column})) END`

/** `items` in runs of at most `size`, so that no single parameter grows without bound. */
export function* chunks<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size)
}
