import { z } from 'zod'
import { CardId, type Section } from '#core/card/card.ts'
import { linkablePlaces, type Stretch } from '#core/card/link-words.ts'
import { findMentions, findNames } from '#core/card/links.ts'
import { cardsNamed } from '#core/store/names.ts'
import { cardsOf } from '#core/store/search-cards.ts'
import type { Context } from './context.ts'
import { titlesOf } from './titles.ts'

export const SuggestInput = z.strictObject({
  /** What is being written: the paragraph of the cursor. */
  text: z.string().max(8000),
  /** The card it is written in. */
  cardId: CardId,
})
export type SuggestInput = z.infer<typeof SuggestInput>

/** A card that a text speaks of: `start` and `end` are UTF-16 offsets of the words. */
export type LinkSuggestion = Stretch & { readonly id: CardId; readonly title: string; readonly lang: string }

/** Suggested at once. */
const MOST = 5
/** Mentions that are looked at: those that stand first. */
const LOOKED_AT = 40

/** The cards that a text speaks of and does not link to. */
export async function suggestLinks(ctx: Context, { text, cardId }: SuggestInput): Promise<readonly LinkSuggestion[]> {
  const section: Section = { id: 'preface', heading: '', start: 0, end: text.length }
  const linked = new Set([cardId, ...findMentions(text, cardId, [section])])
  for (const id of (await cardsNamed(ctx.db, findNames(text, [section]))).values()) linked.add(id)
  const found = (await titlesOf(ctx)).find(text).filter(({ key }) => !linked.has(key))
  const looked = found.slice(0, LOOKED_AT)
  const ids = looked.map(({ key }) => key)
  const cards = new Map((await cardsOf(ctx.db, ids)).map((one) => [one.id, one]))
  const { linkable } = linkablePlaces(text, section)
  return looked
    .flatMap(({ key, start, end }) => {
      const [card, words] = [cards.get(key), linkable({ start, end })]
      return card && words && !card.archived ? [{ id: key, title: card.title, lang: card.lang, ...words }] : []
    })
    .slice(0, MOST)
}
