import type { WeightsView } from '#core/study/weights.ts'
import { i18n } from '../../_server/i18n.ts'
import { sayFigure, sayTrained } from './say.ts'

/** How the weights trained last did, and what may be done with them. */
export async function LastTraining({ last }: { last: NonNullable<WeightsView['last']> }) {
  const said = await i18n()
  const { t } = said
  const { training, state } = last
  const { present, trained, logLossDifference, predicted, isBetter } = training.figures
  const [low, high] = [sayFigure(said, logLossDifference.low), sayFigure(said, logLossDifference.high)]
  return (
    <>
      <h3 className="head settings-head">
        {t('weights.last')} <time dateTime={training.trainedAt.toISOString()}>{sayTrained(said, training)}</time>
      </h3>
      <p>
        {t(isBetter ? 'weights.better' : 'weights.notBetter', {
          before: sayFigure(said, present.logLoss.value),
          after: sayFigure(said, trained.logLoss.value),
          difference: sayFigure(said, logLossDifference.value, { signDisplay: 'exceptZero' }),
          low,
          high,
          count: predicted,
        })}
      </p>
      {state === 'in-force' && <p className="weights-note">{t('weights.isInForce')}</p>}
      {state === 'stale' && <p className="weights-note">{t('weights.stale')}</p>}
      {state === 'adoptable' && (
        <p>
          <button type="submit" className="button" name="adopt" value={training.id}>
            {t('weights.use')}
          </button>
        </p>
      )}
    </>
  )
}
