import { type Written, written } from './lines.ts'
import { INSET, type SceneCard } from './scene.ts'

/** The lines beside each card, found when it is first seen. */
const kept = new WeakMap<SceneCard, Written>()

export function titleOf(card: SceneCard): Written {
  const known = kept.get(card) ?? written(card.title, INSET.textWidth)
  kept.set(card, known)
  return known
}
