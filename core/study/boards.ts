import type { Category } from '#core/card/card.ts'
import { BOARD_STATES, type BoardState, boardStateOf, codesOf, factsOf } from '#core/schedule/board.ts'
import {
  type BoardCount,
  type BoardOf,
  type BoardOrder,
  type BoardRow,
  type BoardSlice,
  readBoard,
  topicFacts,
} from '#core/store/boards.ts'
import type { Context } from './context.ts'

export { BOARD_ORDERS, type BoardOrder } from '#core/store/boards.ts'

/** Which cards a board shows. `state` null: all. */
export type BoardFilter = BoardOf & { readonly state: BoardState | null }

export type BoardCard = Omit<BoardRow, 'code'> & { readonly state: BoardState }

/** How many there are of each: of what the rest of the filter lets through, so that each says what choosing it would show. */
export type BoardCounts = {
  readonly all: number
  readonly categories: ReadonlyMap<Category, number>
  readonly states: ReadonlyMap<BoardState, number>
  readonly langs: ReadonlyMap<string, number>
  readonly archived: number
}

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
  const slice = (n: number): BoardSlice => ({
    codes: codesOf(filter.state ? [filter.state] : BOARD_STATES),
    ...order,
    limit: BOARD_PAGE,
    offset: (n - 1) * BOARD_PAGE,
  })
  const read = async (n: number) => {
    const { counts, slices } = await readBoard(ctx.db, filter, [slice(n)])
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

/** One state's part of a board: how many cards are in it, and the first of them. */
export type BoardColumn = { readonly state: BoardState; readonly total: number; readonly cards: readonly BoardCard[] }

/** Cards named in a column. Beyond them the table of the state has all. */
const COLUMN = 15

/** A board with a column for each state, whatever state the filter names; what was worked on last comes first. */
export async function boardColumns(
  ctx: Context,
  filter: BoardFilter,
): Promise<{ readonly counts: BoardCounts; readonly columns: readonly BoardColumn[] }> {
  const order: Order = { by: 'seen', isDown: true }
  const { counts, slices } = await readBoard(
    ctx.db,
    filter,
    BOARD_STATES.map((state) => ({ codes: codesOf([state]), ...order, limit: COLUMN, offset: 0 })),
  )
  const columns = BOARD_STATES.map((state, i) => ({
    state,
    total: countOf(counts, { ...filter, state }),
    cards: (slices[i] ?? []).map(toCard),
  }))
  return { counts: countsOf(counts, filter), columns }
}

/** A topic with the number of its cards that are not archived, and how many of them are passed. */
export type BoardTopic = { readonly topic: string; readonly cards: number; readonly passed: number }

/** Every topic, those of most cards first. */
export async function boardTopics(ctx: Context): Promise<readonly BoardTopic[]> {
  const sums = new Map<string, { cards: number; passed: number }>()
  for (const [topics, code, cards] of await topicFacts(ctx.db)) {
    const passed = boardStateOf(factsOf(code)) === 'passed' ? cards : 0
    for (const topic of topics) {
      const sum = sums.get(topic) ?? { cards: 0, passed: 0 }
      sums.set(topic, { cards: sum.cards + cards, passed: sum.passed + passed })
    }
  }
  return [...sums]
    .map(([topic, sum]) => ({ topic, ...sum }))
    .sort((a, b) => b.cards - a.cards || (a.topic < b.topic ? -1 : 1))
}

const toCard = ({ code, ...row }: BoardRow): BoardCard => ({ ...row, state: boardStateOf(factsOf(code)) })

/** What a filter lets through; a part of it that is left out lets everything through. */
function countOf(counts: readonly BoardCount[], { category, state, lang, archived }: Partial<BoardFilter>): number {
  return counts
    .filter(
      (one) =>
        (archived === undefined || one.archived === archived) &&
        (!category || one.category === category) &&
        (!lang || one.lang === lang) &&
        (!state || boardStateOf(factsOf(one.code)) === state),
    )
    .reduce((sum, { n }) => sum + n, 0)
}

function countsOf(counts: readonly BoardCount[], filter: BoardFilter): BoardCounts {
  const by = <T>(values: Iterable<T>, with_: (value: T) => Partial<BoardFilter>): ReadonlyMap<T, number> =>
    new Map([...new Set(values)].map((value) => [value, countOf(counts, { ...filter, ...with_(value) })]))
  return {
    all: countOf(counts, { ...filter, category: null }),
    categories: by(
      counts.map(({ category }) => category),
      (category) => ({ category }),
    ),
    states: by(BOARD_STATES, (state) => ({ state })),
    langs: by(counts.map(({ lang }) => lang).sort(), (lang) => ({ lang })),
    archived: countOf(counts, { ...filter, archived: true }),
  }
}
