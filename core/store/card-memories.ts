import { z } from 'zod'
import type { CardId } from '#core/card/card.ts'
import type { CardState } from '#core/schedule/history.ts'
import type { Tx } from './client.ts'
import { bool, Instant, KnownId, readRows } from './rows.ts'
import { SCHEDULE, ScheduleRow, type StoredSchedule } from './schedules.ts'

/** Cards read at once: enough to be quick, few enough to hold up nobody. */
const BATCH = 2000

/** What is known of a card that exists, as much of it as figures over all of them need. */
export type CardMemory = {
  readonly id: CardId
  readonly isRoot: boolean
  readonly archived: boolean
  /** Null: it is new. */
  readonly schedule: StoredSchedule | null
} & Pick<CardState, 'suspendedAt' | 'buriedUntil' | 'studiedLapses'>

const Row = z.object({
  id: KnownId,
  isRoot: z.boolean(),
  archived: z.boolean(),
  schedule: ScheduleRow.nullable(),
  suspendedAt: Instant.nullable(),
  buriedUntil: Instant.nullable(),
  studiedLapses: z.number().nullable(),
})

/** All cards that exist, in the order of their ids, some thousands at a time. */
export async function* cardMemories(tx: Tx): AsyncGenerator<readonly CardMemory[]> {
  const batch = `SELECT json_group_array(json_object('id', c.id, 'isRoot', ${bool('c.isRoot')}, 'archived', ${bool('c.archived')},
      'schedule', CASE WHEN s.cardId IS NOT NULL THEN ${SCHEDULE} END,
      'suspendedAt', t.suspendedAt, 'buriedUntil', t.buriedUntil, 'studiedLapses', t.studiedLapses)) AS rows
    FROM (SELECT id, isRoot, archived FROM "Card" WHERE id > ? ORDER BY id LIMIT ${BATCH}) AS c
    LEFT JOIN "Schedule" AS s ON s.cardId = c.id LEFT JOIN "CardState" AS t ON t.cardId = c.id`
  for (let after = ''; ;) {
    const cards = await readRows(tx, Row, batch, after)
    const last = cards.at(-1)
    if (!last) return
    yield cards
    after = last.id
  }
}
