import type { Category } from '#core/card/card.ts'
import { BOARD_STATES, type BoardPlace, type BoardState, placeOf } from '#core/schedule/board.ts'
import type { BoardCount, BoardOf, BoardRow } from '#core/store/boards.ts'

/** Which cards a board shows. `state` null: all. */
export type BoardFilter = BoardOf & {
  readonly state: BoardState | null
  /** Only those whose state the learner set. */
  readonly isByHand: boolean
}

/** How many there are of each: of what the rest of the filter lets through, so that each says what choosing it would show. */
export type BoardCounts = {
  readonly all: number
  readonly categories: ReadonlyMap<Category, number>
  readonly states: ReadonlyMap<BoardState, number>
  readonly langs: ReadonlyMap<string, number>
  readonly archived: number
  readonly byHand: number
}

type Wanted = Partial<Pick<BoardFilter, 'state' | 'isByHand'>>

/** Whether a filter lets through what stands there; a part of it that is left out lets everything through. */
export const isIn = (place: BoardPlace, { state, isByHand }: Wanted): boolean =>
  (!state || place.state === state) && (!isByHand || place.isByHand)

/** What a filter lets through; a part of it that is left out lets everything through. */
export function countOf(counts: readonly BoardCount[], filter: Partial<BoardFilter>): number {
  const { category, lang, archived } = filter
  return counts
    .filter(
      (one) =>
        (archived === undefined || one.archived === archived) &&
        (!category || one.category === category) &&
        (!lang || one.lang === lang) &&
        isIn(placeOf(one.code), filter),
    )
    .reduce((sum, { n }) => sum + n, 0)
}

export function countsOf(counts: readonly BoardCount[], filter: BoardFilter): BoardCounts {
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
    byHand: countOf(counts, { ...filter, isByHand: true }),
  }
}

/** A card on a board, and what the learner said of it. `byFacts`: where it would stand without. */
export type BoardCard = Omit<BoardRow, 'code' | 'mark'> &
  Pick<BoardPlace, 'state' | 'byFacts'> & {
    /** `hasGoneOn`: the card was worked on since. */
    readonly mark: (NonNullable<BoardRow['mark']> & { readonly hasGoneOn: boolean }) | null
  }

export function toCard({ code, mark, ...row }: BoardRow): BoardCard {
  const { state, byFacts } = placeOf(code)
  return { ...row, state, byFacts, mark: mark && { ...mark, hasGoneOn: row.seen !== null && row.seen > mark.at } }
}
