import { askModel } from '#core/opinion/ask.ts'
import { destinationOf } from '#core/opinion/config.ts'
import type { Destination, ModelConfig } from '#core/opinion/config.ts'
import { Opinion } from '#core/opinion/opinion.ts'
import type { OpinionError } from '#core/opinion/opinion.ts'
import { draftPrompt, promptHash } from '#core/opinion/prompt.ts'
import type { Prompt, PromptLang } from '#core/opinion/prompt.ts'
import type { AttemptId } from '#core/practice/record.ts'
import { err, ok } from '#core/result.ts'
import type { Result } from '#core/result.ts'
import { findAttempt } from '#core/store/attempts.ts'
import type { StoredAttempt } from '#core/store/attempts.ts'
import { findCard } from '#core/store/cards.ts'
import type { StoredCard } from '#core/store/cards.ts'
import { addOpinion, opinionsOf } from '#core/store/opinions.ts'
import type { StoredOpinion } from '#core/store/opinions.ts'
import { insideWrite } from '#core/store/reviews.ts'
import type { Context } from './context.ts'

/** What would be sent, and where. `hash` stands for both, and is what the learner agrees to. */
export type Sending = {
  readonly destination: Destination
  readonly prompt: Prompt
  readonly hash: string
  readonly timeoutMs: number
}

/** Why a model cannot be asked about this attempt: none is set, the card is gone, or nothing of it was written down. */
export type NotAsked = 'not-configured' | 'no-card' | 'no-words'

export type GivenOpinion = {
  readonly id: number
  readonly model: string
  readonly askedAt: Date
  readonly opinion: Opinion
}

export type OpinionsView = {
  readonly sending: Result<Sending, NotAsked>
  /** What models said of it before, in the order in which they were asked. */
  readonly opinions: readonly GivenOpinion[]
  /** What they are about. Always five: sentence n at n - 1. */
  readonly sentences: readonly string[]
  /** Of the card, and so of the sentences. Null: the card is gone. */
  readonly lang: string | null
}

/** What models said of an attempt, and the text with which one can be asked. Null: there is no such attempt. */
export async function viewOpinions(ctx: Context, id: AttemptId, lang: PromptLang): Promise<OpinionsView | null> {
  const attempt = await findAttempt(ctx.db, id)
  if (!attempt) return null
  const [card, opinions] = await Promise.all([findCard(ctx.db, attempt.cardId), opinionsOf(ctx.db, id)])
  return {
    sending: sendingOf(ctx.model, card, attempt, lang),
    opinions: opinions.map(given),
    sentences: attempt.sentences,
    lang: card?.lang ?? null,
  }
}

/** `promptHash`: the `hash` of what was shown. */
export type AskInput = { readonly attemptId: AttemptId; readonly promptHash: string; readonly lang: PromptLang }

export type AskError =
  | { readonly kind: 'unknown-attempt' }
  | { readonly kind: NotAsked }
  /** What would be sent now, or where, is not what was shown. Nothing was sent. */
  | { readonly kind: 'stale' }
  | OpinionError

/**
 * Sends what was shown, and nothing else, to the model; keeps what it answers as a fact beside the attempt. It changes
 * neither verdict nor schedule. `signal`: whoever asked has gone away.
 */
export async function askOpinion(
  ctx: Context,
  { attemptId, promptHash: shown, lang }: AskInput,
  signal: AbortSignal,
): Promise<Result<GivenOpinion, AskError>> {
  const { model } = ctx
  if (model === null) return err({ kind: 'not-configured' })
  const attempt = await findAttempt(ctx.db, attemptId)
  if (!attempt) return err({ kind: 'unknown-attempt' })
  const sending = sendingOf(model, await findCard(ctx.db, attempt.cardId), attempt, lang)
  if (!sending.ok) return err({ kind: sending.error })
  if (sending.value.hash !== shown) return err({ kind: 'stale' })

  const askedAt = ctx.now()
  const answered = await askModel(model, sending.value.prompt, signal)
  if (!answered.ok) return answered
  const fact = { attemptId, model: model.name, askedAt, body: answered.value }
  const id = await insideWrite(ctx.db, (tx) => addOpinion(tx, fact))
  return ok(given({ id, ...fact }))
}

function sendingOf(
  model: ModelConfig | null,
  card: StoredCard | null,
  { plan, sentences }: Pick<StoredAttempt, 'plan' | 'sentences'>,
  lang: PromptLang,
): Result<Sending, NotAsked> {
  if (model === null) return err('not-configured')
  if (card === null) return err('no-card')
  if (plan.sentences.every((n) => (sentences[n - 1] ?? '').trim() === '')) return err('no-words')
  const prompt = draftPrompt(card, { sentences, asked: plan.sentences }, lang)
  const { timeoutMs } = model
  return ok({ destination: destinationOf(model), prompt, hash: promptHash(model, prompt), timeoutMs })
}

const given = ({ id, model, askedAt, body }: Omit<StoredOpinion, 'attemptId'>): GivenOpinion => ({
  id,
  model,
  askedAt,
  // Written by `askOpinion`.
  opinion: Opinion.parse(body),
})
