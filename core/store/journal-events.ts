import { z } from 'zod'
import type { CardId } from '#core/card/card.ts'
import { SLOT_MS } from '#core/journal/days.ts'
import { ENTRY_KINDS } from '#core/journal/entry.ts'
import { EVENT_KINDS, type EventKind, type JournalEvent } from '#core/journal/event.ts'
import { VERDICTS, type Verdict } from '#core/practice/gate.ts'
import { Rating } from '#core/schedule/rating.ts'
import type { StudyDay } from '#core/schedule/study-day.ts'
import { idsOf, ownerOf } from './card-aliases.ts'
import type { Tx } from './client.ts'
import { REWRITTEN, SOURCES, type Source } from './journal-sources.ts'
import { Instant, KnownId, readRows } from './rows.ts'

/** Which events are told. Null: whatever they are of. */
export type EventFilter = {
  readonly kind: EventKind | null
  readonly topic: string | null
  readonly cardId: CardId | null
  /** Only attempts have one. */
  readonly verdict: Verdict | null
}

export const EVERYTHING: EventFilter = { kind: null, topic: null, cardId: null, verdict: null }

const Known = <B extends string>() => z.string().brand<B>()
const Happened = z.object({ at: Instant })
const OfCard = Happened.extend({ cardId: KnownId })
const Row = z.discriminatedUnion('kind', [
  Happened.extend({
    kind: z.literal('entry'),
    entryId: Known<'EntryId'>(),
    entryKind: z.enum(ENTRY_KINDS),
    day: Known<'StudyDay'>(),
    cardId: KnownId.nullable(),
    text: z.string(),
  }),
  OfCard.extend({ kind: z.literal('asked') }),
  OfCard.extend({
    kind: z.literal('attempt'),
    attemptId: Known<'AttemptId'>(),
    verdict: z.enum(VERDICTS).nullable(),
    tookMs: z.number(),
  }),
  OfCard.extend({
    kind: z.literal('review'),
    rating: Rating,
    tookMs: z.number().nullable(),
    isRehearsal: z.boolean(),
  }),
  OfCard.extend({ kind: z.literal('rewrite'), from: z.number(), to: z.number() }),
  Happened.extend({
    kind: z.literal('run'),
    demoId: Known<'DemoId'>(),
    runId: z.number(),
    isEdited: z.boolean(),
    outcome: z.string(),
    met: z.number(),
    expected: z.number(),
  }).transform(({ outcome, met, expected, ...rest }) => ({
    ...rest,
    isAsExpected: expected === 0 ? null : outcome === 'ended' && met === expected,
  })),
  OfCard.extend({ kind: z.literal('read'), url: z.string(), spentMs: z.number(), isDone: z.boolean() }),
  OfCard.extend({ kind: z.literal('opened'), by: KnownId.nullable() }),
  OfCard.extend({ kind: z.literal('passed') }),
])

const TOPIC = `SELECT c.id FROM "Card" AS c WHERE c.topics IN (SELECT k.topics FROM (SELECT DISTINCT topics FROM "Card") AS k
  WHERE EXISTS (SELECT 1 FROM json_each(k.topics) AS j WHERE j.value = ?3))`
const OF_TOPIC = `${TOPIC} UNION SELECT l.fromId FROM "CardAlias" AS l WHERE ${ownerOf('l.fromId')} IN (${TOPIC})`

/** In SQL: the card asked for, or the one that has taken it in. */
const OWNER = ownerOf('?4')

/** In SQL: the ids under which was written down what happened to the cards asked for. Null: all cards are. */
function membersOf({ topic, cardId }: EventFilter): string | null {
  if (cardId === null) return topic === null ? null : OF_TOPIC
  return topic === null ? idsOf(OWNER) : `SELECT * FROM (${idsOf(OWNER)}) WHERE ${OWNER} IN (${TOPIC})`
}

/** Reads from the sources that a filter lets through; `select` says what of each, and which of it, by ?1 and ?2. `also`: behind its conditions. */
function among(filter: EventFilter, select: (source: Source, also: string, rank: number) => string): string {
  const { kind, verdict } = filter
  const members = membersOf(filter)
  const selects = SOURCES.flatMap((source, rank) => {
    const isLeftOut = (kind !== null && source.kind !== kind) || (verdict !== null && source.kind !== 'attempt')
    return isLeftOut ? [] : [select(source, members ? ` AND ${source.isOfMember}` : '', rank)]
  })
  // A driver refuses a parameter that no statement mentions.
  return `WITH given AS (SELECT ?1, ?2, ?3, ?4, ?5), members(id) AS MATERIALIZED (${members ?? 'SELECT NULL'}), ${REWRITTEN}
    SELECT json_group_array(json(row)) AS rows FROM (${selects.join(' UNION ALL ') || NOTHING} ORDER BY at, rank, seq LIMIT -1)`
}
const NOTHING = 'SELECT 0 AS at, 0 AS rank, 0 AS seq, NULL AS row WHERE false'

const tell = (
  { kind, at, seq, fields, from, telling = from }: Source,
  also: string,
  rank: number,
  within: string,
): string =>
  `SELECT ${at} AS at, ${rank} AS rank, ${seq} AS seq, json_object('kind', '${kind}', 'at', ${at}, ${fields}) AS row
    FROM ${telling}${also} AND ${within}`

/** What happened from `from` until before `to`, oldest first; at the same time in the order of `SOURCES`. */
export const readEvents = (tx: Tx, from: Date, to: Date, filter: EventFilter): Promise<JournalEvent[]> =>
  readRows(
    tx,
    Row,
    among(filter, (source, also, rank) => tell(source, also, rank, `${source.at} >= ?1 AND ${source.at} < ?2`)),
    from.getTime(),
    to.getTime(),
    filter.topic,
    filter.cardId,
    filter.verdict,
  )

/** Entries that belong to the days from `from` to `to`, both included, whenever they were written. */
export const readEntries = async (tx: Tx, from: StudyDay, to: StudyDay, filter: EventFilter): Promise<JournalEvent[]> =>
  filter.kind !== null && filter.kind !== 'entry'
    ? []
    : readRows(
        tx,
        Row,
        among({ ...filter, kind: 'entry' }, (source, also, rank) =>
          tell(source, also, rank, 'n.day BETWEEN ?1 AND ?2'),
        ),
        from,
        to,
        filter.topic,
        filter.cardId,
        filter.verdict,
      )

const Slot = z.tuple([z.enum(EVENT_KINDS), z.union([z.number(), Known<'StudyDay'>()]), z.number()])

/**
 * How many events there are of each kind in each slot of time that has any: since the epoch, in `SLOT_MS`. Entries belong to
 * a day whenever they were written, so they are counted by that.
 */
export const countEvents = (tx: Tx, filter: EventFilter): Promise<z.output<typeof Slot>[]> =>
  readRows(
    tx,
    Slot,
    among(filter, ({ kind, at, from }, also, rank) => {
      const slot = kind === 'entry' ? 'n.day' : `${at} / ${SLOT_MS}`
      return `SELECT 0 AS at, ${rank} AS rank, 0 AS seq, json_array('${kind}', ${slot}, count(*)) AS row
        FROM ${from}${also} AND ${at} >= ?1 AND ${at} < ?2 GROUP BY ${slot}`
    }),
    0,
    Number.MAX_SAFE_INTEGER,
    filter.topic,
    filter.cardId,
    filter.verdict,
  )
