import { z } from 'zod'
import { idsOf, ownerOf } from './card-aliases.ts'
import type { Tx } from './client.ts'
import { type Fact, type FactTable, subjectOf } from './history-tables.ts'
import { json, readRows } from './rows.ts'

/** Numbers of the rows that a table had before anything was added. */
export type Extent = { readonly lowest: number; readonly highest: number }

/** Null: the table holds nothing. */
export async function extentOf(tx: Tx, { name }: FactTable): Promise<Extent | null> {
  const Row = z.tuple([z.number().nullable(), z.number().nullable()])
  const sql = `SELECT json_array(json_array(min(rowid), max(rowid))) AS rows FROM "${name}"`
  const [[lowest, highest] = [null, null]] = await readRows(tx, Row, sql)
  return lowest === null || highest === null ? null : { lowest, highest }
}

/** Looks up when the last of the rows that were there happened: of all, and of those about what these facts are about; of a card, and of those that are one with it. */
export async function learnTimes(
  tx: Tx,
  { name, line }: FactTable,
  facts: readonly Fact[],
  { lowest, highest }: Extent,
  known: Map<string, number>,
): Promise<void> {
  if (!line) return
  const { about, at } = line
  const wanted = [...new Set(facts.map((fact) => subjectOf(fact, about)))].filter((one) => !known.has(one))
  if (known.size > 0 && wanted.length === 0) return
  const isSame = about.map((column, i) => {
    const value = `(j.value ->> ${i})`
    return `t."${column}" IN (${column === 'cardId' ? idsOf(ownerOf(value)) : value})`
  })
  const rows = await readRows(
    tx,
    z.tuple([z.string(), z.number()]),
    `SELECT json_group_array(json_array(about, at)) AS rows FROM (
      SELECT j.value AS about, max(t."${at}") AS at FROM json_each(?1) AS j
        CROSS JOIN "${name}" AS t ON ${isSame.join(' AND ')}
        WHERE t.rowid BETWEEN ?2 AND ?3 GROUP BY 1
      UNION ALL SELECT '', max("${at}") FROM "${name}" WHERE ?4 HAVING ?4)`,
    json(wanted),
    lowest,
    highest,
    known.size === 0 ? 1 : 0,
  )
  for (const [one, time] of rows) known.set(one, time)
}

/** For each fact the keys of the rows that were there and say the same. */
export async function sameAs(
  tx: Tx,
  table: FactTable,
  facts: readonly Fact[],
  { lowest, highest }: Extent,
  looseMs: number,
): Promise<readonly (readonly number[])[]> {
  const { name, columns, same, line } = table
  const wanted = same.map((column, i) => {
    // Only the first is looked up in an index; the others are compared.
    const ours = `${i === 0 ? '' : '+'}t."${column}"`
    const theirs = columns[column]?.write(i + 1) ?? ''
    return column === line?.at ? `${ours} BETWEEN ${theirs} - ?4 AND ${theirs} + ?4` : `${ours} = ${theirs}`
  })
  const rows = await readRows(
    tx,
    z.tuple([z.number(), z.number()]),
    `SELECT json_group_array(json_array(f.value ->> 0, t.rowid)) AS rows FROM json_each(?1) AS f CROSS JOIN "${name}" AS t
      ON ${wanted.join(' AND ')} WHERE +t.rowid BETWEEN ?2 AND ?3 AND ?4 >= 0`,
    json(facts.map((fact, i) => [i, ...same.map((column) => columns[column]?.encode(fact[column]))])),
    lowest,
    highest,
    looseMs,
  )
  const found = facts.map((): number[] => [])
  for (const [i, key] of rows) found[i]?.push(key)
  return found.map((keys) => keys.toSorted((a, b) => a - b))
}
