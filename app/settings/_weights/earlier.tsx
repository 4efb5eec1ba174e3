import type { WeightsView } from '#core/study/weights.ts'
import { i18n } from '../../_server/i18n.ts'
import { sayTrained } from './say.ts'

/** What was in force before, each a press away. */
export async function EarlierWeights({ earlier }: Pick<WeightsView, 'earlier'>) {
  const said = await i18n()
  const { t } = said
  return (
    <>
      <h3 className="head settings-head">{t('weights.earlier')}</h3>
      <ul className="weights-earlier">
        {earlier.map((one) => (
          <li key={one === 'defaults' ? one : one.id}>
            <button type="submit" className="button button-quiet" name="back" value={one === 'defaults' ? one : one.id}>
              {one === 'defaults' ? t('weights.backToShipped') : t('weights.backTo', { when: sayTrained(said, one) })}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
