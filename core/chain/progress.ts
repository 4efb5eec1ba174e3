import type { CardId } from '#core/card/card.ts'

/** A follow-up that exists, or one by the id of which nothing exists. */
type Link = { readonly parentId: CardId; readonly childId: CardId }

/**
 * Of these roots those whose whole chain was passed: none of `left` (cards not passed) can be reached from there. Goes
 * up from what is left instead of down from every root, so that chains that share cards cost no more than others.
 */
export function rootsPassed(roots: readonly CardId[], links: readonly Link[], left: readonly CardId[]): CardId[] {
  const parents = listsOf(links, ({ childId, parentId }) => [childId, parentId])
  const above = new Set(left)
  // A set goes on to visit what is added while it is walked.
  for (const id of above) for (const parent of parents.get(id) ?? []) above.add(parent)
  return roots.filter((root) => !above.has(root))
}

/**
 * The cards below these roots, each with the root it counts for: the first of them that it can be reached from. The root
 * itself is among them, unless it lies below one that comes before it.
 */
export function chainsAmong(roots: readonly CardId[], links: readonly Link[]): ReadonlyMap<CardId, CardId> {
  const children = listsOf(links, ({ parentId, childId }) => [parentId, childId])
  const rootOf = new Map<CardId, CardId>()
  for (const root of roots) {
    const waiting = [root]
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      if (rootOf.has(id)) continue
      rootOf.set(id, root)
      waiting.push(...(children.get(id) ?? []))
    }
  }
  return rootOf
}

/**
 * Of these roots those that a chain begins with. One that is a root because what leads to it is archived is read in the
 * chain of another, if one leads there all the same. Links must not go round in a circle.
 */
export function chainHeads(roots: readonly CardId[], links: readonly Link[]): CardId[] {
  const children = listsOf(links, ({ parentId, childId }) => [parentId, childId])
  const below = new Set(roots.flatMap((root) => children.get(root) ?? []))
  // A set goes on to visit what is added while it is walked.
  for (const id of below) for (const child of children.get(id) ?? []) below.add(child)
  return roots.filter((root) => !below.has(root))
}

function listsOf(
  links: readonly Link[],
  ends: (link: Link) => readonly [CardId, CardId],
): ReadonlyMap<CardId, readonly CardId[]> {
  const lists = new Map<CardId, CardId[]>()
  for (const link of links) {
    const [of, other] = ends(link)
    const list = lists.get(of)
    if (list) list.push(other)
    else lists.set(of, [other])
  }
  return lists
}
