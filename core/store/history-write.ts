import type { CardId } from '#core/card/card.ts'
import { asTx, wholeOf, type Db, type Tx } from './client.ts'
import { Prisma } from './generated/client.ts'
import type { Fact, FactTable } from './history-tables.ts'
import { execute, json, KnownId, readRows } from './rows.ts'
import { isBusy } from './write.ts'

/** A row to be added. `place`: its number. Null: whichever comes next. */
export type NewRow = { readonly fact: Fact; readonly place: number | null }

/** Adds rows to a table. */
export async function insert(tx: Tx, { name, columns, order }: FactTable, rows: readonly NewRow[]): Promise<void> {
  if (rows.length === 0) return
  const others = Object.entries(columns).filter(([, { isSerial }]) => !isSerial)
  const isPlaced = rows.every(({ place }) => place !== null)
  const place = isPlaced || order[0] === 'id' ? ['rowid'] : []
  const names = [...place, ...others.map(([key]) => `"${key}"`)]
  const values = [...place.map(() => 'f.value ->> 0'), ...others.map(([, { write }], i) => write(i + 1))]
  await execute(
    tx,
    `INSERT INTO "${name}" (${names.join(', ')}) SELECT ${values.join(', ')} FROM json_each(?) AS f`,
    json(rows.map((row) => [row.place, ...others.map(([key, { encode }]) => encode(row.fact[key]))])),
  )
}

/** The cards that these rows are about, be it by way of the row they refer to. */
export async function cardsIn(tx: Tx, { columns }: FactTable, rows: readonly NewRow[]): Promise<CardId[]> {
  if (columns['cardId']) return rows.map(({ fact }) => KnownId.parse(fact['cardId']))
  const [key, through] = Object.entries(columns).find(([, { refersTo }]) => refersTo !== undefined) ?? []
  if (key === undefined) return []
  return readRows(
    tx,
    KnownId,
    `SELECT json_group_array(DISTINCT cardId) AS rows FROM "${through?.refersTo}"
      WHERE id IN (SELECT value FROM json_each(?))`,
    json(rows.map(({ fact }) => fact[key])),
  )
}

/** Long enough for a million reviews on a slow machine, in ms. Nothing else can be written meanwhile. */
const TIMEOUT_MS = 30 * 60_000
const MAX_TRIES = 3

/** As `insideWrite`, for work that may take minutes. */
export async function insideLongWrite<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await wholeOf(db).$transaction((tx) => work(asTx(tx)), { timeout: TIMEOUT_MS, maxWait: 30_000 })
    } catch (error) {
      if (tries === MAX_TRIES || !isBusy(error)) throw error
    }
  }
}

/**
 * Which rule of the database the rows that were to be added break, in its words: two of one key, or one that refers to
 * nothing. Null: the error is another one.
 */
export function ruleBroken(error: unknown): string | null {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return null
  return /[A-Z ]+ constraint failed(: [\w., ]+)?/.exec(error.message)?.[0].trim() ?? null
}
