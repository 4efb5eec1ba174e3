import Link from 'next/link'
import { isWhole } from '#core/practice/plan.ts'
import { CRITERIA } from '#core/practice/gate.ts'
import type { Standing } from '#core/study/views.ts'
import { i18n, type Translate } from '../../../_server/i18n.ts'
import { sayDay } from '../../../_server/say.ts'
import { study } from '../../../_server/study.ts'
import { Hint, keyed } from '../../../_ui/kbd.tsx'
import { practiceHref } from '../../../_ui/links.ts'
import { Mark } from '../../../_ui/mark.tsx'
import { ActForm } from '../_past/act-form.tsx'
import { undoAction } from '../_past/actions.ts'
import { sayWhen } from '../_past/say.ts'
import { VerdictMark } from '../_past/verdict-mark.tsx'
import { actWords } from '../_past/words.ts'
import type { Loaded } from './load.ts'

/** Which question it was, when and how it was answered, and what came of it. */
export async function Head({ loaded: { view, attempt, review } }: { loaded: Loaded }) {
  const { t, format } = await i18n()
  const { card, standing } = view
  const { plan, way, judgement, startedAt } = attempt
  const opened = review?.opened ?? []
  return (
    <header className="lead">
      <p className="eyebrow">
        <span>
          {isWhole(plan) ? t('attempts.eyebrow') : t('attempts.single', { sentence: plan.sentences[0] ?? 1 })}
        </span>
        <time dateTime={startedAt.toISOString()}>{sayWhen(format, startedAt)}</time>
        <span>{t(`attempts.way.${way}`)}</span>
        <span>{t(`attempts.pace.${plan.pace}`)}</span>
      </p>
      <h1 lang={card.lang}>{card.title}</h1>
      <div className="past-outcome">
        {judgement && (
          <p className="past-verdict" data-verdict={judgement.verdict}>
            <VerdictMark verdict={judgement.verdict} />
            {t(`attempts.verdict.${judgement.verdict}`)}
          </p>
        )}
        <p>{await sayOutcome(t, attempt, review, standing)}</p>
      </div>
      {judgement?.verdict === 'failed' && (
        <ul className="past-gate">
          {CRITERIA.map((criterion) => (
            <li key={criterion} data-met={judgement.gate[criterion]}>
              <VerdictMark
                verdict={judgement.gate[criterion] ? 'passed' : 'failed'}
                label={t(`attempts.gate.${judgement.gate[criterion] ? 'met' : 'unmet'}`)}
              />
              {t(`practice.gate.criteria.${criterion}`)}
            </li>
          ))}
        </ul>
      )}
      {opened.length > 0 && (
        <>
          <p className="mt-3">{t('review.opened', { count: opened.length })}</p>
          <ul className="tree tree-large">
            {opened.map((brief) => (
              <li key={brief.id} className="line">
                <Mark standing={brief.standing} t={t} />
                <Link href={practiceHref(brief.id)} prefetch={false} lang={brief.lang}>
                  {brief.title}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      <ActForm act={undoAction} words={actWords(t)} className="past-undo">
        {review?.isLast && (
          <>
            <input type="hidden" name="attemptId" value={attempt.id} />
            <button type="submit" {...keyed('u mod-z')}>
              <span className="past-link">{t('attempts.outcome.undo')}</span> <Hint k="u" />
            </button>
          </>
        )}
      </ActForm>
    </header>
  )
}

async function sayOutcome(
  t: Translate,
  attempt: Loaded['attempt'],
  review: Loaded['review'],
  standing: Standing,
): Promise<string> {
  const { judgement } = attempt
  if (judgement === null) return t('attempts.outcome.single')
  if (judgement.isTakenBack) return t('attempts.outcome.takenBack')
  if (judgement.rating === null) return t('attempts.outcome.unrated')
  const rating = t(`rating.${judgement.rating}`)
  if (!review?.isLatest || standing.state !== 'review') return t('attempts.outcome.ratedBefore', { rating })
  if (standing.isDue) return t('attempts.outcome.ratedDue', { rating })
  const [said, { now, settings }] = await Promise.all([i18n(), study()])
  return t('attempts.outcome.rated', { rating, due: sayDay(said, standing.dueAt, now, settings.day) })
}
