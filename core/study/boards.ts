import { CATEGORIES, type CardId, type Category } from '#core/card/card.ts'
import { BOARD_STATES, type BoardState, codesOf, placeOf } from '#core/schedule/board.ts'
import { type BoardOrder, boardRow, type BoardSlice, readBoard, topicFacts } from '#core/store/boards.ts'
import type { Context } from './context.ts'
import {
  type BoardCard,
  type BoardCounts,
  type BoardFilter,
  countOf,
  countsOf,
  isIn,
  toCard,
} from './journal/board-counts.ts'
import { markedDayStarts } from './journal/board-marks.ts'

export { BOARD_ORDERS, type BoardOrder } from '#core/store/boards.ts'
export type { BoardCard, BoardCounts, BoardFilter } from './journal/board-counts.ts'

export type BoardPage = {
  readonly counts: BoardCounts
  /** Cards that the filter lets through. */
  readonly total: number
  /** The last page, from 1; the one shown is never beyond it. */
  readonly pages: number
  readonly page: number
  readonly cards: readonly BoardCard[]
}

export const BOARD_PAGE = 100

type Order = { readonly by: BoardOrder; readonly isDown: boolean }

/** One page of a board as a table, the first being 1, in this order. */
export async function boardPage(ctx: Context, filter: BoardFilter, order: Order, page: number): Promise<BoardPage> {
  const days = await markedDayStarts(ctx)
  const read = async (n: number) => {
    const slice = sliceOf(filter, order, BOARD_PAGE, (n - 1) * BOARD_PAGE)
    const { counts, slices } = await readBoard(ctx.db, filter, [slice], days)
    const total = countOf(counts, filter)
    return {
      counts: countsOf(counts, filter),
      total,
      pages: Math.max(1, Math.ceil(total / BOARD_PAGE)),
      rows: slices[0],
    }
  }
  const asked = await read(page)
  const { rows, ...rest } = page <= asked.pages ? asked : await read(asked.pages)
  return { ...rest, page: Math.min(page, rest.pages), cards: (rows ?? []).map(toCard) }
}

/** A part of a board: how many cards are in it, and the first of them. */
type Part = { readonly total: number; readonly cards: readonly BoardCard[] }
export type BoardColumn = Part & { readonly state: BoardState }
export type BoardShelf = Part & { readonly category: Category }

/** Cards named in a column, and in the table of a category. Beyond them the table of the part has all. */
const COLUMN = 15
const SHELF = 20

/** A board with a column for each state, whatever state the filter names; what was worked on last comes first. */
export async function boardColumns(
  ctx: Context,
  filter: BoardFilter,
): Promise<{ readonly counts: BoardCounts; readonly columns: readonly BoardColumn[] }> {
  const of = BOARD_STATES.map((state) => ({ ...filter, state }))
  const { counts, parts } = await readParts(ctx, filter, of, { by: 'seen', isDown: true }, COLUMN)
  return { counts, columns: BOARD_STATES.flatMap((state, i) => (parts[i] ? [{ ...parts[i], state }] : [])) }
}

/** A board with a table for each category, whatever category the filter names. */
export async function boardShelves(
  ctx: Context,
  filter: BoardFilter,
  order: Order,
): Promise<{ readonly counts: BoardCounts; readonly shelves: readonly BoardShelf[] }> {
  const of = CATEGORIES.map((category) => ({ ...filter, category }))
  const { counts, parts } = await readParts(ctx, { ...filter, category: null }, of, order, SHELF)
  return { counts, shelves: CATEGORIES.flatMap((category, i) => (parts[i] ? [{ ...parts[i], category }] : [])) }
}

async function readParts(
  ctx: Context,
  filter: BoardFilter,
  of: readonly BoardFilter[],
  order: Order,
  limit: number,
): Promise<{ readonly counts: BoardCounts; readonly parts: readonly Part[] }> {
  const asked = of.map((part) => sliceOf(part, order, limit, 0))
  const { counts, slices } = await readBoard(ctx.db, filter, asked, await markedDayStarts(ctx))
  const parts = of.map((part, i) => ({ total: countOf(counts, part), cards: (slices[i] ?? []).map(toCard) }))
  return { counts: countsOf(counts, filter), parts }
}

const sliceOf = (filter: BoardFilter, order: Order, limit: number, offset: number): BoardSlice => ({
  category: filter.category,
  codes: filter.state === null && !filter.isByHand ? null : codesOf((place) => isIn(place, filter)),
  ...order,
  limit,
  offset,
})

/** Where one card stands. Null: there is none of this id. */
export async function boardCard(ctx: Context, id: CardId): Promise<BoardCard | null> {
  const row = await boardRow(ctx.db, id, await markedDayStarts(ctx))
  return row && toCard(row)
}

/** A topic with the number of its cards that are not archived, and how many of them are passed. */
export type BoardTopic = { readonly topic: string; readonly cards: number; readonly passed: number }

/** Every topic, those of most cards first. */
export async function boardTopics(ctx: Context): Promise<readonly BoardTopic[]> {
  const sums = new Map<string, { cards: number; passed: number }>()
  for (const [topics, code, cards] of await topicFacts(ctx.db)) {
    const passed = placeOf(code).state === 'passed' ? cards : 0
    for (const topic of topics) {
      const sum = sums.get(topic) ?? { cards: 0, passed: 0 }
      sums.set(topic, { cards: sum.cards + cards, passed: sum.passed + passed })
    }
  }
  return [...sums]
    .map(([topic, sum]) => ({ topic, ...sum }))
    .sort((a, b) => b.cards - a.cards || (a.topic < b.topic ? -1 : 1))
}
