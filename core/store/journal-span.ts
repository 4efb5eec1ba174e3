import type { CardId } from '#core/card/card.ts'
import { ownerOf } from './card-aliases.ts'
import type { Tx } from './client.ts'
import { KnownId, readNumber, readRows } from './rows.ts'

/** When the first thing happened that a journal tells of, entries aside. Null: nothing has. */
export async function firstEventAt(tx: Tx): Promise<Date | null> {
  const first = [
    'Revision.seenAt',
    'Review.reviewedAt',
    'Attempt.savedAt',
    'CardEvent.at',
    'Reading.at',
    'DemoRun.startedAt',
  ]
  const selects = first.map((place) => {
    const [table, column] = place.split('.')
    return `SELECT min("${column}") AS at FROM "${table}"`
  })
  const at = await readNumber(tx, `SELECT coalesce(min(at), -1) AS n FROM (${selects.join(' UNION ALL ')})`)
  return at < 0 ? null : new Date(at)
}

/** Cards that were ever attempted, whether or not their files are there; of one that was taken in, the one that has it. */
export const cardsAttempted = (tx: Tx): Promise<CardId[]> =>
  readRows(
    tx,
    KnownId,
    `SELECT json_group_array(id) AS rows FROM (SELECT DISTINCT ${ownerOf('a.cardId')} AS id FROM "Attempt" AS a ORDER BY id)`,
  )
