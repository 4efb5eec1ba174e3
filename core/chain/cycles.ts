import { at } from './lists.ts'
import type { Lists } from './lists.ts'

/**
 * Goes depth-first from the cards that no other card leads to, then from whatever is left. An edge back to a card on
 * the way that led here closes a cycle: 1 for such an edge, 0 for the others.
 */
export function findBackEdges(cards: number, outgoing: Lists, parentOf: Uint32Array, childOf: Uint32Array): Uint8Array {
  const isBack = new Uint8Array(childOf.length)
  const isLedTo = new Uint8Array(cards)
  for (let edge = 0; edge < childOf.length; edge += 1) {
    const child = at(childOf, edge)
    if (child !== at(parentOf, edge)) isLedTo[child] = 1
  }
  const UNSEEN = 0
  const ON_THE_WAY = 1
  const DONE = 2
  const state = new Uint8Array(cards)
  // Iterative: a chain may be longer than the call stack is deep.
  const next = outgoing.start.slice()
  const way: number[] = []
  const goFrom = (start: number) => {
    if (state[start] !== UNSEEN) return
    state[start] = ON_THE_WAY
    way.push(start)
    for (let card = way.at(-1); card !== undefined; card = way.at(-1)) {
      const place = at(next, card)
      if (place === at(outgoing.start, card + 1)) {
        state[card] = DONE
        way.pop()
        continue
      }
      next[card] = place + 1
      const edge = at(outgoing.items, place)
      const child = at(childOf, edge)
      if (state[child] === ON_THE_WAY) isBack[edge] = 1
      if (state[child] === UNSEEN) {
        state[child] = ON_THE_WAY
        way.push(child)
      }
    }
  }
  for (let card = 0; card < cards; card += 1) if (!isLedTo[card]) goFrom(card)
  for (let card = 0; card < cards; card += 1) goFrom(card)
  return isBack
}
