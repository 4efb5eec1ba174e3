import { z } from 'zod'
import { CardId } from '#core/card/card.ts'
import type { IndexEntry } from './card-index.ts'
import type { Tx } from './client.ts'
import { json, readRows } from './rows.ts'

/** What the index knows of the files at these paths and of the files of these cards, by path. */
export async function indexEntries(
  tx: Tx,
  paths: readonly string[],
  ids: readonly CardId[],
): Promise<Map<string, IndexEntry>> {
  const rows = await readRows(
    tx,
    z.tuple([z.string(), CardId, z.string(), z.number(), z.number()]),
    `SELECT json_group_array(json_array(path, id, hash, mtimeMs, size)) AS rows FROM "Card"
      WHERE path IN (SELECT value FROM json_each(?)) OR id IN (SELECT value FROM json_each(?))`,
    json(paths),
    json(ids),
  )
  return new Map(rows.map(([path, id, hash, mtimeMs, size]) => [path, { id, hash, mtimeMs, size }]))
}
