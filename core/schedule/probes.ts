import type { CardId } from '#core/card/card.ts'
import { type Memory, type Policy, recallChance } from './memory.ts'
import { studyDaysBetween } from './study-day.ts'

/** A parent is a probe at most once in this time, and while it is remembered worse than this. */
const PROBE = { cooldownDays: 7, retrievability: 0.95 } as const
/** Days for which a failed follow-up asks after its parents. */
export const FAILED_DAYS = 7

/** A parent of a follow-up that was failed, as much of it as a probe is chosen by. */
type Parent = { readonly cardId: CardId; readonly memory: Memory; readonly lastReviewAt: Date }
/** A follow-up that was failed and not recalled since, and a parent that gates it. */
export type Failed<P extends Parent> = { readonly childId: CardId; readonly parent: P }

/** Of each failed follow-up the parent that is remembered worst, where one is weak and was not asked lately. */
export function weakParents<P extends Parent>(
  failed: readonly Failed<P>[],
  now: Date,
  policy: Policy,
): readonly Failed<P>[] {
  const weakest = new Map<CardId, Failed<P> & { readonly chance: number }>()
  for (const { childId, parent } of failed) {
    const restedDays = studyDaysBetween(parent.lastReviewAt, now, policy.day)
    const chance = recallChance(parent.memory, Math.max(0, restedDays), policy)
    if (chance >= PROBE.retrievability || restedDays < PROBE.cooldownDays) continue
    const known = weakest.get(childId)
    if (!known || chance < known.chance) weakest.set(childId, { parent, childId, chance })
  }
  // One parent may be the weakest of several follow-ups.
  return [...new Map([...weakest.values()].map((one) => [one.parent.cardId, one])).values()]
}
