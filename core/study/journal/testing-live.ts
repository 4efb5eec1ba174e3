import { HISTORY } from '#core/store/history-tables.ts'
import { beginMerge } from '#core/store/history-merge.ts'
import { insideLongWrite } from '#core/store/history-write.ts'
import type { Context } from '../context.ts'
import { rebuildSchedules } from '../refold.ts'
import { factsOfLife, type Life } from './testing-life.ts'

/** Lets somebody live and study in a library, and answers how many facts there are of each table. */
export async function liveThrough(ctx: Pick<Context, 'db'>, life: Life): Promise<ReadonlyMap<string, number>> {
  const facts = factsOfLife(life)
  const counts = new Map([...facts].map(([name, some]) => [name, some.length]))
  await insideLongWrite(ctx.db, async (tx) => {
    const merge = await beginMerge(tx, counts)
    for (const table of HISTORY) {
      const some = facts.get(table.name) ?? []
      for (let from = 0; from < some.length; from += table.atOnce) {
        await merge.add(table, some.slice(from, from + table.atOnce))
      }
    }
  })
  await rebuildSchedules(ctx.db)
  return counts
}
