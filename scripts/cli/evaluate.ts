import { evaluate as evaluateLog } from '#core/optimizer/evaluate.ts'
import { MODELS } from '#core/schedule/evaluate/evaluation.ts'
import type { Evaluation, Model } from '#core/schedule/evaluate/evaluation.ts'
import { studyDay } from '#core/schedule/study-day.ts'
import type { StudyDayConfig } from '#core/schedule/study-day.ts'
import type { Output } from './output.ts'
import { readReviews, sayProgress, untilInterrupted } from './review-log.ts'
import { difference, refused, scoreTable } from './scores.ts'

/** Says how well the schedule predicts recalls, beside simpler models. Changes nothing. */
export async function evaluate({ csv }: { readonly csv?: string }): Promise<Output> {
  const { reviews, policy } = await readReviews(csv)
  const evaluated = await untilInterrupted((signal) =>
    evaluateLog(reviews, policy.day, { signal, onProgress: sayProgress('training') }),
  )
  if (!evaluated.ok) return refused(evaluated.error)
  return { text: describe(evaluated.value, policy.day), json: { outcome: 'evaluated', ...evaluated.value } }
}

const NAMES: Record<Model, string> = {
  trained: 'FSRS-6, trained on what came before',
  default: 'FSRS-6, as it ships',
  sm2: 'SM-2',
  movingAverage: 'moving average of all cards',
  average: 'average of what came before',
}

function describe(evaluation: Evaluation, day: StudyDayConfig): string {
  const { reviews, cards, predicted, scores, trainedLessDefault, folds } = evaluation
  const [from, to] = [studyDay(predicted.from, day), studyDay(predicted.to, day)]
  return [
    `${reviews} reviews of ${cards} cards. Predicted: ${predicted.trials} recalls of ${predicted.cards} cards, ${from} to ${to}, ` +
      `in ${folds.length} parts, each by what came before it. ${(predicted.recalled * 100).toFixed(1)} % were recalled.`,
    scoreTable(MODELS.map((model) => [NAMES[model], scores[model]])),
    `Trained against as it ships: log loss ${difference(trainedLessDefault)}, ` +
      `${trainedLessDefault.isBeyondNoise ? 'more than noise' : 'within noise'}.`,
  ].join('\n\n')
}
