import { setImmediate } from 'node:timers/promises'
import type { CardId } from '#core/card/card.ts'
import type { Db, Tx } from '#core/store/db.ts'
import { follow, NOTHING_SEEN } from './follow-cards.ts'
import { inTurn } from './in-turn.ts'

/** Something of each card that exists. `stamp` is another as soon as a card has changed. */
export type KeptCards<T> = { readonly cards: ReadonlyMap<CardId, T>; readonly stamp: string }

type Read<T> = (tx: Tx, ids: readonly CardId[]) => AsyncIterable<readonly (readonly [CardId, T])[]>

/**
 * Keeps something of all cards of each open library in memory, up to date each time it is asked for.
 * @param name what is kept
 */
export function keptCards<T>(name: string, read: Read<T>): (db: Db, contentDir: string) => Promise<KeptCards<T>> {
  const kept = new WeakMap<Db, { readonly cards: Map<CardId, T>; stamp: readonly number[] }>()

  const now = async (db: Db): Promise<KeptCards<T>> => {
    const held = kept.get(db) ?? { cards: new Map<CardId, T>(), stamp: NOTHING_SEEN }
    kept.set(db, held)
    const { cards } = held
    held.stamp = await follow(db, held.stamp, {
      keys: () => cards.keys(),
      remove: (id) => cards.delete(id),
      put: async (ids) => {
        for await (const some of read(db, ids)) {
          for (const [id, value] of some) cards.set(id, value)
          // The driver answers without a pause, so each batch is a turn of its own.
          await setImmediate()
        }
      },
    })
    return { cards, stamp: String(held.stamp) }
  }
  return (db, contentDir) => inTurn(`${name} ${contentDir}`, () => now(db))
}
