import type { Estimate } from '#core/schedule/evaluate/bootstrap.ts'
import type { ScoreEstimate } from '#core/schedule/evaluate/compare.ts'
import type { TrainingError } from '#core/optimizer/training.ts'
import type { TooFew } from '#core/schedule/evaluate/enough.ts'
import { table } from '../bench/figures.ts'
import type { Output } from './output.ts'

const figure = (value: number): string => value.toFixed(4)

/** A figure with its 95 % interval: `0.3123 [0.3010, 0.3240]`. */
const interval = ({ value, low, high }: Estimate): string => `${figure(value)} [${figure(low)}, ${figure(high)}]`

/** How far off another a figure is: `0.0123 lower [-0.0200, -0.0046]`. */
export const difference = ({ value, low, high }: Estimate): string =>
  `${figure(Math.abs(value))} ${value < 0 ? 'lower' : 'higher'} [${figure(low)}, ${figure(high)}]`

/** Models in lines; all three figures together, as none of them tells enough alone. */
export const scoreTable = (scores: readonly (readonly [name: string, score: ScoreEstimate])[]): string =>
  [
    table(
      ['[95 % interval]', 'log loss', 'RMSE(bins)', 'AUC'],
      scores.map(([name, { logLoss, rmseBins, auc }]) => [
        name,
        interval(logLoss),
        interval(rmseBins),
        auc === null ? 'none' : interval(auc),
      ]),
    ),
    '',
    'log loss: 0 is best; being sure and wrong costs most. RMSE(bins): 0 is best; how far chances are from shares.',
    'AUC: 1 is best; telling what is forgotten from what is not, 0.5 is a guess.',
  ].join('\n')

/** What is said where there are no figures. */
export function refused(error: TooFew | TrainingError): Output {
  const { kind: outcome, ...details } = error
  return { text: say(error), json: { outcome, ...details }, failed: true }
}

function say(error: TooFew | TrainingError): string {
  switch (error.kind) {
    case 'cancelled':
      return 'cancelled'
    case 'no-trainer':
      return `The trainer cannot run on this machine: ${error.reason}`
    case 'too-few':
      return sayTooFew(error)
    default:
      return error satisfies never
  }
}

const sayTooFew = ({ trials, trialsNeeded, cards, cardsNeeded }: TooFew): string =>
  'Too few reviews for figures that mean anything. It takes ' +
  `${trialsNeeded} recalls a day or more after the card was last reviewed, and there are ${trials}; ` +
  `of ${cardsNeeded} cards among those to be predicted, and there are ${cards}.`
