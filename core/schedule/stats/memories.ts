import { type Bucket, bucketsFrom } from './buckets.ts'
import { type Figures, ifEnough, NEEDED } from './enough.ts'
import { type Quartiles, quartiles } from './quartiles.ts'

/** A value of each card: its quartiles, and how many cards have about which. */
export type Distribution = { readonly quartiles: Quartiles; readonly buckets: readonly Bucket[] }

/** What cards that were answered are remembered like. */
export type Memories = {
  /** In days, in steps that double. */
  readonly stabilityDays: Distribution
  /** 1 (easy) to 10 (hard). */
  readonly difficulty: Distribution
  /** Chance of recall now, 0..1. */
  readonly retrievability: Distribution
  /** How many cards would be recalled now: the sum of their chances. */
  readonly recallable: number
}

export type MemoryFigures = { readonly cards: number; readonly memories: Figures<Memories> }

type Measure = 'stabilityDays' | 'difficulty' | 'retrievability'
/** What one card is remembered like. */
export type Remembered = Readonly<Record<Measure, number>>

const STARTS: Readonly<Record<Measure, readonly number[]>> = {
  stabilityDays: [0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512],
  difficulty: [1, 2, 3, 4, 5, 6, 7, 8, 9],
  retrievability: [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9],
}

/** How the memories of cards are distributed. */
export function memoryFigures(memories: readonly Remembered[]): MemoryFigures {
  const distribution = (measure: Measure): Distribution => {
    const values = Float64Array.from(memories, (memory) => memory[measure]).sort()
    const counted = bucketsFrom(STARTS[measure])
    values.forEach(counted.add)
    return { quartiles: quartiles(values), buckets: counted.buckets() }
  }
  return {
    cards: memories.length,
    memories: ifEnough(memories.length, NEEDED.memories, () => ({
      stabilityDays: distribution('stabilityDays'),
      difficulty: distribution('difficulty'),
      retrievability: distribution('retrievability'),
      recallable: memories.reduce((sum, { retrievability }) => sum + retrievability, 0),
    })),
  }
}
