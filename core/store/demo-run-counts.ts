import { z } from 'zod'
import type { DemoId } from '#core/demo/manifest.ts'
import type { Tx } from './client.ts'
import { readRows } from './rows.ts'

/** How often each demo was run that ever was. */
export async function demoRunCounts(tx: Tx): Promise<ReadonlyMap<DemoId, number>> {
  const rows = await readRows(
    tx,
    z.tuple([z.string().brand<'DemoId'>(), z.number()]),
    `SELECT json_group_array(json_array(demoId, n)) AS rows FROM (SELECT demoId, count(*) AS n FROM "DemoRun" GROUP BY demoId)`,
  )
  return new Map(rows)
}
