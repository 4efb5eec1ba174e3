import type { Estimate } from '#core/schedule/evaluate/bootstrap.ts'
import type { Pausing } from '#core/schedule/evaluate/pausing.ts'
import { outcomeOf } from './course.ts'
import type { Outcome } from './course.ts'
import { drawsOf } from './draws.ts'
import { meanOf } from './mean.ts'
import { type Queue, QUEUES } from './planning.ts'
import { activation } from './truth/activation.ts'
import { perturbedFsrs } from './truth/fsrs.ts'
import { halfLife } from './truth/half-life.ts'

/** What is taken to be true of memory, in turn. */
const MODELS = [
  { model: 'fsrs', of: perturbedFsrs },
  { model: 'halfLife', of: halfLife },
  { model: 'activation', of: activation },
] as const
export type Model = (typeof MODELS)[number]['model']
const COUPLINGS = [
  { coupling: 0, isRehearsing: false },
  { coupling: 0.3, isRehearsing: false },
  { coupling: 0.6, isRehearsing: false },
  { coupling: 0.3, isRehearsing: true },
  { coupling: 0.6, isRehearsing: true },
] as const
const CONDITIONS = MODELS.flatMap(({ model, of }) => COUPLINGS.map((how) => ({ model, of, how })))

/** A library that cannot be gone through in half a year, and a budget that what is due does not fill. */
export const SETTING = { chains: 40, limits: { minutesPerDay: 20, newPerDay: 10 } } as const

/** What each queue is held against: the one that it adds something to. */
const PAIRS = [
  { queue: 'random', against: 'author' },
  { queue: 'gate', against: 'author' },
  { queue: 'probe', against: 'gate' },
  { queue: 'credit', against: 'probe' },
] as const
type Pair = { readonly [Side in keyof (typeof PAIRS)[number]]: (typeof PAIRS)[number][Side] }

/** All queues under one model and one coupling: means over the seeds. */
export type Comparison = {
  readonly model: Model
  readonly coupling: number
  readonly isRehearsing: boolean
  readonly outcomes: Readonly<Record<Queue, Figures>>
  /** Of the same learner, library and luck: the one less the other. */
  readonly differences: readonly (Pair & Pick<Figures, 'answerable' | 'wholeChains' | 'failed'>)[]
}
type Figures = Readonly<Record<keyof Outcome, Estimate>>

/**
 * Lets every queue serve the same simulated learners, as many as there are seeds (at least 2), under each model and
 * coupling. It is a simulation: what it finds is found of these models, not of people. `onProgress` is told how much is
 * done, 0..1.
 */
export function* comparison(
  days: number,
  seeds: number,
  onProgress?: (share: number) => void,
): Pausing<readonly Comparison[]> {
  const comparisons: Comparison[] = []
  for (const { model, of, how } of CONDITIONS) {
    const outcomes: Record<Queue, Outcome[]> = { author: [], random: [], gate: [], probe: [], credit: [] }
    for (let seed = 1; seed <= seeds; seed += 1) {
      for (const queue of QUEUES) {
        outcomes[queue].push(yield* outcomeOf({ ...SETTING, ...how, queue, model: of, days }, drawsOf(seed)))
      }
      onProgress?.((comparisons.length + seed / seeds) / CONDITIONS.length)
    }
    comparisons.push({ model, ...how, ...compared(outcomes) })
  }
  return comparisons
}

function compared(outcomes: Readonly<Record<Queue, readonly Outcome[]>>): Pick<Comparison, 'outcomes' | 'differences'> {
  const { author, random, gate, probe, credit } = outcomes
  return {
    outcomes: {
      author: figuresOf(author),
      random: figuresOf(random),
      gate: figuresOf(gate),
      probe: figuresOf(probe),
      credit: figuresOf(credit),
    },
    differences: PAIRS.map(({ queue, against }) => {
      const difference = (figure: keyof Outcome): Estimate => {
        const others = outcomes[against]
        return meanOf(outcomes[queue].map((one, i) => one[figure] - (others[i]?.[figure] ?? Number.NaN)))
      }
      const [answerable, wholeChains] = [difference('answerable'), difference('wholeChains')]
      return { queue, against, answerable, wholeChains, failed: difference('failed') }
    }),
  }
}

function figuresOf(outcomes: readonly Outcome[]): Figures {
  const mean = (figure: keyof Outcome): Estimate => meanOf(outcomes.map((outcome) => outcome[figure]))
  return {
    answerable: mean('answerable'),
    wholeChains: mean('wholeChains'),
    introduced: mean('introduced'),
    failed: mean('failed'),
    probes: mean('probes'),
    minutesPerDay: mean('minutesPerDay'),
    mostMinutes: mean('mostMinutes'),
  }
}
