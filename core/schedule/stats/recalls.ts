import { fsrs } from '../evaluate/fsrs.ts'
import type { Log } from '../evaluate/log.ts'
import type { Pausing } from '../evaluate/pausing.ts'
import { predictFold } from '../evaluate/predictor.ts'
import type { Policy } from '../memory.ts'
import { type Calibration, calibrationTally } from './calibration.ts'
import type { Figures } from './enough.ts'
import { byPeriod, type ByPeriod, PERIODS } from './periods.ts'
import { type Retention, retentionTally } from './retention.ts'

/** What became of the recalls of a period. */
export type RecallFigures = {
  readonly retention: Figures<Retention>
  readonly calibration: Figures<Calibration>
}

/**
 * What became of the recalls in a log, by period. Each is predicted by what came before it, with the weights of `policy`:
 * those in use now, which may have been trained on the very same reviews (`zhuiwen evaluate` keeps the two apart). A card
 * that was reset is predicted by all its reviews: what its learner knows was not reset.
 *
 * @param beginning of each period, in ms since the epoch
 */
export function* recallFigures(
  log: Log,
  policy: Policy,
  beginning: ByPeriod<number>,
): Pausing<ByPeriod<RecallFigures>> {
  const chances = yield* predictFold(log, fsrs(policy), { from: 0, to: log.trials.length })
  const tallies = byPeriod(() => ({ retention: retentionTally(), calibration: calibrationTally() }))
  let read = 0
  for (const { days, trial } of log.steps) {
    if ((read += 1) % 1000 === 0) yield
    const of = trial === null ? undefined : log.trials[trial]
    const chance = trial === null ? undefined : chances[trial]
    if (of === undefined || chance === undefined || days === null) continue
    for (const period of PERIODS) {
      if (of.atMs < beginning[period]) continue
      tallies[period].retention.add(days, of.isRecalled)
      tallies[period].calibration.add(chance, of.isRecalled)
    }
  }
  return byPeriod((period) => ({
    retention: tallies[period].retention.figures(),
    calibration: tallies[period].calibration.figures(),
  }))
}
