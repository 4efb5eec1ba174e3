import { isWhole } from '#core/practice/plan.ts'
import type { AttemptView } from '#core/study/attempts.ts'
import { i18n } from '../../../_server/i18n.ts'
import { VerdictMark } from '../_past/verdict-mark.tsx'

/**
 * What the answer should cover, and where it did. Of one sentence tried again, only what it did cover; where nothing was
 * written down, the bare list.
 */
export async function Points({ attempt, lang }: { attempt: AttemptView; lang: string }) {
  const { t } = await i18n()
  const { critique, plan, sentences } = attempt
  const hasWords = sentences.some((sentence) => sentence.trim() !== '')
  const points = critique.points.filter(({ said }) => isWhole(plan) || said !== null)
  if (points.length === 0) return null
  const said = points.filter((point) => point.said !== null).length
  return (
    <section className="block" aria-labelledby="points">
      <h2 id="points" className="block-head">
        {t('attempts.points.title')}
        {isWhole(plan) && (
          <span className="font-normal">
            {hasWords ? t('attempts.points.count', { said, total: points.length }) : t('attempts.points.wordless')}
          </span>
        )}
      </h2>
      <ul className="past-points" data-checked={hasWords}>
        {points.map(({ point, said: where }) => (
          <li key={point} data-said={where !== null}>
            {hasWords && (
              <VerdictMark
                verdict={where ? 'passed' : 'failed'}
                label={t(where ? 'attempts.points.found' : 'attempts.points.missed')}
              />
            )}
            <span lang={lang}>{point}</span>
            {hasWords && (
              <span className="past-where" {...(where ? {} : { 'aria-hidden': true })}>
                {where
                  ? t('attempts.points.said', { sentence: where.sentence, words: where.words })
                  : t('attempts.points.missed')}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
