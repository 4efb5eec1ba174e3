import { z } from 'zod'
import type { CardId } from '#core/card/card.ts'
import type { Tx } from './client.ts'
import { bool, chunks, json, KnownId, readRows } from './rows.ts'

/** A card with the open questions of its stage 6 in the author's order. One that is archived asks none. */
export type AskingCard = {
  readonly id: CardId
  readonly title: string
  readonly lang: string
  readonly topics: readonly string[]
  /** Calendar date, YYYY-MM-DD. */
  readonly created: string
  readonly archived: boolean
  readonly open: readonly string[]
}

const BATCH = 1000
const Row = z.object({
  id: KnownId,
  title: z.string(),
  lang: z.string(),
  topics: z.array(z.string()),
  created: z.string(),
  archived: z.boolean(),
  open: z.array(z.string()),
})

/** Those of these cards that exist, some at a time. */
export async function* askingInTurn(tx: Tx, ids: readonly CardId[]): AsyncGenerator<readonly AskingCard[]> {
  for (const some of chunks(ids, BATCH)) {
    yield await readRows(
      tx,
      Row,
      `SELECT json_group_array(json_object('id', c.id, 'title', c.title, 'lang', c.lang, 'topics', json(c.topics), 'created', c.created,
          'archived', ${bool('c.archived')},
          'open', (SELECT json_group_array(o.text) FROM (SELECT text FROM "Edge"
            WHERE parentId = c.id AND childId IS NULL AND c.archived = 0 ORDER BY position LIMIT -1) AS o))) AS rows
        FROM json_each(?) AS j CROSS JOIN "Card" AS c ON c.id = j.value`,
      json(some),
    )
  }
}
