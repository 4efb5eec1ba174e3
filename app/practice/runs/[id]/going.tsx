import Link from 'next/link'
import type { RunView } from '#core/study/runs.ts'
import { i18n } from '../../../_server/i18n.ts'
import { study } from '../../../_server/study.ts'
import { Hint, keyed } from '../../../_ui/kbd.tsx'
import { turnHref } from '../links.ts'
import { endAction, skipAction } from './actions.ts'
import { Questions } from './questions.tsx'

/** A run under way: the question to answer next, and what is done. */
export async function Going({ run }: { run: RunView }) {
  const [{ t, format }, { now }] = await Promise.all([i18n(), study()])
  const at = run.cards.findIndex(({ card }) => card.id === run.next)
  const next = run.cards[at]?.card
  // A run that is not over has a next question.
  if (next === undefined) return null
  const number = at + 1
  const isLate = run.endsAt !== null && run.endsAt <= now
  const begin = run.isBegun ? t('run.going.goOn') : t('run.going.begin')
  return (
    <>
      <header className="lead">
        <p className="eyebrow">
          <Link href="/practice" prefetch={false}>
            {t('run.title')}
          </Link>
          <span>
            {run.limitMs === null
              ? t('run.going.title', { number, total: run.cards.length })
              : t('run.going.titleTimed', { number })}
          </span>
          {run.endsAt && !isLate && (
            <span>{t('run.going.until', { time: format.dateTime(run.endsAt, { timeStyle: 'short' }) })}</span>
          )}
          {run.isInterview && <span>{t('run.going.interview')}</span>}
        </p>
        <h1 lang={next.lang}>{next.title}</h1>
        {isLate && <p className="mt-2 text-warn">{t('run.going.lastOne')}</p>}
        <div className="run-actions">
          <Link href={turnHref(next.id, run.id)} prefetch={false} className="button" {...keyed('Enter')}>
            {begin} <Hint k="Enter" />
          </Link>
          <form action={skipAction}>
            <input type="hidden" name="run" value={run.id} />
            <input type="hidden" name="card" value={next.id} />
            <button type="submit" className="button button-quiet" {...keyed('s')}>
              {t('run.going.skip')} <Hint k="s" />
            </button>
          </form>
          <form action={endAction}>
            <input type="hidden" name="run" value={run.id} />
            <button type="submit" className="button button-quiet" {...keyed('e')}>
              {t('run.going.end')} <Hint k="e" />
            </button>
          </form>
        </div>
      </header>
      <section className="block max-w-[44rem]" aria-labelledby="questions">
        <h2 id="questions" className="block-head">
          {t('run.going.list')}
        </h2>
        <Questions run={run} />
      </section>
    </>
  )
}
