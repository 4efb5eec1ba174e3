import type { Predictor } from './predictor.ts'

/** The 0 to 5 of SM-2, where 3 and more is recalled. 0 and 1 are never given: four ratings do not tell them apart. */
const QUALITY = { again: 2, hard: 3, good: 4, easy: 5 } as const

type Item = { intervalDays: number; easiness: number; repetitions: number }

/**
 * SM-2, as Wozniak describes it ("Optimization of learning", 1990; super-memory.com/english/ol/sm2.htm): intervals of 1
 * and 6 days, then the interval before times the easiness factor, rounded up; a failed item begins anew and keeps its
 * factor. Reviews on one day are one repetition, the first; those that follow are what SM-2 calls repeating until it
 * sits.
 *
 * SM-2 gives intervals and no chances. It becomes a model of memory by what srs-benchmark takes it to mean: forgetting
 * is exponential, and the interval is the time at which 90 % are still recalled, so R = 0.9^(days / interval). That is
 * our reading of SM-2, not a claim of its author.
 */
export function sm2(): Predictor {
  const items: Item[] = []
  return {
    predict: (card, days) => 0.9 ** (days / (items[card]?.intervalDays ?? 1)),
    learn: ({ card, days, rating }) => {
      if (days === 0) return
      items[card] = next(items[card] ?? { intervalDays: 0, easiness: 2.5, repetitions: 0 }, QUALITY[rating])
    },
  }
}

function next({ intervalDays, easiness, repetitions }: Item, quality: number): Item {
  if (quality < 3) return { intervalDays: 1, easiness, repetitions: 0 }
  const missing = 5 - quality
  const changed = Math.max(1.3, easiness + 0.1 - missing * (0.08 + missing * 0.02))
  const days = repetitions === 0 ? 1 : repetitions === 1 ? 6 : Math.ceil(intervalDays * changed)
  return { intervalDays: days, easiness: changed, repetitions: repetitions + 1 }
}
