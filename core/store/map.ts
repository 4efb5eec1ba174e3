import { z } from 'zod'
import { CATEGORIES, type CardId, type Category } from '#core/card/card.ts'
import { ownerOf } from './card-aliases.ts'
import type { Tx } from './client.ts'
import { cardNamed } from './names.ts'
import { json, KnownId, readRows } from './rows.ts'

/** Cards read at once: enough to be quick, few enough to hold up nobody. */
const BATCH = 2000

export type ShelvedCard = { readonly id: CardId; readonly category: Category; readonly topics: readonly string[] }

/** All cards in the author's order, that of their files, some thousands at a time. */
export async function* cardsInOrder(tx: Tx): AsyncGenerator<readonly ShelvedCard[]> {
  const row = z.tuple([KnownId, z.enum(CATEGORIES), z.array(z.string()), z.string()])
  const batch = `SELECT json_group_array(json_array(id, category, json(topics), path)) AS rows FROM (
    SELECT id, category, topics, path FROM "Card" WHERE path > ? ORDER BY path LIMIT ${BATCH})`
  for (let after = ''; ;) {
    const cards = await readRows(tx, row, batch, after)
    const last = cards.at(-1)
    if (!last) return
    yield cards.map(([id, category, topics]) => ({ id, category, topics }))
    after = last[3]
  }
}

/** How often each card was practised that was, single sentences included. */
export async function attemptCounts(tx: Tx): Promise<ReadonlyMap<CardId, number>> {
  const rows = await readRows(
    tx,
    z.tuple([KnownId, z.number()]),
    `SELECT json_group_array(json_array(id, n)) AS rows FROM (
      SELECT ${ownerOf('t.cardId')} AS id, sum(t.n) AS n FROM (
        SELECT cardId, count(*) AS n FROM "Attempt" GROUP BY cardId) AS t GROUP BY 1)`,
  )
  return new Map(rows)
}

/** Links from the text of these cards to another, outside stage 6 or by a name, each once: from, to. */
export const linksFrom = (tx: Tx, ids: readonly CardId[]): Promise<(readonly [CardId, CardId])[]> =>
  readRows(
    tx,
    z.tuple([KnownId, KnownId]),
    `SELECT json_group_array(json_array(fromId, toId)) AS rows FROM (
      SELECT m.fromId, m.toId FROM json_each(?1) AS j CROSS JOIN "Mention" AS m ON m.fromId = j.value
      UNION SELECT w.fromId, ${cardNamed('w.name')} AS toId FROM json_each(?1) AS j
        CROSS JOIN "Wikilink" AS w ON w.fromId = j.value WHERE toId IS NOT NULL AND toId <> w.fromId)`,
    json(ids),
  )
