import type { CardId, Category } from '#core/card/card.ts'
import { ownerOf } from './card-aliases.ts'
import { EVENT_COUNTS } from './card-events.ts'
import { COUNTS } from './reviews.ts'
import { json } from './rows.ts'

/** Some cards of the library, by what they have in common. */
export type CardSet =
  | { readonly kind: 'topic'; readonly topic: string }
  | { readonly kind: 'category'; readonly category: Category }
  /** Each of these words is in the title or among the topics, in capitals or not. */
  | { readonly kind: 'words'; readonly words: readonly string[] }
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
    case 'words': {
      // Of topics the quick test is of the JSON that they are kept as, where a word stands as it does in JSON.
      const has = (i: number) => `(c.title LIKE ${at(2 * i)} ESCAPE '\\' OR (c.topics LIKE ${at(2 * i + 1)} ESCAPE '\\'
        AND EXISTS (SELECT 1 FROM json_each(c.topics) AS t WHERE t.value LIKE ${at(2 * i)} ESCAPE '\\')))`
      return {
        sql: `${cards} WHERE ${set.words.map((_, i) => has(i)).join(' AND ')}`,
        params: set.words.flatMap((word) => [like(word), like(json(word).slice(1, -1))]),
      }
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

/** A pattern of LIKE for what holds this text, which means nothing but itself. */
const like = (text: string): string => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`
