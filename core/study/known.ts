import type { Standing } from './views.ts'

/** How well a card is known at one moment, from best to worst, then those that cannot be known yet. */
export const KNOWN = ['remembered', 'fading', 'forgotten', 'new', 'locked'] as const
export type Known = (typeof KNOWN)[number]

/** Less likely to be recalled than not. */
const FORGOTTEN_BELOW = 0.5

/** `fading`: due, as it may slip the learner's mind. `forgotten`: missed the last time, or gone by now as likely as not. */
export function knownOf(standing: Standing): Known {
  if (standing.state !== 'review') return standing.state
  if (standing.lastRating === 'again' || standing.retrievability < FORGOTTEN_BELOW) return 'forgotten'
  return standing.isDue ? 'fading' : 'remembered'
}
