import { keyOf } from '#core/card/add-follow-up.ts'
import type { Card, CardId } from '#core/card/card.ts'
import { readFields } from '#core/card/lint/fields.ts'
import { type Finding, finding } from '#core/card/lint/finding.ts'
import type { CheckedCard } from './checked-card.ts'

/** Cards whose id an earlier one has, in the order of paths. */
export function doubledIds(cards: readonly CheckedCard[]): readonly Finding[] {
  const holders = new Map<CardId, string>()
  const found: Finding[] = []
  for (const { file, source, card } of cards) {
    const holder = holders.get(card.id)
    holders.set(card.id, holder ?? file)
    if (holder === undefined) continue
    const message = `id ${card.id} is already the id of ${holder}`
    const mend = 'give one of the two a new id; a copy is a new card'
    found.push(finding('doubled-id', file, readFields(source).at('id'), message, mend))
  }
  return found
}

/** Cards that ask what an earlier one asks, word for word, in the order of paths. */
export function doubledTitles(cards: readonly CheckedCard[]): readonly Finding[] {
  const askers = new Map<string, CheckedCard>()
  return cards.flatMap((one) => {
    const question = keyOf(one.card.title)
    const asker = askers.get(question) ?? one
    askers.set(question, asker)
    if (asker.card.id === one.card.id) return []
    const message = `asks the same as ${asker.file}`
    const mend = 'merge the two, or say in the title in what they differ'
    return [finding('doubled-title', one.file, readFields(one.source).at('title'), message, mend)]
  })
}

/** Links of a card to cards that are not there. */
export function linkFindings(
  { file, source, card, uses }: Pick<CheckedCard, 'file' | 'source' | 'uses'> & { readonly card: Pick<Card, 'spoils'> },
  ids: ReadonlySet<CardId>,
): readonly Finding[] {
  const links = uses.flatMap((use) =>
    use.kind === 'card' && !ids.has(use.id)
      ? [
          finding(
            'dead-card-link',
            file,
            use,
            `links to card:${use.id}, which does not exist`,
            'mend the id or remove the link',
          ),
        ]
      : [],
  )
  const spoils = card.spoils
    .filter((id) => !ids.has(id))
    .map((id) => {
      const spot = readFields(source).atItem('spoils', id)
      return finding('dead-card-link', file, spot, `spoils ${id}, which does not exist`, 'mend the id or take it out')
    })
  return [...links, ...spoils]
}
