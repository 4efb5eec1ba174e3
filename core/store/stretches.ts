import { z } from 'zod'
import type { CardId } from '#core/card/card.ts'
import type { Activity } from '#core/journal/activity.ts'
import type { Spell } from '#core/journal/time.ts'
import { idsOf, ownerOf } from './card-aliases.ts'
import type { Tx } from './client.ts'
import { execute, json, readRows } from './rows.ts'
import { FROM, type Span, SPANS, spansParam, SpellRow, spellsOf, TO } from './spans.ts'

/** A stretch of study in one place. */
export type StoredStretch = {
  /** UUID */
  readonly id: string
  readonly startedAt: Date
  readonly activity: Activity
  readonly cardId: CardId | null
  readonly activeMs: number
  readonly idleMs: number
}

/** Adds stretches; one that is there already is left as it is. Answers how many were new. */
export const addStretches = (tx: Tx, stretches: readonly StoredStretch[]): Promise<number> =>
  execute(
    tx,
    `INSERT INTO "Stretch" (id, startedAt, activity, cardId, activeMs, idleMs)
      SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5 FROM json_each(?)
      WHERE true ON CONFLICT DO NOTHING`,
    json(
      stretches.map(({ id, startedAt, activity, cardId, activeMs, idleMs }) => [
        id,
        startedAt.getTime(),
        activity,
        cardId,
        activeMs,
        idleMs,
      ]),
    ),
  )

const SPELLS = spellsOf({
  at: 's.startedAt',
  activity: 's.activity',
  cardId: ownerOf('s.cardId'),
  activeMs: 's.activeMs',
  idleMs: 's.idleMs',
})

/** Stretches that began in one of these spans. Of a card that was taken in, they are of the one that has it. */
export const stretchesIn = (tx: Tx, spans: readonly Span[]): Promise<Spell[]> =>
  readRows(
    tx,
    SpellRow,
    `${SPELLS} FROM ${SPANS} CROSS JOIN "Stretch" AS s ON s.startedAt >= ${FROM} AND s.startedAt < ${TO}`,
    spansParam(spans),
  )

/** All stretches of a card, and of those it has taken in. */
export const stretchesOf = (tx: Tx, cardId: CardId): Promise<Spell[]> =>
  readRows(tx, SpellRow, `${SPELLS} FROM "Stretch" AS s WHERE s.cardId IN (${idsOf('?1')})`, cardId)

/** Of these spans those, by their number, in which any stretch is of this activity. */
export const spansWith = (tx: Tx, activity: Activity, spans: readonly Span[]): Promise<number[]> =>
  readRows(
    tx,
    z.number(),
    `SELECT json_group_array(j.key) AS rows FROM ${SPANS} WHERE EXISTS (
      SELECT 1 FROM "Stretch" AS s WHERE s.startedAt >= ${FROM} AND s.startedAt < ${TO} AND s.activity = ?2)`,
    json(spans.map(({ from, to }) => [from.getTime(), to.getTime()])),
    activity,
  )
