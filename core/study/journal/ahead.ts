import type { CardId } from '#core/card/card.ts'
import { type BoardState, codesOf, placeOf } from '#core/schedule/board.ts'
import { readBoard } from '#core/store/boards.ts'
import { openedBetween } from '#core/store/passed.ts'
import type { Context } from '../context.ts'
import { forecast } from '../queue.ts'
import { markedDayStarts } from './board-marks.ts'

/** Cards named in a list of what comes next. */
const NAMED = 10
const STUCK: readonly BoardState[] = ['failed', 'studying', 'leech']

/** What comes next, as things stand now. */
export type Ahead = {
  /** Cards due on each of the next seven study days, today first. */
  readonly due: readonly { readonly day: string; readonly due: number }[]
  /** Follow-ups that were opened in the time looked back on, and not asked yet. */
  readonly opened: readonly CardId[]
  /** Cards that were missed the last time, those worked on last first. */
  readonly stuck: readonly { readonly cardId: CardId; readonly state: BoardState }[]
}

/** What comes after the time from `from` (inclusive) to `to` (exclusive). */
export async function lookAhead(ctx: Context, from: Date, to: Date): Promise<Ahead> {
  const everything = { topic: null, category: null, lang: null, archived: false }
  const codes = codesOf(({ state }) => STUCK.includes(state))
  const slice = { category: null, codes, by: 'seen', isDown: true, limit: NAMED, offset: 0 } as const
  const { slices } = await readBoard(ctx.db, everything, [slice], await markedDayStarts(ctx))
  return {
    due: await forecast(ctx, 7),
    opened: await openedBetween(ctx.db, from, to, ctx.now(), NAMED),
    stuck: (slices[0] ?? []).map(({ id, code }) => ({ cardId: id, state: placeOf(code).state })),
  }
}
