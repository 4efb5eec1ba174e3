import type { CardId } from '#core/card/card.ts'
import { outlineCard } from '#core/card/parse.ts'
import { plainText } from '#core/card/plain-text.ts'
import type { Field } from '#core/search/fields.ts'
import { type Bundle, cardPath, cardsIn } from '#core/share/bundle/bundle.ts'

/** What a card says beside its title, as it is looked through; in `script#search-data`. */
export type SearchCard = { readonly id: CardId; readonly texts: readonly (readonly [Field, string])[] }

/** All that the cards of a bundle are found by, in the order of the chain. */
export const searchData = (bundle: Bundle): readonly SearchCard[] =>
  cardsIn(bundle).map(({ id, source }) => ({ id, texts: textsOf(source, cardPath(id)) }))

function textsOf(source: string, path: string): readonly (readonly [Field, string])[] {
  const { card } = outlineCard(source, path)
  if (card === null) return []
  const { keyPoints, topics, references, sections } = card
  const texts: readonly (readonly [Field, string])[] = [
    ...sections.map(({ id, start, end }) => [id, plainText(source.slice(start, end))] as const),
    ['keyPoints', keyPoints.map(({ point, aliases }) => [point, ...aliases].join(' ')).join(' · ')],
    ['topics', topics.join(' · ')],
    ['references', references.map(({ title }) => title).join(' · ')],
  ]
  return texts.filter(([, text]) => text !== '')
}
