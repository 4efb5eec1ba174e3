import type { GrowthPoint } from '#core/journal/growth-point.ts'
import { compareGrowth } from '#core/study/journal/compare-growth.ts'
import type { Growth } from '#core/study/journal/growth.ts'
import { i18n } from '../../../_server/i18n.ts'
import { study } from '../../../_server/study.ts'
import { sayWhen } from '../../../practice/[cardId]/_past/say.ts'
import { Text } from '../versions/text.tsx'
import { sayPoint } from './say.ts'

type Props = { growth: Growth; pair: readonly [GrowthPoint, GrowthPoint] | null }

/** Two texts on the line, word by word. */
export async function Compared({ growth, pair }: Props) {
  const [{ ctx }, said] = await Promise.all([study(), i18n()])
  const { t, format } = said
  const { lang, steps } = growth
  const compared = pair && (await compareGrowth(ctx, growth, pair))
  const isSame = compared?.parts.every(({ kind }) => kind === 'same') ?? false
  return (
    <section id="compare" className="growth-compared" aria-labelledby="compared" tabIndex={-1}>
      <h2 id="compared" className="block-head">
        {t('growth.compared')}
      </h2>
      {compared === null ? (
        <p className="past-note">{t('growth.chooseTwo')}</p>
      ) : (
        <>
          <dl className="growth-pair">
            <dt>{t('attempts.history.before')}</dt>
            <dd>
              {sayPoint(said, steps, lang, compared.from)}
              {compared.from.of === 'version' && <time>{sayWhen(format, compared.fromAt)}</time>}
            </dd>
            <dt>{t('attempts.history.after')}</dt>
            <dd>
              {sayPoint(said, steps, lang, compared.to)}
              {compared.to.of === 'version' && <time>{sayWhen(format, compared.toAt)}</time>}
            </dd>
          </dl>
          {isSame && <p className="past-note">{t(compared.parts.length === 0 ? 'growth.empty' : 'growth.alike')}</p>}
          <Text parts={compared.parts} lang={lang} t={t} />
        </>
      )}
    </section>
  )
}
