import type { CardId } from '#core/card/card.ts'
import type { MapCard, MapEdge } from './map.ts'

/** One line of the map read as text. `repeated`: it is only named here; above it stands with its follow-ups. */
export type MapLine = { readonly card: MapCard; readonly repeated: boolean; readonly children: readonly MapLine[] }

/** Lines within lines at most: whatever lies deeper stands below in the same place. */
const MAX_DEPTH = 10

/** What the drawing says, to be read: each card that nothing leads to, and below it what follows, opened once. */
export function mapOutline(cards: readonly MapCard[], edges: readonly MapEdge[]): readonly MapLine[] {
  const byId = new Map(cards.map((card) => [card.id, card]))
  const followUps = new Map<CardId, CardId[]>()
  const isLedTo = new Set<CardId>()
  for (const { from, to, kind } of edges) {
    if (kind === 'link') continue
    if (kind === 'follow-up') isLedTo.add(to)
    const list = followUps.get(from)
    if (list) list.push(to)
    else followUps.set(from, [to])
  }
  type Step = { readonly id: CardId; readonly into: MapLine[]; readonly depth: number }
  const top: MapLine[] = []
  const met = new Set<CardId>()
  const roots = cards.filter(({ id }) => !isLedTo.has(id))
  const toDo = roots.map(({ id }): Step => ({ id, into: top, depth: 0 })).toReversed()
  for (let step = toDo.pop(); step; step = toDo.pop()) {
    const { id, into, depth } = step
    const card = byId.get(id)
    if (!card) continue
    const children: MapLine[] = []
    const repeated = met.has(id)
    met.add(id)
    into.push({ card, repeated, children })
    if (repeated) continue
    const below = depth < MAX_DEPTH ? { into: children, depth: depth + 1 } : { into, depth }
    const steps = (followUps.get(id) ?? []).map((child): Step => ({ id: child, ...below }))
    toDo.push(...steps.toReversed())
  }
  return top
}
