'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { type LastDeed, undoLast } from '#core/study/actions.ts'
import { rehearse, type RehearsalError, RehearsalInput } from '#core/study/rehearse.ts'
import { type AnswerError, type Answered, AnswerInput, answerCard } from '#core/study/review.ts'
import { cardBriefs } from '#core/study/standing.ts'
import { policyOf } from '#core/study/settings.ts'
import { i18n } from '../_server/i18n.ts'
import { daysUntil, saySpan } from '../_server/say.ts'
import { study } from '../_server/study.ts'
import { cardHref } from '../_ui/links.ts'
import { act, fieldsOf, sayUndone } from './act.ts'
import type { Outcome, OutcomeLink } from './outcome.ts'

/** A form carries text only. `goOn`: the page moves on by itself, so that this card need not be asked for again. */
const fields = {
  cardId: z.string(),
  rating: z.string(),
  durationMs: z.string().transform(Number).optional(),
  goOn: z.literal('1').optional(),
}
const count = z.string().transform(Number)
const AnswerForm = z.strictObject({ ...fields, expectedReps: count }).transform(withGoOn)
const RehearsalForm = z.strictObject({ ...fields, expectedRehearsals: count }).transform(withGoOn)

function withGoOn<T extends { readonly goOn?: '1' | undefined }>({ goOn, ...answer }: T) {
  return { goOn: goOn !== undefined, answer }
}

export async function answerAction(form: FormData): Promise<Outcome> {
  const parsed = AnswerForm.safeParse(fieldsOf(form))
  const input = parsed.success ? AnswerInput.safeParse(parsed.data.answer) : null
  const [{ ctx }, { t }] = await Promise.all([study(), i18n()])
  if (!parsed.success || !input?.success) return { kind: 'refused', text: t('review.invalid'), link: null }
  const answered = await answerCard(ctx, input.data)
  if (!parsed.data.goOn) refresh()
  return answered.ok ? saySaved(answered.value) : sayRefused(answered.error)
}

/** Takes an answer that is to have no effect. */
export async function rehearseAction(form: FormData): Promise<Outcome> {
  const parsed = RehearsalForm.safeParse(fieldsOf(form))
  const input = parsed.success ? RehearsalInput.safeParse(parsed.data.answer) : null
  const [{ ctx }, { t }] = await Promise.all([study(), i18n()])
  if (!parsed.success || !input?.success) return { kind: 'refused', text: t('review.invalid'), link: null }
  const rehearsed = await rehearse(ctx, input.data)
  if (!parsed.data.goOn) refresh()
  if (!rehearsed.ok) return sayRefused(rehearsed.error)
  const { cardId, rating } = rehearsed.value
  return { kind: 'saved', cardId, text: t('session.rehearsed', { rating: t(`rating.${rating}`) }), opened: null }
}

/** Puts the card that is being asked aside, or back. */
export async function actAction(form: FormData): Promise<Outcome> {
  const acted = await act(form)
  if (!acted.ok) return { kind: 'refused', text: acted.text, link: null }
  const { kind, cardId } = acted.input
  const isAway = kind === 'suspend' || kind === 'bury'
  if (!isAway || !form.has('goOn')) refresh()
  return { kind: 'acted', cardId, text: acted.text, isAway }
}

/** Takes back the last step, whatever it was. `rehearsal`: the page asks to no effect. */
export async function undoAction(form: FormData): Promise<Outcome> {
  const [{ ctx }, { t }] = await Promise.all([study(), i18n()])
  const undone = await undoLast(ctx)
  if (!undone.ok) return { kind: 'refused', text: t('review.nothingToUndo'), link: null }
  const deed = undone.value
  refresh()
  // What was answered here or put aside is asked again; what was done elsewhere, or to another effect, is only named.
  const isAskedAgain =
    deed.kind === 'action'
      ? deed.action === 'suspend' || deed.action === 'bury'
      : (deed.kind === 'rehearsal') === form.has('rehearsal')
  return {
    kind: 'undone',
    text: await sayUndone(deed, isAskedAgain),
    askAgain: isAskedAgain ? deed.cardId : null,
    link: isAskedAgain ? null : await linkTo(deed),
  }
}

async function linkTo({ cardId }: LastDeed): Promise<OutcomeLink | null> {
  const { ctx, settings, now } = await study()
  const card = (await cardBriefs(ctx.db, [cardId], now, policyOf(settings))).get(cardId)
  return card ? { href: cardHref(card), title: card.title, lang: card.lang } : null
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

async function sayRefused(error: AnswerError | RehearsalError): Promise<Outcome> {
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
