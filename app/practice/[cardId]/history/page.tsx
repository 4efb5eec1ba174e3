import type { Metadata } from 'next'
import Link from 'next/link'
import { i18n } from '../../../_server/i18n.ts'
import { leadOn } from '../../../_server/taken-in.ts'
import { Hint, keyed } from '../../../_ui/kbd.tsx'
import { attemptsHref, cardHref, practiceHref } from '../../../_ui/links.ts'
import { Playback } from '../_past/playback.tsx'
import { Diff } from './diff.tsx'
import { List } from './list.tsx'
import { load } from './load.ts'
import { pairOf } from './pair.ts'
import { Trend } from './trend.tsx'

type Props = PageProps<'/practice/[cardId]/history'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [loaded, { t }] = await Promise.all([load((await params).cardId), i18n()])
  return loaded === null ? {} : { title: `${t('attempts.history.title')} · ${loaded.card.title}` }
}

/** Every attempt at a card. `a` and `b`: the two to compare. */
export default async function HistoryPage({ params, searchParams }: Props) {
  const { cardId } = await params
  const [loaded, { a, b }, { t }] = await Promise.all([load(cardId), searchParams, i18n()])
  if (loaded === null) return leadOn(cardId, attemptsHref)
  const { card, attempts } = loaded
  const pair = pairOf(attempts, a, b)
  const passed = attempts.filter(({ judgement }) => judgement?.verdict === 'passed').length
  return (
    <div className="page history">
      <header className="lead">
        <p className="eyebrow">
          <span>{t('attempts.history.title')}</span>
          <Link href={cardHref(card)} prefetch={false} {...keyed('b')}>
            {t('attempts.actions.card')} <Hint k="b" />
          </Link>
        </p>
        <h1 lang={card.lang}>{card.title}</h1>
        {attempts.length > 0 && (
          <p className="facts">
            <span>{t('attempts.history.count', { count: attempts.length })}</span>
            <span>{t('attempts.history.passed', { count: passed })}</span>
          </p>
        )}
      </header>
      {attempts.length === 0 && (
        <div className="mt-6">
          <p>{t('attempts.history.empty')}</p>
          <p className="mt-1 max-w-[36em] text-soft">{t('attempts.history.emptyNote')}</p>
        </div>
      )}
      <p className="history-again">
        <Link href={practiceHref(card.id)} prefetch={false} className="button" {...keyed('r')}>
          {attempts.length === 0 ? t('attempts.history.start') : t('attempts.actions.retry')} <Hint k="r" />
        </Link>
      </p>
      <Trend attempts={attempts} />
      {attempts.length > 0 && <List attempts={attempts} pair={pair} />}
      {pair && <Diff pair={pair} lang={card.lang} />}
      {pair === null && attempts.length > 1 && <p className="past-note">{t('attempts.history.sameTwice')}</p>}
      <Playback cannot={t('attempts.audio.cannot')} />
    </div>
  )
}
