import type { Route } from 'next'
import { z } from 'zod'
import { CardId, CATEGORIES } from '#core/card/card.ts'
import { BOARD_STATES } from '#core/schedule/board.ts'
import { BOARD_ORDERS, type BoardOrder } from '#core/study/boards.ts'
import { onceEach, queryHref } from '../_ui/query-href.ts'

export const VIEWS = ['table', 'categories', 'board', 'topics'] as const

const isOn = z
  .literal('1')
  .transform(() => true)
  .catch(false)
const Query = z.object({
  view: z.enum(VIEWS).catch('table'),
  category: z.enum(CATEGORIES).nullable().catch(null),
  topic: z.string().trim().min(1).max(200).nullable().catch(null),
  state: z.enum(BOARD_STATES).nullable().catch(null),
  lang: z.string().min(1).max(35).nullable().catch(null),
  archived: isOn,
  byHand: isOn,
  by: z.enum(BOARD_ORDERS).catch('seen'),
  way: z.enum(['up', 'down']).nullable().catch(null),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1),
  /** The card that is being marked. */
  mark: CardId.nullable().catch(null),
})

/** How the boards are looked at, as their address says. `way` null: that of the column. */
export type Look = z.output<typeof Query>

/** Anything the page does not know is as if it were not there. */
export const lookOf = (query: Parameters<typeof onceEach>[0]): Look => Query.parse(onceEach(query))

/** What was done last comes first; what is asked next, and what the alphabet has first, does too. */
const NATURAL: Readonly<Record<BoardOrder, 'up' | 'down'>> = {
  title: 'up',
  product: 'up',
  started: 'down',
  finished: 'down',
  seen: 'down',
  due: 'up',
}

export const wayOf = ({ by, way }: Pick<Look, 'by' | 'way'>): 'up' | 'down' => way ?? NATURAL[by]

/** The address of another look, from its first page on unless it says which, with nothing being marked unless it says what. */
export function boardsHref(look: Look, change: Partial<Look>): Route {
  const { view, by, page, ...rest } = { ...look, page: 1, mark: null, ...change }
  return queryHref('/boards', {
    ...rest,
    view: view === 'table' ? null : view,
    by: by === 'seen' ? null : by,
    way: rest.way === NATURAL[by] ? null : rest.way,
    page: page === 1 ? null : page,
  })
}

/** The same table by another column; by the one it has, the other way round. */
export const orderedHref = (look: Look, by: BoardOrder): Route =>
  boardsHref(look, { by, way: look.by === by ? (wayOf(look) === 'up' ? 'down' : 'up') : null })
