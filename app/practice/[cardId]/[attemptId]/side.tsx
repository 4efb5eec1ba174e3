import Link from 'next/link'
import type { Route } from 'next'
import { isWhole } from '#core/practice/plan.ts'
import { i18n } from '../../../_server/i18n.ts'
import { Hint, keyed } from '../../../_ui/kbd.tsx'
import { attemptsHref, cardHref, practiceHref } from '../../../_ui/links.ts'
import { attemptHref, runHref, studyHref } from '../../runs/links.ts'
import type { Loaded } from './load.ts'
import { Recording } from './recording.tsx'
import { SaveAnswer } from './save-answer.tsx'

type Action = { readonly href: Route; readonly k: string; readonly text: string }

/** What to do next, the likeliest first; the recording; and the answer into the card. */
export async function Side({ loaded }: { loaded: Loaded }) {
  const { t } = await i18n()
  const { attempt, view, isHidden } = loaded
  const { card } = view
  const actions = await actionsOf(loaded)
  const [first, second] = actions
  const retry = (n: number): Route => `/practice/${card.id}?sentence=${n}&of=${attempt.retryOf ?? attempt.id}` as Route
  return (
    <aside className="side past-side" aria-label={t('attempts.actions.title')}>
      <section aria-labelledby="actions">
        <h2 id="actions" className="head">
          {t('attempts.actions.title')}
        </h2>
        <ul className="actions">
          {actions.map(({ href, k, text }, i) => (
            <li key={k}>
              <Link
                href={href}
                prefetch={false}
                className={i === 0 ? 'button past-first' : 'action'}
                {...keyed(i === 0 ? `${k} Enter` : k)}
              >
                {text} <Hint k={k} />
              </Link>
            </li>
          ))}
        </ul>
        {!isHidden && (
          <div className="past-retry" role="group" aria-labelledby="retry-one">
            <span id="retry-one">{t('attempts.actions.retryOne')}</span>
            {attempt.sentences.map((_, i) => (
              <Link
                key={i}
                href={retry(i + 1)}
                prefetch={false}
                aria-label={t('attempts.actions.retrySentence', { sentence: i + 1 })}
                {...keyed(`t-${i + 1}`)}
              >
                {i + 1}
              </Link>
            ))}
          </div>
        )}
      </section>
      <Recording attempt={attempt} />
      {!isHidden && <SaveAnswer attempt={attempt} card={card} />}
      <p className="reach">
        {first && (
          <Link href={first.href} prefetch={false} className="button">
            {first.text}
          </Link>
        )}
        {second && (
          <Link href={second.href} prefetch={false} className="button button-quiet">
            {second.text}
          </Link>
        )}
      </p>
    </aside>
  )
}

/** In a run, on with it. After a fail, again or to the books; after a pass, to the next question. */
async function actionsOf({ attempt, view: { card }, run, isHidden, next }: Loaded): Promise<readonly Action[]> {
  const { t } = await i18n()
  const runId = run?.id ?? null
  const inRun = run && {
    href: runHref(run.id),
    k: 'n',
    text: t(run.isOver ? 'attempts.actions.runOver' : 'attempts.actions.run'),
  }
  if (inRun && isHidden) return [inRun]

  const again = { href: practiceHref(card.id), k: 'r', text: t('attempts.actions.retry') }
  const read = { href: studyHref(card.id, runId), k: 's', text: t('attempts.actions.study') }
  const whole = attempt.retryOf && {
    href: attemptHref(card.id, attempt.retryOf, runId),
    k: 'o',
    text: t('attempts.whole'),
  }
  const onward = next
    ? { href: practiceHref(next.id), k: 'n', text: t('attempts.actions.next') }
    : { href: '/' as Route, k: 'n', text: t('attempts.actions.today') }
  const history = { href: attemptsHref(card.id), k: 'h', text: t('attempts.actions.history') }
  const back = { href: cardHref(card), k: 'b', text: t('attempts.actions.card') }

  const hasPassed = attempt.judgement?.verdict === 'passed'
  const ordered = inRun
    ? [inRun, again, read]
    : hasPassed
      ? [onward, again, read]
      : isWhole(attempt.plan)
        ? [again, read, onward]
        : [again, whole, read, onward]
  return [...ordered, inRun && whole, history, back].filter((action) => action !== null)
}
