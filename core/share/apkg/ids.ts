import { createHash } from 'node:crypto'
import { CardId } from '#core/card/card.ts'

// Identities on both sides. Made from what they stand for, so that the same card is the same note at each export, and
// the same note the same card at each import.

const OURS = 'zhuiwen:'

/** The identity of a card's note. */
export const guidOf = (id: CardId): string => OURS + id

/** The card that a note was made from. Null: it was made elsewhere. */
export const cardOfGuid = (guid: string): CardId | null =>
  guid.startsWith(OURS) ? (CardId.safeParse(guid.slice(OURS.length)).data ?? null) : null

/** The card that is made from one card of a note: the first of one of ours is the card that it was made from. */
export function cardIdFor(guid: string, ord: number): CardId {
  const own = ord === 0 ? cardOfGuid(guid) : null
  if (own !== null) return own
  // 60 bits: of a million notes two are the same with a chance of one in two million.
  const digits = hashOf(`${guid}\0${ord}`).toString(32).padStart(12, '0')
  return CardId.parse(`anki-${digits}`)
}

/** The first 60 bits of the sha256 of a text. */
export const hashOf = (text: string): bigint =>
  BigInt(`0x${createHash('sha256').update(text).digest('hex').slice(0, 15)}`)

const DAY_MS = 86_400_000

/**
 * Ids as Anki gives them: the ms at which something was made. Ours fall on the day they stand for, and the rest follows
 * from the name. Of two that fall on one the second takes the next that is free, so names come in a fixed order.
 */
export function createIds(): (name: string, day: string) => number {
  const taken = new Set<number>()
  return (name, day) => {
    let id = Date.parse(`${day}T00:00:00Z`) + Number(hashOf(name) % BigInt(DAY_MS))
    while (taken.has(id)) id += 1
    taken.add(id)
    return id
  }
}
