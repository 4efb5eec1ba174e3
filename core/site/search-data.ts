import type { CardId } from '#core/card/card.ts'
import { plainText } from '#core/card/plain-text.ts'
import type { Field } from '#core/search/fields.ts'
import type { SiteCard } from './chain.ts'

/** What a card says beside its title, as it is looked through; in `script#search-data`. */
export type SearchCard = { readonly id: CardId; readonly texts: readonly (readonly [Field, string])[] }

/** All that a card is found by. */
export function searchCard({ id, source, sections, keyPoints, topics, references }: SiteCard): SearchCard {
  const texts: readonly (readonly [Field, string])[] = [
    ...sections.map((section) => [section.id, plainText(source.slice(section.start, section.end))] as const),
    ['keyPoints', keyPoints.map(({ point, aliases }) => [point, ...aliases].join(' ')).join(' · ')],
    ['topics', topics.join(' · ')],
    ['references', references.map(({ title }) => title).join(' · ')],
  ]
  return { id, texts: texts.filter(([, text]) => text !== '') }
}
