import Link from 'next/link'
import type { CardView } from '#core/study/views.ts'
import { i18n } from '../../_server/i18n.ts'
import { Hint, keyed } from '../../_ui/kbd.tsx'
import {
  attemptsHref,
  cardHref,
  editHref,
  organiseHref,
  practiceHref,
  reviewHref,
  shareHref,
  growthHref,
  versionsHref,
} from '../../_ui/links.ts'
import { sessionHref } from '../../review/_chosen/href.ts'
import { Board } from './board.tsx'
import { CopyMarkdown } from './copy-markdown.tsx'
import { DemoList } from './demo-list.tsx'
import { nextFollowUp } from './follow-ups.tsx'
import { MemoryFacts } from './memory-facts.tsx'
import { Schedule } from './schedule.tsx'
import { TimeSpent } from './time-spent.tsx'

/** What memory says of the card, and what to do next. */
export async function Side({ view }: { view: CardView }) {
  const { t } = await i18n()
  const next = nextFollowUp(view)
  return (
    <aside className="side" aria-label={t('card.memory')}>
      <section aria-labelledby="memory">
        <h2 id="memory" className="head">
          {t('card.memory')}
        </h2>
        <MemoryFacts view={view} />
        <TimeSpent id={view.card.id} />
      </section>
      <section aria-labelledby="actions">
        <h2 id="actions" className="head">
          {t('card.actions')}
        </h2>
        <ul className="actions">
          <li>
            <Link href={practiceHref(view.card.id)} prefetch={false} className="action" {...keyed('a')}>
              {t('card.practise')} <Hint k="a" />
            </Link>
          </li>
          <li>
            <Link href={reviewHref(view.card.id)} prefetch={false} className="action" {...keyed('r')}>
              {t('card.review')} <Hint k="r" />
            </Link>
          </li>
          {view.followUps.some(({ kind }) => kind === 'card') && (
            <li>
              <Link
                href={sessionHref({ filter: { kind: 'walk', id: view.card.id } })}
                prefetch={false}
                className="action"
                {...keyed('w')}
              >
                {t('card.walk')} <Hint k="w" />
              </Link>
            </li>
          )}
          {next && (
            <li>
              <Link href={cardHref(next)} prefetch={false} className="action" title={next.title} {...keyed('n')}>
                {t('card.followUp')} <Hint k="n" />
              </Link>
            </li>
          )}
          {view.attempts > 0 && (
            <li>
              <Link href={attemptsHref(view.card.id)} prefetch={false} className="action" {...keyed('h')}>
                {t('card.attempts', { count: view.attempts })} <Hint k="h" />
              </Link>
            </li>
          )}
          <li>
            <Link href={versionsHref(view.card.id)} prefetch={false} className="action" {...keyed('v')}>
              {t('card.versions', { count: view.revisions })} <Hint k="v" />
            </Link>
          </li>
          <li>
            <Link href={growthHref(view.card.id)} prefetch={false} className="action" {...keyed('t')}>
              {t('growth.title')} <Hint k="t" />
            </Link>
          </li>
          <li>
            <Link href={editHref(view.card.id)} prefetch={false} className="action" {...keyed('e')}>
              {t('card.edit')} <Hint k="e" />
            </Link>
          </li>
          <li>
            <Link href={organiseHref(view.card.id)} prefetch={false} className="action" {...keyed('o')}>
              {t('organise.title')} <Hint k="o" />
            </Link>
          </li>
          <li>
            <CopyMarkdown href={`/api/cards/${view.card.id}/markdown`} copied={t('rights.copied')}>
              {t('rights.copy')} <Hint k="m" />
            </CopyMarkdown>
          </li>
          <li>
            <Link href={shareHref(view.card.id)} prefetch={false} className="action" {...keyed('l')}>
              {t('sharing.fromHere')} <Hint k="l" />
            </Link>
          </li>
        </ul>
      </section>
      {!view.card.archived && <Schedule view={view} />}
      <Board view={view} />
      <DemoList view={view} />
      <p className="reach">
        <Link href={practiceHref(view.card.id)} prefetch={false} className="button">
          {t('card.practise')}
        </Link>
        <Link href={reviewHref(view.card.id)} prefetch={false} className="button button-quiet">
          {t('card.review')}
        </Link>
      </p>
    </aside>
  )
}
