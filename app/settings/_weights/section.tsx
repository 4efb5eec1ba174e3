import { viewWeights, type WeightsView } from '#core/study/weights.ts'
import { i18n, type Translate } from '../../_server/i18n.ts'
import { study } from '../../_server/study.ts'
import { EarlierWeights } from './earlier.tsx'
import { TrainingFigures } from './figures.tsx'
import { LastTraining } from './last.tsx'
import { type Said, sayTrained } from './say.ts'
import { TakeForm } from './take-form.tsx'
import { Train } from './train.tsx'

/** Which weights the schedule goes by, training others on the learner’s own reviews, and choosing among them. */
export async function WeightsSection() {
  const [{ ctx }, said] = await Promise.all([study(), i18n()])
  const { t } = said
  const { inForce, last, earlier, reviews, lack } = await viewWeights(ctx)
  return (
    <section className="block weights" aria-labelledby="weights">
      <h2 id="weights" className="block-head">
        {t('weights.title')}
      </h2>
      <p className="weights-note">{t('weights.what')}</p>
      <dl className="weights-in-force">
        <dt>{t('weights.inForce')}</dt>
        <dd>{sayInForce(said, inForce)}</dd>
      </dl>
      {lack === null ? <Train words={wordsFor(t, reviews)} /> : <p>{t('weights.tooFew', lack)}</p>}
      <TakeForm
        words={{ taking: t('weights.taking'), unreachable: t('weights.unreachable') }}
        last={last && <LastTraining last={last} />}
      >
        {last && <TrainingFigures training={last.training} />}
        {earlier.length > 0 && <EarlierWeights earlier={earlier} />}
      </TakeForm>
    </section>
  )
}

function sayInForce(said: Said, inForce: WeightsView['inForce']): string {
  const { t } = said
  if (inForce === null) return t('weights.unknown')
  if (inForce === 'defaults') return t('weights.shipped')
  return t('weights.trainedOn', { when: sayTrained(said, inForce), count: inForce.trainedOn })
}

const wordsFor = (t: Translate, reviews: number) => ({
  train: t('weights.train', { count: reviews }),
  cancel: t('weights.cancel'),
  progress: t('weights.progress'),
  training: t('weights.training'),
  done: t('weights.done'),
  cancelled: t('weights.cancelled'),
  trouble: {
    cut: t('weights.trouble.cut'),
    offline: t('weights.trouble.offline'),
    failed: t('weights.trouble.failed'),
    'too-few': t('weights.trouble.too-few'),
    'no-trainer': t('weights.trouble.no-trainer'),
  },
})
