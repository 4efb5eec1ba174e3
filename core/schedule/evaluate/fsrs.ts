import { nextMemory, recallChance } from '../memory.ts'
import type { Memory, Policy } from '../memory.ts'
import type { Predictor } from './predictor.ts'

/** FSRS-6 as this program schedules by it, with the weights of `policy`. */
export function fsrs(policy: Policy): Predictor {
  const memories: Memory[] = []
  return {
    predict: (card, days) => {
      const memory = memories[card]
      if (!memory) throw new Error('a card was asked for before its first review')
      return recallChance(memory, days, policy)
    },
    learn: ({ card, days, rating }) => {
      memories[card] = nextMemory(memories[card] ?? null, rating, days ?? 0, policy)
    },
  }
}
