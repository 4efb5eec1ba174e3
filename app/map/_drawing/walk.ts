import type { Scene } from './scene.ts'

export type Direction = 'left' | 'right' | 'up' | 'down'

/**
 * The card to go to from card `from`: right to its first follow-up, left to what leads to it, up and down within its
 * column, or to the nearest where there is none. Indexes of cards. Null: there is none in that direction.
 */
export function walk({ cards, edges }: Scene, from: number, direction: Direction): number | null {
  const here = cards[from]
  if (!here) return null
  if (direction === 'left' || direction === 'right') {
    const linked = edges.flatMap(({ kind, from: start, to }) => {
      if (kind !== 'follow-up') return []
      return direction === 'right' ? (start === from ? to : []) : to === from ? start : []
    })
    // Of several what leads there is nearest; of follow-ups the author's first.
    if (linked.length > 0) return direction === 'right' ? (linked[0] ?? null) : nearest(linked, from, { cards })
  }
  const beyond = cards.flatMap(({ x, y }, i) => (i !== from && isBeyond(direction, x - here.x, y - here.y) ? i : []))
  return nearest(beyond, from, { cards })
}

/** Within an eighth of a turn to either side of straight ahead. */
function isBeyond(direction: Direction, right: number, down: number): boolean {
  switch (direction) {
    case 'right':
      return right > 0 && Math.abs(down) <= right
    case 'left':
      return right < 0 && Math.abs(down) <= -right
    case 'down':
      return down > 0 && Math.abs(right) <= down
    case 'up':
      return down < 0 && Math.abs(right) <= -down
    default:
      return direction satisfies never
  }
}

function nearest(indexes: readonly number[], from: number, { cards }: Pick<Scene, 'cards'>): number | null {
  const here = cards[from]
  let [best, least] = [null as number | null, Infinity]
  for (const index of indexes) {
    const there = cards[index]
    const far = here && there ? Math.hypot(there.x - here.x, there.y - here.y) : Infinity
    if (far < least) [best, least] = [index, far]
  }
  return best
}
