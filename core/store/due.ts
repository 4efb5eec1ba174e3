import { z } from 'zod'
import type { CardId } from '#core/card/card.ts'
import { isAsked } from './card-states.ts'
import type { Tx } from './client.ts'
import { json, KnownId, readRows } from './rows.ts'
import type { Span } from './spans.ts'

/** In SQL: the first and the last ms of span `j`. */
const [FROM, LAST] = ['j.value ->> 0', '(j.value ->> 1) - 1']
const COLUMNS = `j.key AS span, s.cardId, (s.lastReviewAt - ${LAST}) / s.stabilityDays AS passed`
const ASKED = isAsked('s.cardId', 's.lapses', LAST)
/** In SQL: cards that become due in span `span`: by their day, or because what put them off is over. */
const BEGINNING = `
  SELECT ${COLUMNS} FROM json_each(?1) AS j CROSS JOIN "Schedule" AS s ON s.dueAt >= ${FROM} AND s.dueAt <= ${LAST}
    WHERE ${ASKED}
  UNION ALL SELECT ${COLUMNS} FROM json_each(?1) AS j
    CROSS JOIN "CardState" AS b ON b.buriedUntil >= ${FROM} AND b.buriedUntil <= ${LAST}
    CROSS JOIN "Schedule" AS s ON s.cardId = b.cardId
    WHERE s.dueAt < ${FROM} AND ${ASKED}`

const Row = z.object({ span: z.number(), count: z.number(), cardId: KnownId })

/** How many cards become due in a span, and the first of them. */
export type DueIn = { readonly count: number; readonly ids: readonly CardId[] }

/**
 * For each of these spans, the cards that become due in it and are asked by its end: how many, and at most `limit` of them,
 * the least well remembered first. One that was put off becomes due when that is over.
 */
export async function dueIn(tx: Tx, spans: readonly Span[], limit: number): Promise<readonly DueIn[]> {
  // One window for both, so that what is due is put in order once.
  const rows = await readRows(
    tx,
    Row,
    `SELECT json_group_array(json_object('span', span, 'count', count, 'cardId', cardId)) AS rows FROM (
      SELECT span, count, cardId FROM (
        SELECT span, cardId, count(*) OVER due AS count, row_number() OVER due AS nth FROM (${BEGINNING})
        WINDOW due AS (PARTITION BY span ORDER BY passed, cardId ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING))
      WHERE nth <= ?2 ORDER BY span, nth LIMIT -1)`,
    json(spans.map(({ from, to }) => [from.getTime(), to.getTime()])),
    limit,
  )
  return spans.map((_, i) => {
    const of = rows.filter(({ span }) => span === i)
    return { count: of[0]?.count ?? 0, ids: of.map(({ cardId }) => cardId) }
  })
}
