import type { Metadata } from 'next'
import Link from 'next/link'
import type { CardId } from '#core/card/card.ts'
import { studyDay } from '#core/schedule/study-day.ts'
import { ownerAmong } from '#core/store/card-aliases.ts'
import { findCard } from '#core/store/cards.ts'
import { i18n } from '../_server/i18n.ts'
import { study } from '../_server/study.ts'
import { JournalNav } from '../_ui/journal-nav.tsx'
import { EntryWriter, mannerNow } from './_entry/writer.tsx'
import { DayKeys } from './day-keys.tsx'
import { Timeline } from './_days/timeline.tsx'
import { wordsOf } from './_days/words.ts'
import { Filters } from './filters.tsx'
import { loadDays, loadHeads } from './load.ts'
import { journalHref, type Look, lookOf } from './look.ts'
import { sayDays } from './say-day.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await i18n()
  return { title: t('journal.title') }
}

/** Days that a page comes with. */
const DAYS = 14

/** Days, newest first, with what was done and written on each. The address says which events, and from which day on. */
export default async function JournalPage({ searchParams }: PageProps<'/journal'>) {
  const [look, { t }] = [lookOf(await searchParams), await i18n()]
  return (
    <div className="page">
      <JournalNav />
      <header className="lead">
        <h1>{t('journal.title')}</h1>
        <p className="mt-1 text-soft">{t('journal.lead')}</p>
      </header>
      <Writer cardId={look.card} />
      <Filters look={look} />
      <Days look={look} />
      <DayKeys t={t} />
    </div>
  )
}

/** The place to write on today, about the card that is looked at, if any. */
async function Writer({ cardId }: { cardId: CardId | null }) {
  const { ctx, now, settings } = await study()
  const card = cardId === null ? null : await findCard(ctx.db, await ownerAmong(ctx.db, cardId))
  return (
    <EntryWriter day={studyDay(now, settings.day)} card={card && { id: card.id, title: card.title, lang: card.lang }} />
  )
}

async function Days({ look }: { look: Look }) {
  const [heads, { t, locale }, manner] = await Promise.all([loadHeads(look), i18n(), mannerNow()])
  if (heads.length === 0) return <p className="mt-8">{t('journal.nothing')}</p>
  const { day } = look
  const found = day === null ? 0 : heads.findIndex(([one]) => one <= day)
  const start = found === -1 ? heads.length - 1 : found
  const shown = heads.slice(start, start + DAYS)
  const [newest, oldest] = [shown[0]?.[0], shown.at(-1)?.[0]]
  const first = newest && oldest ? await sayDays(await loadDays(look, oldest, newest), look) : []
  const hrefAt = (n: number) => journalHref(look, { day: heads[n]?.[0] ?? null })
  const query = journalHref(look, {}).replace(/^[^?]*\??/, '')
  return (
    <>
      <Timeline
        key={`${query} ${day}`}
        heads={heads}
        first={first}
        from={day === null ? null : (newest ?? null)}
        query={query}
        locale={locale}
        words={wordsOf(t)}
        manner={manner}
      />
      <nav aria-label={t('journal.around')} className="pager journal-pager">
        {start > 0 && (
          <Link href={hrefAt(Math.max(0, start - DAYS))} prefetch={false} rel="prev">
            {t('journal.newer')}
          </Link>
        )}
        {start + DAYS < heads.length && (
          <Link href={hrefAt(start + DAYS)} prefetch={false} rel="next">
            {t('journal.older')}
          </Link>
        )}
      </nav>
    </>
  )
}
