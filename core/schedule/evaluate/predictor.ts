import type { Log, Step } from './log.ts'
import type { Fold } from './split.ts'
import type { Pausing } from './pausing.ts'

/** A model of memory at work: predicts a recall from what came before it, then learns what came of it. */
export type Predictor = {
  /** Chance, 0..1, that a card is recalled `days` study days (at least 1) after its review before. */
  readonly predict: (card: number, days: number) => number
  /** Called with every review of the log in turn, trial or not, whether it was predicted or not. */
  readonly learn: (step: Step) => void
}

/**
 * The chances a model gives to the trials of a fold. It goes through the log from its beginning, and so knows of each
 * trial what a learner's device knows at that moment: all reviews before it, none after.
 */
export function* predictFold(log: Log, { predict, learn }: Predictor, { from, to }: Fold): Pausing<Float64Array> {
  const chances = new Float64Array(to - from)
  let read = 0
  for (const step of log.steps) {
    if (step.trial === to) break
    if ((read += 1) % 1000 === 0) yield
    const { days, trial } = step
    if (trial !== null && days !== null && trial >= from) chances[trial - from] = predict(step.card, days)
    learn(step)
  }
  return chances
}
