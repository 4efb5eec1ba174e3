import { setImmediate } from 'node:timers/promises'
import type { CardId } from '#core/card/card.ts'
import { indexStamp } from '#core/store/cards.ts'
import type { Db, Tx } from '#core/store/db.ts'
import { allCardIds, cardsRevisedAfter } from '#core/store/questions.ts'
import { inTurn } from './in-turn.ts'

/** Something of each card that exists. `stamp` is another as soon as a card has changed. */
export type KeptCards<T> = { readonly cards: ReadonlyMap<CardId, T>; readonly stamp: string }

type Read<T> = (tx: Tx, ids: readonly CardId[]) => AsyncIterable<readonly (readonly [CardId, T])[]>

/**
 * Keeps something of all cards of each open library in memory. Each time it is asked for, what changed since is read, and
 * nothing else, whoever changed it.
 * @param name what is kept
 */
export function keptCards<T>(name: string, read: Read<T>): (db: Db, contentDir: string) => Promise<KeptCards<T>> {
  const kept = new WeakMap<Db, { readonly cards: Map<CardId, T>; stamp: readonly number[] }>()

  const take = async (db: Db, cards: Map<CardId, T>, ids: readonly CardId[]): Promise<void> => {
    for (const id of ids) cards.delete(id)
    for await (const some of read(db, ids)) {
      for (const [id, value] of some) cards.set(id, value)
      // The driver answers without a pause, so each batch is a turn of its own.
      await setImmediate()
    }
  }
  // A file that went, or came back as it was, leaves no version behind.
  const compare = async (db: Db, cards: Map<CardId, T>): Promise<void> => {
    const there = new Set(await allCardIds(db))
    for (const id of cards.keys()) if (!there.has(id)) cards.delete(id)
    await take(
      db,
      cards,
      [...there].filter((id) => !cards.has(id)),
    )
  }
  const now = async (db: Db): Promise<KeptCards<T>> => {
    const held = kept.get(db) ?? { cards: new Map<CardId, T>(), stamp: [0, 0, 0] }
    kept.set(db, held)
    const stamp = await indexStamp(db)
    if (String(stamp) !== String(held.stamp)) {
      await take(db, held.cards, await cardsRevisedAfter(db, held.stamp[1] ?? 0))
      if (stamp[2] !== held.stamp[2]) await compare(db, held.cards)
      held.stamp = stamp
    }
    return { cards: held.cards, stamp: String(stamp) }
  }
  return (db, contentDir) => inTurn(`${name} ${contentDir}`, () => now(db))
}
