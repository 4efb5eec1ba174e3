import type { z } from 'zod'
import type { CardId } from '#core/card/card.ts'
import type { RenderedCard } from '#core/card/render/rendered.ts'
import { fold, timingOf, type AttemptEvent } from '#core/practice/attempt.ts'
import { critique } from '#core/practice/nitpick/critique.ts'
import type { Answered, Asked, Critique } from '#core/practice/nitpick/finding.ts'
import { SENTENCES, type Plan } from '#core/practice/plan.ts'
import { calibrate, samplesOf, type Rate } from '#core/practice/rate.ts'
import { Draft } from '#core/practice/record.ts'
import { err, ok, type Result } from '#core/result.ts'
import { recordedAttempts } from '#core/store/attempts.ts'
import { findCard, type StoredCard } from '#core/store/cards.ts'
import type { Context } from './context.ts'
import { renderStored } from './rendering.ts'

/** Recordings the rate of speech is taken from: the speaker of these weeks, not of last year. */
const RECORDINGS = 20

/** An answer to be picked apart. */
export const CritiqueInput = Draft.unwrap().pick({
  cardId: true,
  runId: true,
  plan: true,
  events: true,
  sentences: true,
})
export type CritiqueInput = Readonly<z.infer<typeof CritiqueInput>>

/** What the rules say of an answer. Nothing is kept of it. */
export async function critiqueAnswer(
  ctx: Context,
  { cardId, plan, events, sentences }: CritiqueInput,
): Promise<Result<Critique, { readonly kind: 'unknown-card'; readonly cardId: CardId }>> {
  const card = await findCard(ctx.db, cardId)
  return card ? ok(await nitpick(ctx, card, { plan, events, sentences })) : err({ kind: 'unknown-card', cardId })
}

/** What the rules say of an answer to this card, at the learner's rate of speech. */
export async function nitpick(
  ctx: Context,
  card: StoredCard,
  { plan, events, sentences }: Omit<CritiqueInput, 'cardId' | 'runId'>,
): Promise<Critique> {
  const asked = askedOf(card, await renderStored(ctx, card))
  return critique(asked, answeredOf(plan, events, sentences), await speechRate(ctx))
}

/** How fast the learner speaks, from their own recordings as far as these were written down. */
export async function speechRate(ctx: Context): Promise<Rate> {
  const attempts = await recordedAttempts(ctx.db, RECORDINGS)
  return calibrate(attempts.flatMap(({ plan, events, sentences }) => samplesOf(answeredOf(plan, events, sentences))))
}

const askedOf = ({ title, lang, keyPoints, references }: StoredCard, { sections }: RenderedCard): Asked => ({
  title,
  lang,
  keyPoints,
  references,
  demos: sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'demo' ? block.id : []))),
})

function answeredOf(plan: Plan, events: readonly AttemptEvent[], sentences: readonly string[]): Answered {
  const said = timingOf(plan, fold(plan, events)).sentencesMs
  return {
    sentences,
    asked: plan.sentences,
    sentencesMs: Array.from({ length: SENTENCES }, (_, i) => said[plan.sentences.indexOf(i + 1)] ?? null),
    limitMs: plan.pace === 'untimed' ? null : plan.sentenceMs,
  }
}
