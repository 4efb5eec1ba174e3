import type { Client } from '@libsql/client'
import { z } from 'zod'
import { connectPlainly } from './connection.ts'
import { HISTORY } from './history-tables.ts'

/** What a person would miss of a database, or be glad of. */
export type DbFacts = {
  /** Those that count. */
  readonly reviews: number
  readonly attempts: number
  /** Of the journal. */
  readonly entries: number
  /** All else that only the database has: readings, runs, versions of cards, marks, settings. */
  readonly others: number
  /** When the newest of the first three was made. Null: there is none. */
  readonly lastAt: Date | null
  /** Titles of the cards in its index, by their paths. */
  readonly titles: ReadonlyMap<string, string>
}

/** Reads them from a database of this program, of whichever version. */
export async function readDbFacts(client: Pick<Client, 'execute'>): Promise<DbFacts> {
  const rows = async <S extends z.ZodType>(row: S, sql: string): Promise<z.output<S>[]> =>
    z.array(row).parse((await client.execute(sql)).rows)
  const names = await rows(z.object({ name: z.string() }), `SELECT name FROM sqlite_master WHERE type = 'table'`)
  const tables = new Set(names.map(({ name }) => name))
  const figures = async (table: string, sql: string): Promise<z.infer<typeof Figures>> =>
    (tables.has(table) ? await rows(Figures, sql) : [])[0] ?? { n: 0, lastMs: null }
  const reviews = await figures(
    'Review',
    `SELECT count(*) - (SELECT count(*) FROM "Undo") AS n, max("reviewedAt") AS lastMs FROM "Review"`,
  )
  const attempts = await figures('Attempt', `SELECT count(*) AS n, max("savedAt") AS lastMs FROM "Attempt"`)
  const entries = await figures(
    'EntryVersion',
    `SELECT count(DISTINCT "entryId") AS n, max("at") AS lastMs FROM "EntryVersion"`,
  )
  let others = 0
  for (const { name } of HISTORY.filter((one) => tables.has(one.name) && !APART.includes(one.name))) {
    others += (await figures(name, `SELECT count(*) AS n, NULL AS lastMs FROM "${name}"`)).n
  }
  const lastMs = Math.max(...[reviews, attempts, entries].map((one) => one.lastMs ?? -Infinity))
  const cards = tables.has('Card') ? await rows(CardRow, `SELECT path, title FROM "Card"`) : []
  return {
    reviews: reviews.n,
    attempts: attempts.n,
    entries: entries.n,
    others,
    lastAt: lastMs === -Infinity ? null : new Date(lastMs),
    titles: new Map(cards.map(({ path, title }) => [path, title])),
  }
}

const APART = ['Review', 'Undo', 'Attempt', 'EntryVersion']

const Figures = z.object({ n: z.number(), lastMs: z.number().nullable() })
const CardRow = z.object({ path: z.string(), title: z.string() })

/** The same of a file. */
export async function dbFactsOf(file: string): Promise<DbFacts> {
  const client = connectPlainly(file)
  try {
    return await readDbFacts(client)
  } finally {
    client.close()
  }
}
