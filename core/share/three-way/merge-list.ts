import { isDeepStrictEqual } from 'node:util'
import { mergeLines } from '#core/share/merge-lines.ts'

/**
 * Brings what two sides made of one list together: by place, and where both changed the same place, by item; then what was
 * added stands at the end, in an order that is the same for both sides. Null: they do not go together.
 * @param keyOf by what an item is known as the same one
 */
export function mergeList<T>(
  base: readonly T[],
  mine: readonly T[],
  theirs: readonly T[],
  keyOf: (item: T) => string,
): readonly T[] | null {
  const known = new Map([...base, ...mine, ...theirs].map((item) => [JSON.stringify(item), item]))
  const lines = (items: readonly T[]): string => items.map((item) => JSON.stringify(item)).join('\n')
  const byPlace = mergeLines(lines(base), lines(mine), lines(theirs))
  const placed = byPlace.text.split('\n').flatMap((line) => known.get(line) ?? [])
  const isOnce = new Set(placed.map(keyOf)).size === placed.length
  return byPlace.conflicts.length === 0 && isOnce ? placed : mergeItems(base, mine, theirs, keyOf)
}

function mergeItems<T>(
  base: readonly T[],
  mine: readonly T[],
  theirs: readonly T[],
  keyOf: (item: T) => string,
): readonly T[] | null {
  const [b, m, t] = [base, mine, theirs].map((items) => new Map(items.map((item) => [keyOf(item), item])))
  if (!b || !m || !t) return null
  const isPlain = b.size === base.length && m.size === mine.length && t.size === theirs.length
  if (!isPlain || isReordered(b, m) || isReordered(b, t)) return null

  const merged: T[] = []
  const added: T[] = []
  for (const key of new Set([...b.keys(), ...m.keys(), ...t.keys()])) {
    const [was, ours, others] = [b.get(key), m.get(key), t.get(key)]
    const isSame = isDeepStrictEqual(ours, others)
    if (!isSame && !isDeepStrictEqual(ours, was) && !isDeepStrictEqual(others, was)) return null
    const item = isSame || isDeepStrictEqual(others, was) ? ours : others
    if (item !== undefined) (b.has(key) ? merged : added).push(item)
  }
  return [...merged, ...added.toSorted((x, y) => (JSON.stringify(x) < JSON.stringify(y) ? -1 : 1))]
}

/** Whether a side has what was there in another order. */
function isReordered<T>(base: ReadonlyMap<string, T>, side: ReadonlyMap<string, T>): boolean {
  const left = [...base.keys()].filter((key) => side.has(key))
  const now = [...side.keys()].filter((key) => base.has(key))
  return left.join('\n') !== now.join('\n')
}
