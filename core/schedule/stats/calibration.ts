import { lossOf } from '../evaluate/metrics.ts'
import { type Figures, ifEnough, NEEDED } from './enough.ts'
import { type Proportion, proportion } from './wilson.ts'

/** Reviews that were given about the same chance: that chance, and what came of them. */
export type CalibrationBin = {
  /** Mean of the chances, 0..1. */
  readonly predicted: number
  readonly recalled: Proportion
}

export type Calibration = {
  /** Mean of all chances, 0..1. */
  readonly predicted: number
  readonly recalled: Proportion
  /** Mean of −ln(chance given to what happened), in nats; 0 is perfect, ln 2 a coin. */
  readonly logLoss: number
  /** By ascending chance, about as many reviews in each. */
  readonly bins: readonly CalibrationBin[]
}

const MOST_BINS = 10
const LEAST_IN_BIN = 25
/** Chances are told apart to the thousandth, so that a million of them need not be sorted. */
const CELLS = 1000

/** Compares the chances of recall that were predicted with what came of them. */
export function calibrationTally(): {
  readonly add: (chance: number, isRecalled: boolean) => void
  readonly figures: () => Figures<Calibration>
} {
  const [trials, recalled, chances] = [new Uint32Array(CELLS), new Uint32Array(CELLS), new Float64Array(CELLS)]
  let loss = 0
  return {
    add: (chance, isRecalled) => {
      const cell = Math.min(CELLS - 1, Math.floor(chance * CELLS))
      trials[cell] = (trials[cell] ?? 0) + 1
      recalled[cell] = (recalled[cell] ?? 0) + (isRecalled ? 1 : 0)
      chances[cell] = (chances[cell] ?? 0) + chance
      loss += lossOf(chance, isRecalled)
    },
    figures: () => {
      const cells = Array.from(trials, (n, i) => ({ n, recalled: recalled[i] ?? 0, chances: chances[i] ?? 0 }))
      const all = cells.reduce(plus, NONE)
      return ifEnough(all.n, NEEDED.calibration, () => ({
        ...binOf(all),
        logLoss: loss / all.n,
        bins: evenly(cells, all.n).map(binOf),
      }))
    },
  }
}

type Cell = { readonly n: number; readonly recalled: number; readonly chances: number }

const NONE: Cell = { n: 0, recalled: 0, chances: 0 }
const plus = (a: Cell, b: Cell): Cell => ({
  n: a.n + b.n,
  recalled: a.recalled + b.recalled,
  chances: a.chances + b.chances,
})

const binOf = ({ n, recalled, chances }: Cell): CalibrationBin => ({
  predicted: chances / n,
  recalled: proportion(recalled, n),
})

/** Neighbouring cells put together until each bin has its share of all. Too few at the end go into the last bin. */
function evenly(cells: readonly Cell[], all: number): readonly Cell[] {
  const share = all / Math.min(MOST_BINS, Math.floor(all / LEAST_IN_BIN))
  const bins: Cell[] = []
  let open = NONE
  for (const cell of cells) {
    open = plus(open, cell)
    // Half a review short is full: shares are seldom whole.
    if (open.n < share - 0.5) continue
    bins.push(open)
    open = NONE
  }
  if (open.n >= LEAST_IN_BIN) return [...bins, open]
  return [...bins.slice(0, -1), plus(bins.at(-1) ?? NONE, open)]
}
