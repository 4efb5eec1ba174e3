import type { Standing } from '#core/study/views.ts'

/** What a mark says about a line of an outline. */
export type MemoryMark = 'remembered' | 'due' | 'failed' | 'new' | 'locked' | 'open' | 'broken'

/** A miss outranks being due: it says more. */
export function markOf(standing: Standing): MemoryMark {
  if (standing.state !== 'review') return standing.state
  if (standing.lastRating === 'again') return 'failed'
  return standing.isDue ? 'due' : 'remembered'
}
