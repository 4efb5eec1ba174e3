import type { Trial } from './log.ts'

/** What came of the trials that were predicted, laid out for going over it a thousand times. The same for all models. */
export type Outcomes = {
  /** 1 recalled, 0 forgotten. */
  readonly recalled: Uint8Array
  /** The cards that occur, numbered anew from 0. */
  readonly card: Int32Array
  readonly cards: number
  /** The bins that occur, numbered anew from 0. */
  readonly bin: Int32Array
  readonly bins: number
}

export function outcomesOf(trials: readonly Trial[]): Outcomes {
  const card = numbered(trials.map((trial) => trial.card))
  const bin = numbered(trials.map((trial) => trial.bin))
  return {
    recalled: Uint8Array.from(trials, ({ isRecalled }) => (isRecalled ? 1 : 0)),
    card: card.numbers,
    cards: card.count,
    bin: bin.numbers,
    bins: bin.count,
  }
}

/** Each value by its place among the values that occur, in the order in which they first do. */
function numbered(values: readonly number[]): { readonly numbers: Int32Array; readonly count: number } {
  const places = new Map<number, number>()
  const numbers = Int32Array.from(values, (value) => {
    const known = places.get(value)
    if (known !== undefined) return known
    places.set(value, places.size)
    return places.size - 1
  })
  return { numbers, count: places.size }
}
