import type { CardId, Category } from '#core/card/card.ts'
import { ownerOf } from './card-aliases.ts'
import { EVENT_COUNTS } from './card-events.ts'
import { COUNTS } from './reviews.ts'
import { json } from './rows.ts'

/** Some cards of the library, by what they have in common. */
export type CardSet =
  | { readonly kind: 'topic'; readonly topic: string }
  | { readonly kind: 'category'; readonly category: Category }
  /** What a search found, in the order of their files. */
  | { readonly kind: 'found'; readonly ids: readonly CardId[] }
  /** Missed since then, in a review or a rehearsal. */
  | { readonly kind: 'failed'; readonly from: Date }
  /** These, in this order. */
  | { readonly kind: 'listed'; readonly ids: readonly CardId[] }

type Query = { readonly sql: string; readonly params: readonly (string | number)[] }

/**
 * In SQL: the cards of a set that exist, as a query that gives each `id`, the `place` by which they are read one after the
 * other, and whether it is `archived`. Its parameters are numbered from `first` on.
 */
export function membersOf(set: CardSet, first: number): Query {
  const cards = `SELECT c.id, c.path AS place, c.archived FROM "Card" AS c`
  const [one, at] = [`?${first}`, (i: number) => `?${first + i}`]
  switch (set.kind) {
    case 'topic':
      // The first test is quick and lets hardly any other through; the second is exact.
      return {
        sql: `${cards} WHERE instr(c.topics, ${one}) > 0 AND EXISTS (SELECT 1 FROM json_each(c.topics) AS t WHERE t.value = ${at(1)})`,
        params: [json(set.topic), set.topic],
      }
    case 'category':
      return { sql: `${cards} WHERE c.category = ${one}`, params: [set.category] }
    case 'found':
      return {
        sql: `SELECT c.id, c.path AS place, c.archived FROM json_each(${one}) AS j CROSS JOIN "Card" AS c ON c.id = j.value`,
        params: [json(set.ids)],
      }
    case 'failed':
      return {
        sql: `SELECT c.id, c.path AS place, c.archived FROM (
          SELECT ${ownerOf('r.cardId')} AS cardId FROM "Review" AS r WHERE r.reviewedAt >= ${one} AND r.rating = 'again' AND ${COUNTS}
          UNION SELECT ${ownerOf('v.cardId')} FROM "CardEvent" AS v
            WHERE v.at >= ${one} AND v.kind = 'rehearse' AND v.rating = 'again' AND ${EVENT_COUNTS}) AS f
          CROSS JOIN "Card" AS c ON c.id = f.cardId`,
        params: [set.from.getTime()],
      }
    case 'listed':
      return {
        sql: `SELECT c.id, min(j.key) AS place, c.archived FROM json_each(${one}) AS j CROSS JOIN "Card" AS c ON c.id = ${ownerOf('j.value')} GROUP BY c.id`,
        params: [json(set.ids)],
      }
    default:
      return set satisfies never
  }
}
