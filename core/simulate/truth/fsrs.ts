import {
  DEFAULT_WEIGHTS,
  defaultPolicy,
  type Memory,
  nextMemory,
  recallChance,
  Weights,
} from '#core/schedule/memory.ts'
import type { Policy } from '#core/schedule/memory.ts'
import type { Learner, TrueMemory, TrueModel } from './truth.ts'

/**
 * FSRS-6 with other weights than the scheduler believes in: the learner begins with longer or shorter stabilities
 * (w0–w3), gains more or less by a recall (w8), keeps more or less after forgetting (w11), and forgets along a steeper
 * or flatter curve (w20). How far learners differ in these is our choice; Anki users’ trained weights differ as much and
 * more. An easy card begins with a longer stability and a lower difficulty.
 */
export const perturbedFsrs: TrueModel = (trait) => {
  const policy = { ...defaultPolicy('UTC'), weights: perturbed(trait) }
  return ((ease, firstRating) => {
    const { stabilityDays, difficulty } = nextMemory(null, firstRating, 0, policy)
    return remembering(
      {
        stabilityDays: stabilityDays * Math.exp(0.5 * ease),
        difficulty: Math.max(1, Math.min(10, difficulty - 1.5 * ease)),
      },
      policy,
    )
  }) satisfies Learner
}

const remembering = (memory: Memory, policy: Policy): TrueMemory => ({
  recallChance: (days) => recallChance(memory, days, policy),
  after: (rating, days) => remembering(nextMemory(memory, rating, days, policy), policy),
})

/** Traits are within 3 of 0; those that could lead out of the bounds of FSRS-6 all the same are held back. */
function perturbed(trait: (nth: number) => number): Weights {
  const scaled = [0, 1, 2, 3].map((nth) => [nth, (w: number) => w * Math.exp(0.5 * trait(0))] as const)
  const changes = new Map<number, (w: number) => number>([
    ...scaled,
    [8, (w) => w + 0.25 * trait(1)],
    [11, (w) => w * Math.exp(0.3 * trait(2))],
    [20, (w) => Math.max(0.1, w * Math.exp(0.3 * trait(3)))],
  ])
  return Weights.parse(DEFAULT_WEIGHTS.map((w, nth) => changes.get(nth)?.(w) ?? w))
}
