import { z } from 'zod'
import type { DemoId } from '#core/demo/manifest.ts'
import type { Tx } from './client.ts'
import { execute, json, readRows } from './rows.ts'

/** Lets this version of a demo run from now on. Allowed twice, the first time is what is kept. */
export async function allow(tx: Tx, hash: string, demoId: DemoId, allowedAt: Date): Promise<void> {
  await execute(
    tx,
    `INSERT INTO "DemoAllowed" (hash, demoId, allowedAt) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`,
    hash,
    demoId,
    allowedAt.getTime(),
  )
}

/** Those of these hashes that were allowed. */
export async function allowedAmong(tx: Tx, hashes: readonly string[]): Promise<Set<string>> {
  const rows = await readRows(
    tx,
    z.string(),
    `SELECT json_group_array(hash) AS rows FROM "DemoAllowed" WHERE hash IN (SELECT value FROM json_each(?))`,
    json(hashes),
  )
  return new Set(rows)
}
