import { z } from 'zod'
import type { CardId } from '#core/card/card.ts'
import { INDEX_VERSION } from './card-row.ts'
import type { Tx } from './client.ts'
import { bool, json, KnownId, readRows, real } from './rows.ts'

/** What tells whether a file is still as it was when it was indexed. */
export type IndexEntry = {
  readonly id: CardId
  readonly hash: string
  readonly mtimeMs: number
  readonly size: number
  /** False: an earlier version indexed it and kept less of it. */
  readonly isCurrent: boolean
}

/** What the index knows of each file, by its path. */
export const indexState = (tx: Tx): Promise<Map<string, IndexEntry>> => readEntries(tx, 'true')

/** What the index knows of the files at these paths and of the files of these cards, by path. */
export const indexEntries = (
  tx: Tx,
  paths: readonly string[],
  ids: readonly CardId[],
): Promise<Map<string, IndexEntry>> =>
  readEntries(
    tx,
    'path IN (SELECT value FROM json_each(?)) OR id IN (SELECT value FROM json_each(?))',
    json(paths),
    json(ids),
  )

async function readEntries(tx: Tx, condition: string, ...params: string[]): Promise<Map<string, IndexEntry>> {
  const rows = await readRows(
    tx,
    z.object({
      path: z.string(),
      id: KnownId,
      hash: z.string(),
      mtimeMs: z.number(),
      size: z.number(),
      isCurrent: z.boolean(),
    }),
    `SELECT json_group_array(json_object('path', path, 'id', id, 'hash', hash, 'mtimeMs', ${real('mtimeMs')},
        'size', size, 'isCurrent', ${bool(`indexedAs = ${INDEX_VERSION}`)})) AS rows
      FROM "Card" WHERE ${condition}`,
    ...params,
  )
  return new Map(rows.map(({ path, ...entry }) => [path, entry]))
}
