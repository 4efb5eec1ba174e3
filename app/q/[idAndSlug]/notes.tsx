import Link from 'next/link'
import type { CardId } from '#core/card/card.ts'
import { entriesOfCard } from '#core/store/entries.ts'
import { showEntries } from '#core/study/journal/shown-entries.ts'
import { i18n } from '../../_server/i18n.ts'
import { study } from '../../_server/study.ts'
import { journalCardHref } from '../../_ui/links.ts'
import { EntryView } from '../../journal/_entry/view.tsx'

/** Shown without being asked for, the newest of them. */
const SHOWN = 3

/** What was written in the journal about a card, and a way to write more. */
export async function Notes({ cardId }: { cardId: CardId }) {
  const [{ ctx }, { t }] = await Promise.all([study(), i18n()])
  const entries = await entriesOfCard(ctx.db, cardId)
  const shown = await showEntries(ctx, entries.slice(-SHOWN).toReversed())
  return (
    <section className="block" aria-labelledby="notes">
      <h2 id="notes" className="block-head">
        {t('entry.onCard.title')}
        {entries.length > SHOWN && (
          <Link href={journalCardHref(cardId)} prefetch={false}>
            {t('entry.onCard.all', { count: entries.length })}
          </Link>
        )}
      </h2>
      {shown.map((entry) => (
        <EntryView key={entry.id} entry={entry} isOnCard />
      ))}
      <p className="entry-more">
        <Link href={journalCardHref(cardId, true)} prefetch={false}>
          {t('entry.onCard.write')}
        </Link>
      </p>
    </section>
  )
}
