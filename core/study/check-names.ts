import type { CardId } from '#core/card/card.ts'
import { type Finding, finding } from '#core/card/lint/finding.ts'
import { namesOf } from '#core/card/wikilink.ts'
import type { CheckedCard } from './checked-card.ts'

/** Of each name, folded, the cards it may mean: those with the lowest rank. The first of them is meant. */
export type Meanings = ReadonlyMap<string, readonly CardId[]>

export function meaningsOf(cards: readonly CheckedCard[]): Meanings {
  const found = new Map<string, { rank: number; ids: CardId[] }>()
  for (const { card, file } of cards) {
    for (const { name, rank } of namesOf(card, file)) {
      const held = found.get(name)
      if (!held || rank < held.rank) found.set(name, { rank, ids: [card.id] })
      else if (rank === held.rank) held.ids.push(card.id)
    }
  }
  return new Map([...found].map(([name, { ids }]) => [name, ids.toSorted()]))
}

/** Wikilinks of a card that lead nowhere, or to one of several cards, or that are taken for a follow-up and are none. */
export function nameFindings(
  { file, uses }: Pick<CheckedCard, 'file' | 'uses'>,
  meanings: Meanings,
): readonly Finding[] {
  return uses.flatMap((use): Finding[] => {
    if (use.kind !== 'name') return []
    const [id, ...others] = meanings.get(use.name) ?? []
    const say = (rule: Finding['rule'], message: string, mend: string): Finding[] => [
      finding(rule, file, use, `[[${use.name}]] ${message}`, mend),
    ]
    if (id === undefined) return say('dead-wikilink', 'is no card', 'mend the name, or write the card')
    if (others.length > 0)
      return say('ambiguous-wikilink', `may be ${[id, ...others].join(' or ')}`, `write a link to card:${id}`)
    if (use.section !== 'followups') return []
    return say('wikilink-follow-up', 'is linked to, and is no follow-up', `write a link to card:${id} to make it one`)
  })
}
