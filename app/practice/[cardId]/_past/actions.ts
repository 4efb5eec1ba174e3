'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { CardId } from '#core/card/card.ts'
import { AttemptId } from '#core/practice/record.ts'
import { addFollowUp, type AddFollowUpError } from '#core/study/add-follow-up.ts'
import { saveAsAnswer, type SaveAnswerError } from '#core/study/edit.ts'
import { undoLastReview } from '#core/study/review.ts'
import { findAttempt } from '#core/store/attempts.ts'
import { findCard } from '#core/store/cards.ts'
import { i18n, type Translate } from '../../../_server/i18n.ts'
import { study } from '../../../_server/study.ts'
import { cardHref } from '../../../_ui/links.ts'
import type { Said } from './said.ts'

const AnAttempt = z.strictObject({ attemptId: AttemptId })
const AQuestion = z.strictObject({ cardId: CardId, question: z.string(), as: z.enum(['open', 'card']) })

/** Writes an attempt into its card's file, as the one-minute answer. */
export async function saveAnswerAction(form: FormData): Promise<Said> {
  const [input, { ctx }, { t }] = [AnAttempt.safeParse(fieldsOf(form)), await study(), await i18n()]
  if (!input.success) return refused(t('attempts.edit.invalid'))
  const saved = await saveAsAnswer(ctx, input.data.attemptId)
  if (!saved.ok) return refused(sayEditError(t, saved.error))
  refresh()
  return done(t('attempts.save.done'))
}

/** Adds a question to stage 6 of a card, open or as a card of its own. */
export async function addQuestionAction(form: FormData): Promise<Said> {
  const [input, { ctx }, { t }] = [AQuestion.safeParse(fieldsOf(form)), await study(), await i18n()]
  if (!input.success) return refused(t('attempts.edit.invalid'))
  const { cardId, question, as } = input.data
  const added = await addFollowUp(ctx, cardId, question, as)
  if (!added.ok) return refused(sayEditError(t, added.error))
  refresh()
  const card = added.value && (await findCard(ctx.db, added.value.id))
  if (!card) return done(t('attempts.next.addedOpen'))
  return { ...done(t('attempts.next.addedCard')), link: { href: cardHref(card), title: card.title, lang: card.lang } }
}

/** Takes back the review of an attempt, if no other was given since. */
export async function undoAction(form: FormData): Promise<Said> {
  const [input, { ctx }, { t }] = [AnAttempt.safeParse(fieldsOf(form)), await study(), await i18n()]
  const attempt = input.success ? await findAttempt(ctx.db, input.data.attemptId) : null
  if (!attempt?.review) return refused(t('attempts.edit.invalid'))
  if (attempt.review.isTakenBack) return refused(t('attempts.outcome.undoGone'))
  const undone = await undoLastReview(ctx, attempt.review.id)
  if (!undone.ok) return refused(t('attempts.outcome.undoLate'))
  refresh()
  return done(t('attempts.outcome.undone', { rating: t(`rating.${undone.value.rating}`) }))
}

const done = (text: string): Said => ({ isDone: true, text, link: null })
const refused = (text: string): Said => ({ isDone: false, text, link: null })

/** React adds fields of its own to a form that it sends. */
const fieldsOf = (form: FormData): Record<string, unknown> =>
  Object.fromEntries([...form].filter(([name]) => !name.startsWith('$')))

function sayEditError(t: Translate, error: SaveAnswerError | AddFollowUpError): string {
  switch (error.kind) {
    case 'no-file':
      return t('attempts.edit.noFile', { path: error.path })
    case 'unreadable':
      return t('attempts.edit.unreadable', { path: error.path })
    case 'no-room':
      return t('attempts.edit.noRoom')
    case 'unknown-card':
    case 'unknown-attempt':
      return t('attempts.edit.unknown')
    case 'nothing-said':
      return t('attempts.save.nothing')
    case 'already-there':
      return t('attempts.next.there')
    case 'bad-question':
      return t('attempts.next.bad')
    default:
      return error satisfies never
  }
}
