import { z } from 'zod'
import { err, ok, type Result } from '#core/result.ts'
import {
  AnkiCard,
  AnkiCol,
  AnkiNote,
  AnkiReview,
  type AnkiCollection,
  type NewAnkiCollection,
} from '#core/share/apkg/collection.ts'
import { columnsOf, createTable, INDEXES, LAYOUT, SCHEMA, UNSET } from '#core/share/apkg/layout.ts'
import { connectPlainly } from './connection.ts'
import { chunks, json } from './rows.ts'
import { reasonOf } from './snapshot.ts'

/** Writes a collection to a new file. The same collection gives the same bytes. */
export async function writeCollection(file: string, collection: NewAnkiCollection): Promise<void> {
  const { col, ...tables } = collection
  const texts = Object.entries(col).map(([key, value]) => [key, typeof value === 'object' ? json(value) : value])
  const whole = { id: 1, ver: SCHEMA, scm: col.mod, ...Object.fromEntries(texts) }
  const client = connectPlainly(file)
  try {
    const tx = await client.transaction('write')
    try {
      await tx.executeMultiple(Object.keys(LAYOUT).map(createTable).join('; '))
      await tx.executeMultiple(INDEXES.map((index) => `CREATE INDEX ${index}`).join('; '))
      for (const [table, rows] of Object.entries({ col: [whole], ...tables })) {
        const columns = columnsOf(table)
        const sql = `INSERT INTO ${table} SELECT ${columns.map((_, i) => `value ->> ${i}`).join(', ')} FROM json_each(?)`
        for (const some of chunks<object>(rows, 500)) {
          const values = some.map((row) => {
            const filled: Readonly<Record<string, unknown>> = { ...UNSET, ...row }
            return columns.map((column) => filled[column])
          })
          await tx.execute({ sql, args: [json(values)] })
        }
      }
      await tx.commit()
    } finally {
      tx.close()
    }
  } finally {
    client.close()
  }
}

/** Why a file is not taken for a collection. */
export type CollectionError =
  | { readonly kind: 'damaged'; readonly reason: string }
  /** Written by a version of Anki whose layout is another one. */
  | { readonly kind: 'other-schema'; readonly schema: number }

/**
 * Reads a collection that may come from anywhere. Nothing is read but plain tables: what a view or a computed column
 * makes up could go on for ever.
 */
export async function readCollection(file: string): Promise<Result<AnkiCollection, CollectionError>> {
  const client = connectPlainly(file)
  const read = async (sql: string, ...args: number[]): Promise<unknown> => {
    // As bytes: the driver brings down the whole process when it meets a text that is not UTF-8.
    const { rows } = await client.execute({ sql: `SELECT CAST((${sql}) AS BLOB)`, args })
    return JSON.parse(new TextDecoder().decode(z.instanceof(ArrayBuffer).parse(rows[0]?.[0])))
  }

  async function readAll<S extends z.ZodType<{ id: number }>>(
    table: string,
    schema: S,
    atOnce: number,
  ): Promise<z.infer<S>[]> {
    const names = Object.keys((schema as unknown as z.ZodObject).shape)
    const row = `json_object(${names.map((name) => `'${name}', ${name}`).join(', ')})`
    const sql = `SELECT json_group_array(${row}) FROM (SELECT * FROM ${table} WHERE id > ? ORDER BY id LIMIT ${atOnce})`
    const found: z.infer<S>[] = []
    for (let after = Number.MIN_SAFE_INTEGER; ;) {
      const page = z.array(schema).parse(await read(sql, after))
      const last = page.at(-1)
      if (!last) return found
      for (const one of page) found.push(one)
      after = last.id
    }
  }

  try {
    for (const setting of ['trusted_schema = OFF', 'cell_size_check = ON', 'ignore_check_constraints = ON']) {
      await client.execute(`PRAGMA ${setting}`)
    }
    const odd = await oddTable(read)
    if (odd !== null) return err({ kind: 'damaged', reason: odd })
    const { ver } = z.object({ ver: z.int() }).parse(await read(`SELECT json_object('ver', ver) FROM col`))
    if (ver !== SCHEMA) return err({ kind: 'other-schema', schema: ver })
    const col = `json_object('ver', ver, 'conf', json(conf), 'models', json(models), 'decks', json(decks))`
    return ok({
      col: AnkiCol.parse(await read(`SELECT ${col} FROM col`)),
      notes: await readAll('notes', AnkiNote, 500),
      cards: await readAll('cards', AnkiCard, 5000),
      revlog: await readAll('revlog', AnkiReview, 5000),
    })
  } catch (error) {
    // Whatever is wrong in there, SQLite or the schema has said so.
    const isOurs = error instanceof z.ZodError
    const [issue] = isOurs ? error.issues : []
    const reason = issue ? `${issue.path.join('.')}: ${issue.message}` : reasonOf(error)
    return err({ kind: 'damaged', reason: reason.replace(/\s+/g, ' ') })
  } finally {
    client.close()
  }
}

/** What is odd about the tables that are to be read. Null: they are there, plain and sound, whatever else there is. */
async function oddTable(read: (sql: string) => Promise<unknown>): Promise<string | null> {
  for (const table of ['col', 'notes', 'cards', 'revlog']) {
    const types = await read(
      `SELECT json_group_array(json_array(type, sql)) FROM sqlite_schema WHERE lower(name) = '${table}'`,
    )
    const [found, ...more] = z.array(z.tuple([z.string(), z.string().nullable()])).parse(types)
    if (!found || more.length > 0 || found[0] !== 'table' || /^create\s+virtual/i.test(found[1] ?? '')) {
      return `it has no plain table ${table}`
    }
    const computed = await read(
      `SELECT json_group_array(name) FROM pragma_table_xinfo('${table}') WHERE hidden NOT IN (0, 1)`,
    )
    if (z.array(z.string()).parse(computed).length > 0) return `its table ${table} has computed columns`
    // Pages that lead in a circle would be read for ever.
    const verdict = await read(`SELECT json_group_array(quick_check) FROM pragma_quick_check('${table}')`)
    const [fault] = z.array(z.string()).parse(verdict)
    if (fault !== 'ok') return (fault ?? 'it cannot be checked').replace(/\s+/g, ' ')
  }
  return null
}
