import { z } from 'zod'
import type { CardId } from '#core/card/card.ts'
import { BOARD_STATES, type BoardState } from '#core/schedule/board.ts'
import type { StudyDay } from '#core/schedule/study-day.ts'
import { idsOf } from './card-aliases.ts'
import { prismaOf, type Tx } from './client.ts'
import { Instant, readRows } from './rows.ts'

/** A day that came in through `StudyDay`. */
export const KnownDay = z.string().brand<'StudyDay'>()

/** What the learner says of a question. Null: as facts have it. */
export type BoardMark = {
  readonly state: BoardState | null
  readonly note: string
  readonly startedOn: StudyDay | null
  readonly finishedOn: StudyDay | null
}
/** What facts have, and nothing said besides. */
export const UNMARKED: BoardMark = { state: null, note: '', startedOn: null, finishedOn: null }

/** `id` grows with every mark added. */
export type StoredMark = BoardMark & { readonly id: number; readonly at: Date }

/** Adds a mark, which holds from then on; answers its id. */
export async function addMark(tx: Tx, cardId: CardId, at: Date, mark: BoardMark): Promise<number> {
  const { state, note, startedOn, finishedOn } = mark
  const data = { cardId, at, state, note, startedOn, finishedOn }
  return (await prismaOf(tx).boardMark.create({ data, select: { id: true } })).id
}

export const MARK_FIELDS = {
  /** A state that this version does not know is none. */
  state: z.enum(BOARD_STATES).nullable().catch(null),
  note: z.string(),
  startedOn: KnownDay.nullable(),
  finishedOn: KnownDay.nullable(),
  at: Instant,
} as const
const Row = z.object({ id: z.number(), ...MARK_FIELDS })

/** The last two marks of a card, and of those it has taken in, the newest first: the one that holds, and the one before. */
export const lastMarks = (tx: Tx, cardId: CardId): Promise<StoredMark[]> =>
  readRows(
    tx,
    Row,
    `SELECT json_group_array(json_object('id', id, 'at', at, 'state', state, 'note', note, 'startedOn', startedOn,
        'finishedOn', finishedOn)) AS rows
      FROM (SELECT * FROM "BoardMark" WHERE cardId IN (${idsOf('?1')}) ORDER BY id DESC LIMIT 2)`,
    cardId,
  )

/** Every day that a mark names. */
export const markedDays = (tx: Tx): Promise<StudyDay[]> =>
  readRows(
    tx,
    KnownDay,
    `SELECT json_group_array(day) AS rows FROM (
      SELECT startedOn AS day FROM "BoardMark" UNION SELECT finishedOn FROM "BoardMark") WHERE day IS NOT NULL`,
  )
