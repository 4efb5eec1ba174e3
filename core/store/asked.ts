import type { CardId } from '#core/card/card.ts'
import { isAsked } from './card-states.ts'
import type { Tx } from './client.ts'
import { inOrder, json, KnownId, readNumber, readRows } from './rows.ts'
import { SCHEDULE, ScheduleRow, type StoredSchedule } from './schedules.ts'

/** Later than any day a card is buried until: what is buried comes back. */
const AT_LAST_MS = 8.64e15

/** The schedules of cards that are asked sooner or later, by id: neither archived nor suspended, nor leeches. */
export const askedSchedules = (tx: Tx): Promise<StoredSchedule[]> =>
  readRows(
    tx,
    ScheduleRow,
    inOrder(SCHEDULE, 's', `"Schedule" AS s WHERE ${isAsked('s.cardId', 's.lapses', '?1')}`, 's.cardId'),
    AT_LAST_MS,
  )

/** How many existing cards were never answered and are neither archived nor suspended. */
export const newCardCount = (tx: Tx): Promise<number> =>
  readNumber(
    tx,
    `SELECT count(*) AS n FROM "Card" AS c
      WHERE NOT EXISTS (SELECT 1 FROM "Schedule" AS s WHERE s.cardId = c.id) AND ${isAsked('c.id', '0', '?1')}`,
    AT_LAST_MS,
  )

/** Those of these cards that were ever answered or attempted. A review that was taken back does not count. */
export const cardsStudied = async (tx: Tx, ids: readonly CardId[]): Promise<ReadonlySet<CardId>> =>
  new Set(
    await readRows(
      tx,
      KnownId,
      `SELECT json_group_array(j.value) AS rows FROM json_each(?) AS j
        WHERE EXISTS (SELECT 1 FROM "Review" AS r WHERE r.cardId = j.value
            AND NOT EXISTS (SELECT 1 FROM "Undo" AS u WHERE u.reviewId = r.id))
          OR EXISTS (SELECT 1 FROM "Attempt" AS a WHERE a.cardId = j.value)`,
      json(ids),
    ),
  )
