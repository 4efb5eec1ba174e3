import Link from 'next/link'
import { openedIn, totalsOf, type RunTotals } from '#core/study/run-result.ts'
import type { RunView } from '#core/study/runs.ts'
import { i18n, type Translate } from '../../../_server/i18n.ts'
import { study } from '../../../_server/study.ts'
import { Dot } from '../../../_ui/dot.tsx'
import { Hint, keyed } from '../../../_ui/kbd.tsx'
import { practiceHref } from '../../../_ui/links.ts'
import { Mark } from '../../../_ui/mark.tsx'
import { sayTime } from '../../[cardId]/_past/say.ts'
import { studyHref } from '../links.ts'
import { Questions } from './questions.tsx'

/** A run that is over: what came of it, question by question, and what to do now. */
export async function Over({ run }: { run: RunView }) {
  const [said, { ctx }] = await Promise.all([i18n(), study()])
  const { t, format } = said
  const totals = totalsOf(run)
  const opened = await openedIn(ctx, run)
  const failed = run.cards.filter(({ attempt }) => attempt?.judgement?.verdict === 'failed')
  const skipped = run.limitMs === null ? run.cards.length - totals.answered : 0
  return (
    <>
      <header className="lead">
        <p className="eyebrow">
          <Link href="/practice" prefetch={false}>
            {t('run.title')}
          </Link>
          <time dateTime={run.startedAt.toISOString()}>
            {format.dateTime(run.startedAt, { dateStyle: 'medium', timeStyle: 'short' })}
          </time>
          {run.isInterview && <span>{t('run.earlier.interview')}</span>}
        </p>
        <h1>{sayResult(t, totals)}</h1>
        <p className="facts">
          {totals.medianSpokenMs !== null && (
            <span>
              {t(totals.answered === 1 ? 'run.over.spoken' : 'run.over.median', {
                time: sayTime(said, totals.medianSpokenMs),
              })}
            </span>
          )}
          {totals.answered > 0 && (
            <span>
              {totals.findings === 0 ? t('run.over.noFindings') : t('run.over.findings', { count: totals.findings })}
            </span>
          )}
          {totals.pausedMs > 0 && <span>{t('run.over.paused', { time: sayTime(said, totals.pausedMs) })}</span>}
          {totals.hiddenMs > 0 && <span>{t('run.over.hidden', { time: sayTime(said, totals.hiddenMs) })}</span>}
          {skipped > 0 && totals.answered > 0 && <span>{t('run.over.skipped', { count: skipped })}</span>}
        </p>
      </header>
      <div className="max-w-[44rem]">
        {failed.length > 0 && (
          <section className="block" aria-labelledby="failed">
            <h2 id="failed" className="block-head">
              {t('run.over.failed')}
            </h2>
            <ul className="rows">
              {failed.map(({ card }, i) => (
                <li key={card.id} className="row todo">
                  <Dot mark="failed" label={t('run.mark.failed')} />
                  <span lang={card.lang}>{card.title}</span>
                  <span className="todo-links">
                    <Link href={studyHref(card.id)} prefetch={false} {...(i === 0 ? keyed('l') : {})}>
                      {t('run.over.study')} {i === 0 && <Hint k="l" />}
                    </Link>
                    <Link href={practiceHref(card.id)} prefetch={false} {...(i === 0 ? keyed('r') : {})}>
                      {t('run.over.retry')} {i === 0 && <Hint k="r" />}
                    </Link>
                  </span>
                </li>
              ))}
            </ul>
          </section>
        )}
        {run.cards.length > 0 && (
          <section className="block" aria-labelledby="questions">
            <h2 id="questions" className="block-head">
              {t('run.over.questions')}
            </h2>
            <Questions run={run} />
          </section>
        )}
        {opened.length > 0 && (
          <section className="block" aria-labelledby="opened">
            <h2 id="opened" className="block-head">
              {t('run.over.opened')}
            </h2>
            <ul className="rows">
              {opened.map((card) => (
                <li key={card.id} className="row">
                  <Mark standing={card.standing} t={t} />
                  <Link href={practiceHref(card.id)} prefetch={false} lang={card.lang} className="row-title">
                    {card.title}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        )}
        <p className="run-actions">
          <Link href="/practice" prefetch={false} className="button" {...keyed('Enter')}>
            {t('run.over.again')} <Hint k="Enter" />
          </Link>
          <Link href="/" prefetch={false} className="button button-quiet" {...keyed('t')}>
            {t('run.over.home')} <Hint k="t" />
          </Link>
        </p>
      </div>
    </>
  )
}

function sayResult(t: Translate, { answered, passed }: RunTotals): string {
  if (answered === 0) return t('run.over.nothing')
  if (passed === answered) return t('run.over.allPassed', { answered })
  return passed === 0 ? t('run.over.nonePassed', { answered }) : t('run.over.passed', { answered, passed })
}
