import type { SectionId } from '#core/card/stages.ts'
import { RATINGS } from '#core/schedule/rating.ts'
import type { Previews, ReviewView } from '#core/study/views.ts'
import type { Format, Translate } from '../_server/i18n.ts'
import type { Locale } from '../_server/locale.ts'
import { saySpan } from '../_server/say.ts'
import { SectionBody } from '../_ui/section.tsx'
import { cardHref } from '../_ui/links.ts'
import { sectionName } from '../_ui/stage.ts'
import type { AskView, RatingView, Reveal, Words } from './views.ts'

type Said = { readonly t: Translate; readonly format: Format; readonly locale: Locale }

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
export function askOf({ item, card, rendered }: ReviewView, { t, locale }: Said): AskView {
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
    reps: item.reps,
    title: card.title,
    lang,
    href: cardHref(card),
    reason: t(`reason.${item.reason}`),
    parent: item.parent && { title: item.parent.title, lang: item.parent.lang, href: cardHref(item.parent) },
    question: bodies('question'),
    steps: steps.filter((step) => step !== null),
  }
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
    from: t('reasonFrom'),
    unsent: t.raw('review.unsent'),
    unreachable: t('review.unreachable'),
    retry: t('review.retry'),
    discard: t('review.discard'),
  }
}
