import type { ScoreEstimate } from '#core/schedule/evaluate/compare.ts'
import type { StoredTraining } from '#core/store/trainings.ts'
import { i18n } from '../../_server/i18n.ts'
import { type Said, sayEstimate, sayFigure } from './say.ts'

/** All figures of a training, for who wants to see them. */
export async function TrainingFigures({ training: { weights, figures } }: { training: StoredTraining }) {
  const said = await i18n()
  const { t } = said
  const { trainedOn, predicted, present, trained } = figures
  return (
    <details>
      <summary>{t('weights.details')}</summary>
      <p className="weights-note">{t('weights.how', { trained: trainedOn, predicted })}</p>
      <Scores said={said} present={present} trained={trained} />
      <h4 className="head">{t('weights.weights')}</h4>
      <ol className="weights-list" start={0}>
        {weights.map((weight, i) => (
          <li key={i}>{sayFigure(said, weight)}</li>
        ))}
      </ol>
    </details>
  )
}

const MEASURES = ['logLoss', 'rmseBins', 'auc'] as const

function Scores({ said, present, trained }: { said: Said; present: ScoreEstimate; trained: ScoreEstimate }) {
  const { t } = said
  const cell = (score: ScoreEstimate, measure: (typeof MEASURES)[number]): string => {
    const estimate = score[measure]
    return estimate === null ? t('weights.none') : sayEstimate(said, estimate)
  }
  return (
    <table className="weights-scores">
      <thead>
        <tr>
          <th scope="col">{t('weights.measure')}</th>
          <th scope="col">{t('weights.before')}</th>
          <th scope="col">{t('weights.after')}</th>
        </tr>
      </thead>
      <tbody>
        {MEASURES.map((measure) => (
          <tr key={measure}>
            <th scope="row">{t(`weights.${measure}`)}</th>
            <td>{cell(present, measure)}</td>
            <td>{cell(trained, measure)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
