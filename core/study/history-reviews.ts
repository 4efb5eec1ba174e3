import type { CardId } from '#core/card/card.ts'
import { RATINGS } from '#core/schedule/rating.ts'
import { readCsv, type ReviewLine } from '#core/share/csv.ts'
import { HistoryFault, tableAfter, textOf, type Batch } from './history-file.ts'

/** Reviews that come without numbers of their own. */
export type Reviews = {
  readonly count: number
  /** Some facts at a time, in the order of their times, whatever the order in which they were given. */
  readonly facts: () => AsyncGenerator<Batch>
}

/** The reviews of a CSV file. Throws a `HistoryFault`. */
export async function readReviews(file: string): Promise<Reviews> {
  const gather = gatherReviews()
  for await (const read of readCsv(textOf(file))) {
    if (!read.ok) throw new HistoryFault(`line ${read.error.line}: ${read.error.message}`)
    gather.add(read.value)
  }
  return gather.done()
}

export function reviewsFrom(lines: Iterable<ReviewLine>): Reviews {
  const gather = gatherReviews()
  for (const line of lines) gather.add(line)
  return gather.done()
}

/** Keeps reviews as numbers in columns: a million of them take 30 MB instead of 300. */
function gatherReviews(): { readonly add: (line: ReviewLine) => void; readonly done: () => Reviews } {
  const [cards, cardAt]: [CardId[], Map<CardId, number>] = [[], new Map()]
  const columns = { card: [] as number[], at: [] as number[], rating: [] as number[], durationMs: [] as number[] }
  const placeOf = (cardId: CardId): number => {
    const known = cardAt.get(cardId)
    if (known !== undefined) return known
    cardAt.set(cardId, cards.length)
    return cards.push(cardId) - 1
  }
  return {
    add: ({ cardId, reviewedAtMs, rating, durationMs }) => {
      columns.card.push(placeOf(cardId))
      columns.at.push(reviewedAtMs)
      columns.rating.push(RATINGS.indexOf(rating))
      columns.durationMs.push(durationMs ?? -1)
    },
    done: () => {
      const { at } = columns
      const order = Uint32Array.from(at.keys()).sort((a, b) => (at[a] ?? 0) - (at[b] ?? 0) || a - b)
      const factAt = (i: number, id: number): Record<string, unknown> => {
        const durationMs = columns.durationMs[i] ?? -1
        const [cardId, rating] = [cards[columns.card[i] ?? 0], RATINGS[columns.rating[i] ?? 0]]
        return { id, cardId, reviewedAt: at[i], rating, durationMs: durationMs < 0 ? null : durationMs, place: null }
      }
      return { count: at.length, facts: () => batches(order, factAt) }
    },
  }
}

async function* batches(
  order: Uint32Array,
  factAt: (i: number, id: number) => Record<string, unknown>,
): AsyncGenerator<Batch> {
  const table = tableAfter(null, 'Review')
  for (let start = 0; start < order.length; start += table.atOnce) {
    const some = Array.from(order.subarray(start, start + table.atOnce))
    yield { table, facts: some.map((i, n) => table.schema.parse(factAt(i, start + n + 1))) }
  }
}
