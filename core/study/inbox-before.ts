import { keyOf } from '#core/card/add-follow-up.ts'
import type { CardId } from '#core/card/card.ts'
import type { AskingCard } from '#core/store/open-questions.ts'
import type { Context } from './context.ts'
import { ALIKE } from './inbox-alike.ts'
import type { AskedQuestion } from './inbox-asked.ts'
import { alikeTexts } from './questions.ts'

/** In a library of more cards a question is looked up in its titles by the same words alone: anything else would take seconds. */
const LARGE = 5_000
/** Cards that may ask the same as a question, at most: the second counts where the first asks it itself. */
const MOST = 2

/** What is known of a library: its cards that are not archived, and what was found to ask the same as a text so far. */
export type Before = {
  readonly cards: ReadonlySet<CardId>
  /** The same by the words of their titles. */
  readonly byTitle: ReadonlyMap<string, CardId>
  readonly found: Map<string, readonly CardId[]>
}

export const beforeIn = (cards: Iterable<AskingCard>): Before => {
  const asked = [...cards].filter(({ archived }) => !archived)
  return {
    cards: new Set(asked.map(({ id }) => id)),
    byTitle: new Map(asked.map(({ id, title }) => [keyOf(title), id])),
    found: new Map(),
  }
}

/** The card that most likely asks the same already, of those of these questions that have one. It asks none of them itself. */
export async function askedBefore(
  ctx: Context,
  before: Before,
  questions: readonly AskedQuestion[],
): Promise<ReadonlyMap<AskedQuestion, CardId>> {
  const missing = questions.map(({ text }) => text).filter((text) => !before.found.has(text))
  for (const [text, ids] of await lookUp(ctx, before, missing)) before.found.set(text, ids)
  return new Map(
    questions.flatMap((question) => {
      const id = before.found.get(question.text)?.find((one) => question.askings.every(({ card }) => card.id !== one))
      return id === undefined ? [] : [[question, id] as const]
    }),
  )
}

/** The cards that ask the same as each of these texts, most likely first. */
async function lookUp(
  ctx: Context,
  { cards, byTitle }: Before,
  texts: readonly string[],
): Promise<readonly (readonly [text: string, ids: readonly CardId[]])[]> {
  const exact = texts.map((text) => [byTitle.get(keyOf(text)) ?? []].flat())
  if (cards.size > LARGE) return texts.map((text, i) => [text, exact[i] ?? []])
  const hits = await alikeTexts(ctx, texts)
  const alike = hits.map((some) =>
    some.filter(({ entry, score }) => !entry.isOpen && score >= ALIKE && cards.has(entry.cardId)).slice(0, MOST),
  )
  const titles = [...new Set(alike.flat().map(({ entry }) => entry.text))]
  const back = await alikeTexts(ctx, titles)
  // Both ways: a title that merely is a part of what is asked is another question.
  const likeTitle = new Map(
    titles.map((title, i) => [
      title,
      new Set(back[i]?.flatMap(({ entry, score }) => (score >= ALIKE ? keyOf(entry.text) : []))),
    ]),
  )
  return texts.map((text, i) => {
    const same = (alike[i] ?? []).filter(({ entry }) => likeTitle.get(entry.text)?.has(keyOf(text)))
    return [text, [...(exact[i] ?? []), ...same.map(({ entry }) => entry.cardId)]]
  })
}
