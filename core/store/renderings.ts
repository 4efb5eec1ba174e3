import { gunzipSync, gzipSync } from 'node:zlib'
import { prismaOf, type Tx } from './client.ts'
import { execute } from './rows.ts'

// A cache by the hash of what it was made from: an entry is right for ever, so it is only ever added or thrown away.

/** The JSON text kept under `key`. Null: none, or one that does not unpack, which is as good as none. */
export async function getRendering(tx: Tx, key: string): Promise<string | null> {
  const row = await prismaOf(tx).rendering.findUnique({ where: { key } })
  if (row === null) return null
  try {
    return gunzipSync(row.tree).toString('utf8')
  } catch {
    return null
  }
}

/** Keeps JSON text under `key`. */
export async function putRendering(tx: Tx, key: string, text: string): Promise<void> {
  const tree = gzipSync(text, { level: 1 })
  await prismaOf(tx).rendering.upsert({ where: { key }, create: { key, tree }, update: { tree } })
}

/** Throws away all but the `keep` newest; answers how many went. */
export const pruneRenderings = (tx: Tx, keep: number): Promise<number> =>
  execute(
    tx,
    `DELETE FROM "Rendering" WHERE rowid <= (SELECT rowid FROM "Rendering" ORDER BY rowid DESC LIMIT 1 OFFSET ?)`,
    keep,
  )
