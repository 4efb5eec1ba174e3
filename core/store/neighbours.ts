import { z } from 'zod'
import type { CardId } from '#core/card/card.ts'
import type { Tx } from './client.ts'
import { json, KnownId, readRows } from './rows.ts'

/** What stands beside a card. */
export type Neighbours = {
  /** The cards that gate it. */
  readonly parents: readonly CardId[]
  /** Cards that give it away, or that it gives away. */
  readonly spoils: readonly CardId[]
}

const Pairs = z.array(z.tuple([KnownId, KnownId]))

/** What stands beside each of these cards, there or not; by a function, so that one that has nothing need not be looked for. */
export async function neighboursOf(tx: Tx, ids: readonly CardId[]): Promise<(id: CardId) => Neighbours> {
  const [found] = await readRows(
    tx,
    z.object({ gates: Pairs, spoils: Pairs }),
    `SELECT json_array(json_object(
      'gates', (SELECT json_group_array(json_array(e.childId, e.parentId))
        FROM json_each(?1) AS j CROSS JOIN "Edge" AS e ON e.childId = j.value WHERE e.gates = 1),
      'spoils', (SELECT json_group_array(json_array(one, other)) FROM (
        SELECT j.value AS one, s.toId AS other FROM json_each(?1) AS j CROSS JOIN "Spoil" AS s ON s.fromId = j.value
        UNION SELECT j.value, s.fromId FROM json_each(?1) AS j CROSS JOIN "Spoil" AS s ON s.toId = j.value)))) AS rows`,
    json([...new Set(ids)]),
  )
  const [parents, spoils] = [listsOf(found?.gates ?? []), listsOf(found?.spoils ?? [])]
  return (id) => ({ parents: parents.get(id) ?? [], spoils: spoils.get(id) ?? [] })
}

function listsOf(pairs: z.infer<typeof Pairs>): ReadonlyMap<CardId, readonly CardId[]> {
  const lists = new Map<CardId, CardId[]>()
  for (const [of, other] of pairs) {
    const list = lists.get(of)
    if (list) list.push(other)
    else lists.set(of, [other])
  }
  return lists
}
