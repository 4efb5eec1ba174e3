import type { Metadata } from 'next'
import Link from 'next/link'
import { cache } from 'react'
import { CardId, REFERENCE_KINDS } from '#core/card/card.ts'
import { RunId } from '#core/practice/record.ts'
import { readPracticeSettings } from '#core/study/practice-settings.ts'
import { readingsOf } from '#core/study/reading.ts'
import { findCard } from '#core/store/cards.ts'
import { i18n } from '../../../_server/i18n.ts'
import { leadOn } from '../../../_server/taken-in.ts'
import { study } from '../../../_server/study.ts'
import { cardHref, practiceHref } from '../../../_ui/links.ts'
import { runHref, studyHref } from '../../runs/links.ts'
import { Nothing } from './nothing.tsx'
import { Room } from './room.tsx'
import { groupsOf, wordsOf } from './views.ts'

const load = cache(async (text: string) => {
  const id = CardId.safeParse(text)
  return id.success ? findCard((await study()).ctx.db, id.data) : null
})

export async function generateMetadata({ params }: PageProps<'/practice/[cardId]/study'>): Promise<Metadata> {
  const [card, { t }] = await Promise.all([load((await params).cardId), i18n()])
  return card === null ? {} : { title: `${t('run.study.title')} · ${card.title}` }
}

/** What to read before the question is answered again. `run`: the practice run this comes from. */
export default async function StudyPage({ params, searchParams }: PageProps<'/practice/[cardId]/study'>) {
  const { cardId } = await params
  const [card, query, { ctx }, { t }] = await Promise.all([load(cardId), searchParams, study(), i18n()])
  if (card === null) return leadOn(cardId, (id) => studyHref(id))
  const run = RunId.safeParse(query.run)
  const [readings, { readingMinutes, isMuted }] = await Promise.all([
    readingsOf(ctx, card.id),
    readPracticeSettings(ctx.db),
  ])
  return (
    <div className="page">
      <header className="lead">
        <p className="eyebrow">
          <span>{t('run.study.title')}</span>
          {run.success && (
            <Link href={runHref(run.data)} prefetch={false}>
              {t('run.study.toRun')}
            </Link>
          )}
          <Link href={cardHref(card)} prefetch={false}>
            {t('run.study.toCard')}
          </Link>
        </p>
        <h1 lang={card.lang}>{card.title}</h1>
        <p className="mt-1 text-soft">{t('run.study.lead')}</p>
      </header>
      <div className="max-w-[44rem]">
        {readings.length === 0 ? (
          <Nothing card={card} />
        ) : (
          <Room
            key={card.id}
            cardId={card.id}
            lang={card.lang}
            limitMs={readingMinutes * 60_000}
            isMuted={isMuted}
            groups={groupsOf(readings, REFERENCE_KINDS, t)}
            retryHref={practiceHref(card.id)}
            words={wordsOf(t, readingMinutes)}
          />
        )}
      </div>
    </div>
  )
}
