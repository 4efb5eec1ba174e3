import type { CardId } from '#core/card/card.ts'

/** How many cards stand between two neighbours of a chain, where there are others. */
const APART = 2
/** How far down the order another one is looked for: what is least known should not wait long. */
const LOOK_AHEAD = 8

type Linked = { readonly id: CardId; readonly parents: readonly CardId[] }

const areNeighbours = (a: Linked, b: Linked): boolean => a.parents.includes(b.id) || b.parents.includes(a.id)

/**
 * Keeps the order of `items` as far as neighbours are kept apart: none within two of another, nor of the cards `asked`
 * last. A parent that stands before its follow-up stays before it. Where only neighbours are left, they follow each
 * other.
 */
export function arranged<T extends { readonly item: Linked }>(
  items: readonly T[],
  asked: readonly Linked[],
): readonly T[] {
  const left = [...items]
  const before = asked.slice(-APART)
  const ordered: T[] = []
  while (left.length > 0) {
    const ahead = left.slice(0, LOOK_AHEAD)
    const isFree = ({ item }: T, i: number): boolean =>
      !before.slice(-APART).some((one) => areNeighbours(item, one)) &&
      !ahead.slice(0, i).some(({ item: earlier }) => item.parents.includes(earlier.id))
    const [next] = left.splice(Math.max(0, ahead.findIndex(isFree)), 1)
    if (next === undefined) break
    ordered.push(next)
    before.push(next.item)
  }
  return ordered
}
