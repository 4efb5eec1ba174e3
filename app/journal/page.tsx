import type { Metadata } from 'next'
import { CardId } from '#core/card/card.ts'
import { studyDay } from '#core/schedule/study-day.ts'
import { findCard } from '#core/store/cards.ts'
import { entriesOfCard, entriesOfDays } from '#core/store/entries.ts'
import { showEntries } from '#core/study/journal/shown-entries.ts'
import { i18n } from '../_server/i18n.ts'
import { study } from '../_server/study.ts'
import { JournalNav } from '../_ui/journal-nav.tsx'
import { EntryView } from './_entry/view.tsx'
import { EntryWriter } from './_entry/writer.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await i18n()
  return { title: t('journal.title') }
}

/** Days, newest first, with what was done and written on each. */
export default async function JournalPage({ searchParams }: PageProps<'/journal'>) {
  const [{ t }, { ctx, now, settings }, asked] = await Promise.all([i18n(), study(), searchParams])
  const today = studyDay(now, settings.day)
  const cardId = CardId.safeParse(asked['card']).data
  const card = cardId === undefined ? null : await findCard(ctx.db, cardId)
  const entries = await (card ? entriesOfCard(ctx.db, card.id) : entriesOfDays(ctx.db, today, today))
  const shown = await showEntries(ctx, entries)
  return (
    <div className="page">
      <JournalNav />
      <header className="lead">
        <h1>{t('journal.title')}</h1>
        <p className="mt-1 text-soft">{t('journal.lead')}</p>
      </header>
      <EntryWriter day={today} card={card && { id: card.id, title: card.title, lang: card.lang }} />
      {shown.toReversed().map((entry) => (
        <EntryView key={entry.id} entry={entry} />
      ))}
    </div>
  )
}
