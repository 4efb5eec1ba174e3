'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { type AnswerError, type Answered, AnswerInput, answerCard, undoLastReview } from '#core/study/review.ts'
import { i18n } from '../_server/i18n.ts'
import { daysUntil, saySpan } from '../_server/say.ts'
import { study } from '../_server/study.ts'
import { cardHref } from '../_ui/links.ts'
import type { Outcome } from './outcome.ts'

/** A form carries text only. `goOn`: the page moves on by itself, so that this card need not be asked for again. */
const AnswerForm = z
  .strictObject({
    cardId: z.string(),
    rating: z.string(),
    expectedReps: z.string().transform(Number),
    durationMs: z.string().transform(Number).optional(),
    goOn: z.literal('1').optional(),
  })
  .transform(({ goOn, ...answer }) => ({ goOn: goOn !== undefined, answer }))

export async function answerAction(form: FormData): Promise<Outcome> {
  // React adds fields of its own to a form that it sends.
  const fields = [...form].filter(([name]) => !name.startsWith('$'))
  const parsed = AnswerForm.safeParse(Object.fromEntries(fields))
  const input = parsed.success ? AnswerInput.safeParse(parsed.data.answer) : null
  const [{ ctx }, { t }] = await Promise.all([study(), i18n()])
  if (!parsed.success || !input?.success) return { kind: 'refused', text: t('review.invalid'), link: null }
  const answered = await answerCard(ctx, input.data)
  if (!parsed.data.goOn) refresh()
  return answered.ok ? saySaved(answered.value) : sayRefused(answered.error)
}

export async function undoAction(): Promise<Outcome> {
  const [{ ctx }, { t }] = await Promise.all([study(), i18n()])
  const undone = await undoLastReview(ctx)
  if (!undone.ok) return { kind: 'refused', text: t('review.nothingToUndo'), link: null }
  const { cardId, rating } = undone.value
  refresh()
  return { kind: 'undone', cardId, text: t('review.undone', { rating: t(`rating.${rating}`) }) }
}

async function saySaved({ cardId, rating, dueAt, opened }: Answered): Promise<Outcome> {
  const [{ now, settings }, said] = await Promise.all([study(), i18n()])
  const { t } = said
  const days = daysUntil(dueAt, now, settings.day)
  const name = t(`rating.${rating}`)
  return {
    kind: 'saved',
    cardId,
    text:
      days < 1
        ? t('review.savedToday', { rating: name })
        : t('review.saved', { rating: name, interval: saySpan(said, days) }),
    opened:
      opened.length === 0
        ? null
        : {
            text: t('review.opened', { count: opened.length }),
            links: opened.map((card) => ({ href: cardHref(card), title: card.title, lang: card.lang })),
          },
  }
}

async function sayRefused(error: AnswerError): Promise<Outcome> {
  const { t, locale } = await i18n()
  switch (error.kind) {
    case 'stale': {
      const href = cardHref({ id: error.cardId, title: '' })
      return { kind: 'refused', text: t('review.stale'), link: { href, title: t('review.staleCard'), lang: locale } }
    }
    case 'unknown-card':
      return { kind: 'refused', text: t('review.unknown'), link: null }
    default:
      return error satisfies never
  }
}
