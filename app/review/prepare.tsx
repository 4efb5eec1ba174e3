import type { SectionId } from '#core/card/stages.ts'
import { RATINGS } from '#core/schedule/rating.ts'
import type { CardState } from '#core/schedule/history.ts'
import type { Settings } from '#core/study/settings.ts'
import type { CardBrief, CardToAsk, Previews, QueueItem } from '#core/study/views.ts'
import type { Format, Translate } from '../_server/i18n.ts'
import type { Locale } from '../_server/locale.ts'
import { sayDay, saySpan } from '../_server/say.ts'
import { SectionBody } from '../_ui/section.tsx'
import { cardHref, organiseHref, scheduleHref } from '../_ui/links.ts'
import { sectionName } from '../_ui/stage.ts'
import type { AsideView, AskView, RatingView, Reveal, Words } from './views.ts'

type Said = { readonly t: Translate; readonly format: Format; readonly locale: Locale }
type At = { readonly now: Date; readonly settings: Settings }

/** What comes to light at each step. The first is the answer, after which the card may be rated. */
const STEPS: readonly (readonly SectionId[])[] = [
  ['thought', 'answer'],
  ['nitpick'],
  ['verdict'],
  ['followups'],
  ['redesign'],
  ['gap'],
  ['review-notes'],
]

/** A card as it is asked: the question, and what is hidden behind it. */
export function askOf({ item, card, rendered }: CardToAsk, said: Said, at: At, expected: AskView['expected']): AskView {
  const { t, locale } = said
  const { lang } = card
  const bodies = (id: SectionId) =>
    rendered.sections
      .filter((section) => section.id === id)
      .map((section, i) => <SectionBody key={i} section={section} lang={lang} />)
  const isWritten = (id: SectionId) =>
    rendered.sections.some((section) => section.id === id && section.blocks.length > 0)
  const steps = STEPS.map((ids, i): Reveal | null => {
    const written = ids.filter(isWritten)
    if (written.length === 0 && i > 0) return null
    return {
      name: written.map((id) => sectionName(id, locale)).join(' · '),
      node:
        written.length === 0 ? (
          <p className="text-soft">{t('review.unwritten')}</p>
        ) : (
          written.map((id) => (
            <section key={id} className="stage" data-stage={id}>
              <h2>
                <span lang={lang}>{sectionName(id, lang)}</span>
              </h2>
              {bodies(id)}
            </section>
          ))
        ),
    }
  })
  return {
    cardId: card.id,
    expected,
    title: card.title,
    lang,
    href: cardHref(card),
    reason: isEarly(item) ? t('reason.early') : t(`reason.${item.reason}`),
    because: item.parent && {
      how: item.reason === 'probe' ? t('reasonMissed') : t('reasonFrom'),
      title: item.parent.title,
      lang: item.parent.lang,
      href: cardHref(item.parent),
    },
    notes: notesOf(item.card, said, at),
    asides: asidesOf(item.card.put, t, at.now),
    question: bodies('question'),
    steps: steps.filter((step) => step !== null),
  }
}

const isEarly = (item: QueueItem): boolean =>
  item.reason === 'due' && item.card.standing.state === 'review' && !item.card.standing.isDue

/** The queue never asks a card that was put aside; its own page does. */
function notesOf(card: CardBrief, said: Said, { now, settings }: At): AskView['notes'] {
  const { t } = said
  const { standing, put } = card
  const notes: AskView['notes'][number][] = []
  if (card.archived) notes.push({ text: t('organise.asked'), href: organiseHref(card.id) })
  if (put.suspendedAt) notes.push({ text: t('schedule.note.suspended'), href: null })
  else if (put.buriedUntil && put.buriedUntil > now)
    notes.push({
      text: t('schedule.note.buried', { when: sayDay(said, put.buriedUntil, now, settings.day) }),
      href: null,
    })
  if (standing.state === 'review' && standing.isLeech)
    notes.push({ text: t('schedule.note.leech', { count: standing.lapses }), href: scheduleHref(card) })
  return notes
}

function asidesOf({ suspendedAt, buriedUntil }: CardState, t: Translate, now: Date): readonly AsideView[] {
  const suspend = { kind: 'suspend', key: 's', name: t('schedule.do.suspend') } as const
  if (suspendedAt) return [{ kind: 'resume', key: 's', name: t('schedule.do.resume') }]
  if (buriedUntil && buriedUntil > now) return [{ kind: 'resume', key: 'b', name: t('schedule.do.unbury') }, suspend]
  return [{ kind: 'bury', key: 'b', name: t('schedule.do.bury') }, suspend]
}

export function ratingsOf(previews: Previews, said: Said): readonly RatingView[] {
  const { t } = said
  return RATINGS.map((rating, i) => {
    const interval = saySpan(said, previews[rating])
    return {
      rating,
      key: `${i + 1}`,
      name: t(`rating.${rating}`),
      interval,
      full: t(`ratingFull.${rating}`, { interval }),
    }
  })
}

/** The ratings of a rehearsal, which lead nowhere. */
export const plainRatings = ({ t }: Said): readonly RatingView[] =>
  RATINGS.map((rating, i) => {
    const name = t(`rating.${rating}`)
    return { rating, key: `${i + 1}`, name, interval: null, full: name }
  })

/** Everything the client says. `{…}` in these is filled in there, for it depends on what happens there. */
export function wordsOf({ t }: Said): Words {
  return {
    think: t('review.think'),
    reveal: t('review.reveal'),
    practise: t('review.practise'),
    revealNext: t.raw('review.revealNext'),
    revealed: t.raw('review.revealed'),
    rate: t('review.rate'),
    undo: t('review.undo'),
    saving: t('review.saving'),
    unsent: t.raw('review.unsent'),
    unreachable: t('review.unreachable'),
    retry: t('review.retry'),
    discard: t('review.discard'),
  }
}
