import type { CardId } from '#core/card/card.ts'
import { indexStamp } from '#core/store/cards.ts'
import type { Db } from '#core/store/db.ts'
import { allCardIds, cardsRevisedAfter } from '#core/store/questions.ts'

/** What holds something of each card in memory. */
export type Follower = {
  readonly keys: () => Iterable<CardId>
  readonly remove: (id: CardId) => void
  /** Takes in those of these cards that exist. */
  readonly put: (ids: readonly CardId[]) => Promise<void>
}

/** The stamp of what holds nothing yet. */
export const NOTHING_SEEN: readonly number[] = [0, 0, 0]

/**
 * Brings a follower up to what the library holds now: what changed since is read, and nothing else, whoever changed it.
 * @param seen the stamp of the library that it is up to; what is answered is the one that it is up to then
 */
export async function follow(db: Db, seen: readonly number[], follower: Follower): Promise<readonly number[]> {
  const stamp = await indexStamp(db)
  if (String(stamp) === String(seen)) return seen
  const take = async (ids: readonly CardId[]): Promise<void> => {
    for (const id of ids) follower.remove(id)
    await follower.put(ids)
  }
  await take(await cardsRevisedAfter(db, seen[1] ?? 0))
  // A file that went, or came back as it was, leaves no version behind.
  if (stamp[2] !== seen[2]) {
    const there = new Set(await allCardIds(db))
    const held = new Set(follower.keys())
    for (const id of held) if (!there.has(id)) follower.remove(id)
    await take([...there].filter((id) => !held.has(id)))
  }
  return stamp
}
