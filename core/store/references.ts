import { z } from 'zod'
import { type CardId, type Reference, REFERENCE_KINDS } from '#core/card/card.ts'
import { ownerOf } from './card-aliases.ts'
import type { Tx } from './client.ts'
import { bool, chunks, json, KnownId, readRows } from './rows.ts'

/** What a card refers to, and what it is called and about. */
export type CardReferences = {
  readonly id: CardId
  readonly title: string
  readonly lang: string
  readonly topics: readonly string[]
  readonly references: readonly Reference[]
}

const BATCH = 1000
const Row = z.object({
  id: KnownId,
  title: z.string(),
  lang: z.string(),
  topics: z.array(z.string()),
  references: z.array(z.object({ url: z.string(), kind: z.enum(REFERENCE_KINDS), title: z.string() })),
})

/** The references of those of these cards that exist, some cards at a time. */
export async function* referencesInTurn(tx: Tx, ids: readonly CardId[]): AsyncGenerator<readonly CardReferences[]> {
  for (const some of chunks(ids, BATCH)) {
    yield await readRows(
      tx,
      Row,
      `SELECT json_group_array(json_object('id', c.id, 'title', c.title, 'lang', c.lang, 'topics', json(c.topics),
          'references', json(c."references"))) AS rows
        FROM json_each(?) AS j CROSS JOIN "Card" AS c ON c.id = j.value`,
      json(some),
    )
  }
}

/** What was read of one reference of a card: how long, and whether it was last marked as read. */
export type ReadingSum = {
  readonly cardId: CardId
  readonly url: string
  readonly spentMs: number
  readonly isDone: boolean
}

/** All that was ever read. */
export const readingSums = (tx: Tx): Promise<ReadingSum[]> =>
  readRows(
    tx,
    z.object({ cardId: KnownId, url: z.string(), spentMs: z.number(), isDone: z.boolean() }),
    // Of the columns beside max(id) SQLite takes those of the row that has it: the last.
    `SELECT json_group_array(json_object('cardId', cardId, 'url', url, 'spentMs', spentMs, 'isDone', ${bool('isDone')})) AS rows
      FROM (SELECT ${ownerOf('r.cardId')} AS cardId, r.url, r.isDone, sum(r.spentMs) AS spentMs, max(r.id) FROM "Reading" AS r GROUP BY 1, 2)`,
  )
