import type { CardId } from '#core/card/card.ts'
import type { Activity } from '#core/journal/activity.ts'
import type { Spell } from '#core/journal/time.ts'
import { LONGEST_MINUTES } from '#core/schedule/minutes.ts'
import { idsOf, ownerOf } from './card-aliases.ts'
import { EVENT_COUNTS } from './card-events.ts'
import type { Tx } from './client.ts'
import { COUNTS } from './reviews.ts'
import { readRows } from './rows.ts'
import { FROM, type Span, SPANS, spansParam, SpellRow, spellsOf, TO } from './spans.ts'

/** Time that was measured with what was done, rather than as it passed. All but the activity is SQL. */
type Measure = {
  readonly activity: Activity
  readonly table: string
  readonly row: string
  readonly at: string
  readonly ms: string
  /** Which rows count. */
  readonly counts: string
}

/** A page left open is absence, not study. */
const capped = (ms: string): string => `max(0, min(${ms}, ${LONGEST_MINUTES * 60_000}))`

const MEASURES: readonly Measure[] = [
  {
    activity: 'review',
    table: '"Review"',
    row: 'r',
    at: 'r.reviewedAt',
    ms: capped('r.durationMs'),
    // The time of an attempt has that of its review in it.
    counts: `r.durationMs IS NOT NULL AND ${COUNTS} AND NOT EXISTS (SELECT 1 FROM "Attempt" AS a WHERE a.reviewId = r.id)`,
  },
  {
    activity: 'review',
    table: '"CardEvent"',
    row: 'v',
    at: 'v.at',
    ms: capped('v.durationMs'),
    counts: `v.kind = 'rehearse' AND v.durationMs IS NOT NULL AND ${EVENT_COUNTS}`,
  },
  {
    activity: 'practice',
    table: '"Attempt"',
    row: 'a',
    at: 'a.savedAt',
    ms: capped('a.savedAt - a.startedAt'),
    counts: 'true',
  },
  { activity: 'reading', table: '"Reading"', row: 'g', at: 'g.at', ms: 'g.spentMs', counts: 'g.spentMs > 0' },
]

const spellsOfMeasure = ({ activity, row, at, ms }: Measure): string =>
  spellsOf({ at, activity: `'${activity}'`, cardId: ownerOf(`${row}.cardId`), activeMs: ms, idleMs: '0' })

/** The time that reviews, rehearsals, attempts and readings in these spans took, as far as it was measured and counts. */
export const measuredIn = (tx: Tx, spans: readonly Span[]): Promise<readonly Spell[]> =>
  readAll(
    tx,
    ({ table, row, at, counts }) =>
      `${SPANS} CROSS JOIN ${table} AS ${row} ON ${at} >= ${FROM} AND ${at} < ${TO} WHERE ${counts}`,
    spansParam(spans),
  )

/** The same of a card, and of those it has taken in, at any time. */
export const measuredOf = (tx: Tx, cardId: CardId): Promise<readonly Spell[]> =>
  readAll(
    tx,
    ({ table, row, counts }) => `${table} AS ${row} WHERE ${row}.cardId IN (${idsOf('?1')}) AND ${counts}`,
    cardId,
  )

async function readAll(tx: Tx, from: (measure: Measure) => string, param: string): Promise<readonly Spell[]> {
  const found: (readonly Spell[])[] = []
  for (const measure of MEASURES) {
    found.push(await readRows(tx, SpellRow, `${spellsOfMeasure(measure)} FROM ${from(measure)}`, param))
  }
  return found.flat()
}
