import Link from 'next/link'
import type { GrowthPoint } from '#core/journal/growth-point.ts'
import type { GrownAttempt } from '#core/journal/growth.ts'
import type { Growth } from '#core/study/journal/growth.ts'
import { i18n } from '../../../_server/i18n.ts'
import { sayTime } from '../../../practice/[cardId]/_past/say.ts'
import { VerdictMark } from '../../../practice/[cardId]/_past/verdict-mark.tsx'
import { attemptHref } from '../../../practice/runs/links.ts'
import { Changes } from './changes.tsx'
import { Choice } from './choice.tsx'
import type { Look } from './look.ts'
import { pointsOf } from './points.ts'
import { sayPoint } from './say.ts'
import { Told } from './told.tsx'

type Props = { attempt: GrownAttempt; growth: Growth; look: Look; pair: readonly [GrowthPoint, GrowthPoint] | null }

/** An attempt: how it went, what the nitpick found this time, and what was said. */
export async function AttemptItem({ attempt, growth, look, pair }: Props) {
  const said = await i18n()
  const { t } = said
  const { id, at, verdict, single, way, spokenMs, words, found, sentences, thought, changes } = attempt
  const { lang, steps } = growth
  const head = (
    <>
      <Link href={attemptHref(growth.id, id)} prefetch={false}>
        {single === null ? t('growth.attempt') : t('growth.single', { sentence: single })}
      </Link>
      {verdict !== null && (
        <span className="past-verdict-small">
          <VerdictMark verdict={verdict} />
          {t(`attempts.verdict.${verdict}`)}
        </span>
      )}
    </>
  )
  return (
    <Told at={at} head={head}>
      <div className="growth-facts">
        {pointsOf(attempt, look.stage).map((point) => (
          <Choice key={point.part} point={point} pair={pair} name={sayPoint(said, steps, lang, point)} t={t} />
        ))}
        <p className="facts">
          <span>{t(`attempts.way.${way}`)}</span>
          <span>{t('attempts.history.spoken', { time: sayTime(said, spokenMs) })}</span>
          {words > 0 && <span>{t('growth.words', { count: words })}</span>}
          <span>{found === 0 ? t('growth.noFindings') : t('growth.findings', { count: found })}</span>
        </p>
      </div>
      {changes && <Changes changes={changes} lang={lang} t={t} />}
      {(words > 0 || thought.trim() !== '') && (
        <details>
          <summary>{t('growth.said')}</summary>
          {thought.trim() !== '' && (
            <p>
              <span className="text-soft">{t('growth.thought')}</span> <span lang={lang}>{thought}</span>
            </p>
          )}
          <ol lang={lang} className="growth-sentences">
            {sentences.map(
              (sentence, i) =>
                sentence.trim() !== '' && (
                  <li key={i + 1} value={i + 1}>
                    {sentence}
                  </li>
                ),
            )}
          </ol>
        </details>
      )}
    </Told>
  )
}
