import { z } from 'zod'
import { CardId, type Section } from '#core/card/card.ts'
import { linkable, type Stretch } from '#core/card/link-words.ts'
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

/** The cards that a text speaks of and does not link to. */
export async function suggestLinks(ctx: Context, { text, cardId }: SuggestInput): Promise<readonly LinkSuggestion[]> {
  const section: Section = { id: 'preface', heading: '', start: 0, end: text.length }
  const found = (await titlesOf(ctx)).find(text).filter(({ key }) => key !== cardId && !text.includes(`card:${key}`))
  const cards = new Map(
    (
      await cardsOf(
        ctx.db,
        found.map(({ key }) => key),
      )
    ).map((one) => [one.id, one]),
  )
  return found
    .flatMap(({ key, start, end }) => {
      const [card, words] = [cards.get(key), linkable(text, section, { start, end })]
      return card && words && !card.archived ? [{ id: key, title: card.title, lang: card.lang, ...words }] : []
    })
    .slice(0, MOST)
}
