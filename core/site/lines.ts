import type { CardId } from '#core/card/card.ts'
import type { CardLine, Outline } from '#core/chain/outline.ts'

/** A line of an outline, read from top to bottom. A question that no card of the chain asks is text. */
export type Line = { readonly depth: number } & (
  | { readonly kind: 'card'; readonly id: CardId; readonly isRepeated: boolean }
  | { readonly kind: 'text'; readonly text: string }
)

/** An outline line by line, however deep it is; after it the cards it does not lead to, as a patch may have them. */
export function linesOf(top: CardLine<CardId> | null, ids: readonly CardId[]): readonly Line[] {
  const lines: Line[] = []
  const met = new Set<CardId>()
  const toDo: { readonly item: Outline<CardId>; readonly depth: number }[] =
    top === null ? [] : [{ item: top, depth: 0 }]
  for (let next = toDo.pop(); next !== undefined; next = toDo.pop()) {
    const { item, depth } = next
    if (item.kind !== 'card') {
      lines.push({ depth, kind: 'text', text: item.text })
      continue
    }
    met.add(item.card)
    lines.push({ depth, kind: 'card', id: item.card, isRepeated: item.repeated })
    toDo.push(...item.children.toReversed().map((child) => ({ item: child, depth: depth + 1 })))
  }
  const others = ids.filter((id) => !met.has(id))
  return [...lines, ...others.map((id): Line => ({ depth: 0, kind: 'card', id, isRepeated: false }))]
}
