import { createHash } from 'node:crypto'
import type { KeyPoint } from '#core/card/card.ts'
import type { SentenceNumber } from '#core/practice/plan.ts'
import type { ModelConfig } from './config.ts'
import { INSTRUCTIONS, LABELS } from './wording.ts'

/** The very text that is sent: nothing else of the learner's leaves the machine. */
export type Prompt = { readonly system: string; readonly user: string }

export const PROMPT_LANGS = ['zh', 'en'] as const
export type PromptLang = (typeof PROMPT_LANGS)[number]

type AskedCard = { readonly title: string; readonly keyPoints: readonly KeyPoint[] }
type GivenAnswer = {
  /** Always five: sentence n at n - 1. */
  readonly sentences: readonly string[]
  /** Those that were to be said. */
  readonly asked: readonly SentenceNumber[]
}

/**
 * What a model is asked about an answer: the question, the points its author wants covered, and the sentences. The
 * card's own answer stays here: a run that shows no answers until its end would give it away with this text, and a
 * model that has it compares wordings instead of reading what was said. `lang`: of the instructions, and the remarks.
 */
export function draftPrompt(card: AskedCard, answer: GivenAnswer, lang: PromptLang): Prompt {
  const say = LABELS[lang]
  const points = card.keyPoints.map(({ point }) => `- ${oneLine(point)}`)
  const sentences = answer.asked.map((n) => `${n}. ${oneLine(answer.sentences[n - 1] ?? '') || say.unsaid}`)
  const parts = [
    `${say.question}\n${oneLine(card.title)}`,
    ...(points.length === 0 ? [] : [`${say.points}\n${points.join('\n')}`]),
    `${answer.asked.length === 1 ? say.oneSentence : say.answer}\n${sentences.join('\n')}`,
  ]
  return { system: INSTRUCTIONS[lang], user: parts.join('\n\n') }
}

/** sha256, hex, of what is sent and where it goes: consent to the one is no consent to another. */
export function promptHash({ url, name }: Pick<ModelConfig, 'url' | 'name'>, { system, user }: Prompt): string {
  return createHash('sha256')
    .update(JSON.stringify([url, name, system, user]))
    .digest('hex')
}

/** A line break inside a sentence would let it pass for another one. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
