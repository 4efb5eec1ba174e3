import { z } from 'zod'
import { CardId } from '#core/card/card.ts'
import { err, ok, type Result } from '#core/result.ts'
import { BOARD_STATES } from '#core/schedule/board.ts'
import { startOfStudyDay, StudyDay } from '#core/schedule/study-day.ts'
import { addMark, type BoardMark, lastMarks, markedDays, UNMARKED } from '#core/store/board-marks.ts'
import type { DayStarts } from '#core/store/boards.ts'
import { ownerAmong } from '#core/store/card-aliases.ts'
import { findCard } from '#core/store/cards.ts'
import { insideWrite } from '#core/store/reviews.ts'
import type { Context } from '../context.ts'
import { readSettings } from '../settings.ts'

/** What the learner says of a card. Null, and a note that is empty: as facts have it. */
export const MarkInput = z
  .strictObject({
    cardId: CardId,
    state: z.enum(BOARD_STATES).nullable(),
    note: z.string().trim().max(500),
    startedOn: StudyDay.nullable(),
    finishedOn: StudyDay.nullable(),
  })
  .refine(({ startedOn, finishedOn }) => startedOn === null || finishedOn === null || startedOn <= finishedOn, {
    path: ['finishedOn'],
    message: 'a question is not finished before it is begun',
  })
  .readonly()
export type MarkInput = z.infer<typeof MarkInput>

/** Names a mark that can be taken back: its card, and its number. */
export const MarkUndo = z.strictObject({ cardId: CardId, mark: z.coerce.number().int().positive() }).readonly()
export type MarkUndo = z.infer<typeof MarkUndo>

type Unknown = { readonly kind: 'unknown-card'; readonly cardId: CardId }

/** Puts a card where the learner says it stands. Null: that is what was said of it already, and nothing is added. */
export async function markCard(
  ctx: Context,
  { cardId: named, ...mark }: MarkInput,
): Promise<Result<MarkUndo | null, Unknown>> {
  return insideWrite(ctx.db, async (tx) => {
    const cardId = await ownerAmong(tx, named)
    if (!(await findCard(tx, cardId))) return err<Unknown>({ kind: 'unknown-card', cardId })
    const [last] = await lastMarks(tx, cardId)
    if (isSame(mark, last ?? UNMARKED)) return ok(null)
    return ok({ cardId, mark: await addMark(tx, cardId, ctx.now(), mark) })
  })
}

/** Takes the last mark of a card back, by saying again what was said before it. */
export async function takeMarkBack(
  ctx: Context,
  { cardId, mark }: MarkUndo,
): Promise<Result<null, { readonly kind: 'changed' }>> {
  return insideWrite(ctx.db, async (tx) => {
    const [last, before = UNMARKED] = await lastMarks(tx, cardId)
    if (last?.id !== mark) return err({ kind: 'changed' })
    await addMark(tx, cardId, ctx.now(), before)
    return ok(null)
  })
}

/** When each day begins that any mark names, in ms, by the clock of the learner. */
export async function markedDayStarts(ctx: Context): Promise<DayStarts> {
  const [days, { day: config }] = [await markedDays(ctx.db), await readSettings(ctx.db)]
  return Object.fromEntries(days.map((day) => [day, startOfStudyDay(day, config).getTime()]))
}

const isSame = (a: BoardMark, b: BoardMark): boolean =>
  a.state === b.state && a.note === b.note && a.startedOn === b.startedOn && a.finishedOn === b.finishedOn
