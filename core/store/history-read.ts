import { setImmediate } from 'node:timers/promises'
import { createClient, type Client, type Transaction } from '@libsql/client'
import { z } from 'zod'
import { Rating } from '#core/schedule/rating.ts'
import type { Db } from './client.ts'
import { connectPlainly } from './connection.ts'
import { COUNTS, type CardReview } from './reviews.ts'
import { Instant, KnownId } from './rows.ts'
import type { Fact, FactTable } from './history-tables.ts'

/** A database as it was at one moment. Opaque outside this room. */
export type Moment = Pick<Transaction, 'execute'>

/** Runs `work` over the database as it is at this moment, whatever others write meanwhile; nobody has to wait for it. */
export async function atOneMoment<T>(db: Db, work: (moment: Moment) => Promise<T>): Promise<T> {
  const { moment, end } = await beginMoment(db)
  try {
    return await work(moment)
  } finally {
    end()
  }
}

/** As `atOneMoment`, for what is read piece by piece; whoever begins it ends it. */
export async function beginMoment(db: Db): Promise<{ readonly moment: Moment; readonly end: () => void }> {
  const client: Client = db.place.kind === 'file' ? connectPlainly(db.place.path) : createClient({ url: db.place.url })
  try {
    const moment = await client.transaction('read')
    const end = (): void => {
      moment.close()
      client.close()
    }
    return { moment, end }
  } catch (error) {
    client.close()
    throw error
  }
}

/** All rows of a table that are taken along, in their order, some at a time. */
export async function* readFacts(moment: Moment, table: FactTable): AsyncGenerator<readonly Fact[]> {
  const names = Object.keys(table.columns)
  const Rows = z.array(z.tuple([z.array(z.union([z.string(), z.number()]))], z.unknown()))
  let after: readonly (string | number)[] = []
  for (;;) {
    const { rows } = await moment.execute({ sql: pageOf(table, after.length > 0), args: [...after] })
    const page = Rows.parse(JSON.parse(z.string().parse(rows[0]?.[0])))
    const facts = page.map(([, ...values]) =>
      Object.fromEntries(names.map((name, i) => [name, table.columns[name]?.decode(values[i])])),
    )
    const taken = facts.filter((row) => !table.staysBehind(row))
    if (taken.length > 0) yield taken
    if (page.length < table.atOnce) return
    after = page.at(-1)?.[0] ?? []
    // Reading does not wait for the disk, and a server has others to answer.
    await setImmediate()
  }
}

/** In SQL: one document of rows, each its place in the order and then its columns. */
function pageOf({ name, columns, order, atOnce }: FactTable, hasBefore: boolean): string {
  const place = order.map((key) => `"${key}"`).join(', ')
  const values = Object.entries(columns).map(([key, { read }]) => read(`t."${key}"`))
  const row = `json_array(json_array(${order.map((key) => `t."${key === 'rowid' ? 'place' : key}"`).join(', ')}), ${values.join(', ')})`
  const after = hasBefore ? `WHERE (${place}) > (${order.map(() => '?').join(', ')})` : ''
  return `SELECT json_group_array(${row}) FROM (
    SELECT *, rowid AS place FROM "${name}" ${after} ORDER BY ${place} LIMIT ${atOnce}) AS t`
}

const Reviews = z.array(
  z
    .tuple([z.number(), KnownId, Instant, Rating, z.number().nullable()])
    .transform(([id, cardId, reviewedAt, rating, durationMs]) => ({ id, cardId, reviewedAt, rating, durationMs })),
)

/** The reviews that count, in the order in which they were given, some at a time. */
export async function* readCounted(
  moment: Moment,
): AsyncGenerator<readonly Omit<CardReview, 'place' | 'isGatePassed'>[]> {
  const [sql, atOnce] = [
    `SELECT json_group_array(json_array(r.id, r.cardId, r.reviewedAt, r.rating, r.durationMs)) FROM (
      SELECT * FROM "Review" AS r WHERE r.id > ? AND ${COUNTS} ORDER BY r.id LIMIT ?) AS r`,
    1000,
  ]
  for (let after = Number.MIN_SAFE_INTEGER; ;) {
    const { rows } = await moment.execute({ sql, args: [after, atOnce] })
    const page = Reviews.parse(JSON.parse(z.string().parse(rows[0]?.[0])))
    if (page.length > 0) yield page
    if (page.length < atOnce) return
    after = page.at(-1)?.id ?? after
    await setImmediate()
  }
}
