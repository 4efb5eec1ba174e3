import { z } from 'zod'
import { CATEGORIES, type Category } from '#core/card/card.ts'
import { FACT_WEIGHTS } from '#core/schedule/board.ts'
import { ownerOf } from './card-aliases.ts'
import { EVENT_COUNTS } from './card-events.ts'
import { isLeech } from './card-states.ts'
import type { Tx } from './client.ts'
import { Instant, KnownId, readRows } from './rows.ts'

// A state is a matter of the schedule's room. Here facts become the numbers that it reads states from.

const { isBegun, wasPassed, isLeech: leech, wasStudied } = FACT_WEIGHTS

/** In SQL: the card to whose history this belongs, as text, which SQLite makes an index of where it joins by it. */
const cardOf = (id: string): string => `CAST(${ownerOf(id)} AS TEXT)`
/** In SQL: when each card was last made new again. */
const RESETS = `SELECT ${cardOf('v.cardId')} AS cardId, max(v.at) AS at FROM "CardEvent" AS v
  WHERE v.kind = 'reset' AND ${EVENT_COUNTS} GROUP BY 1`
/** In SQL: the verdict of attempt `a`. With its review it is taken back. */
const VERDICT = `CASE WHEN NOT EXISTS (SELECT 1 FROM "Undo" AS u WHERE u.reviewId = a.reviewId) THEN a.verdict END`
/**
 * In SQL: of each card the attempts at it since it was new. `judged` is the last that was judged, as twice its time and one
 * more if it passed.
 */
const ATTEMPTS = `SELECT a.cardId, min(a.startedAt) AS startedAt, max(a.savedAt) AS seenAt,
    max(CASE WHEN a.verdict IS NOT NULL THEN a.savedAt * 2 + (a.verdict = 'passed') END) AS judged,
    min(CASE WHEN a.verdict = 'passed' THEN a.savedAt END) AS passedAt
  FROM (SELECT ${cardOf('a.cardId')} AS cardId, a.startedAt, a.savedAt, ${VERDICT} AS verdict FROM "Attempt" AS a) AS a
    LEFT JOIN (${RESETS}) AS z ON z.cardId = a.cardId
  WHERE a.savedAt > coalesce(z.at, 0) GROUP BY 1`
const DRAFTS = `SELECT ${cardOf('d.cardId')} AS cardId, min(d.savedAt) AS savedAt FROM "Draft" AS d GROUP BY 1`
/** In SQL: when a reference of each card was last read, or marked as read. A mark that was taken off again was none. */
const READINGS = `SELECT cardId, max(at) AS at FROM (
    SELECT ${cardOf('r.cardId')} AS cardId, r.at FROM "Reading" AS r WHERE r.spentMs > 0
    UNION ALL SELECT cardId, at FROM (
      SELECT ${cardOf('r.cardId')} AS cardId, r.at, r.isDone, max(r.id) FROM "Reading" AS r GROUP BY 1, r.url) WHERE isDone)
  GROUP BY 1`

/** In SQL: the judged attempt is later than the review it may have been saved with, so that it is the last answer. */
const IS_JUDGED_LAST = `(a.judged / 2 > coalesce(s.lastReviewAt, 0))`
const LAST = `CASE WHEN ${IS_JUDGED_LAST} THEN 1 + a.judged % 2 WHEN s.lastRating = 'again' THEN 1 WHEN s.cardId IS NULL THEN 0 ELSE 2 END`
const IS_LEECH = `coalesce(${isLeech('s.cardId', 's.lapses')}, 0)`
const CODE = `${LAST} + ${isBegun} * (d.cardId IS NOT NULL OR (a.cardId IS NOT NULL AND a.judged IS NULL))
  + ${wasPassed} * (coalesce(s.passedAt, a.passedAt) IS NOT NULL)
  + ${leech} * ${IS_LEECH}
  + ${wasStudied} * coalesce(r.at > max(coalesce(s.lastReviewAt, 0), coalesce(a.judged / 2, 0))
    OR t.studiedLapses > 0 AND t.studiedLapses >= s.lapses, 0)`

/** In SQL: every card, with its facts and dates. What is put aside, away, or a leech, has a day, and is not asked on it. */
const CARDS = `SELECT c.id, c.title, c.category, c.lang, c.archived, c.topics, ${CODE} AS code,
    min(coalesce(s.firstReviewAt, a.startedAt, d.savedAt), coalesce(a.startedAt, d.savedAt, s.firstReviewAt)) AS started,
    coalesce(s.passedAt, a.passedAt) AS finished,
    max(coalesce(s.lastReviewAt, a.seenAt, d.savedAt), coalesce(a.seenAt, d.savedAt, s.lastReviewAt)) AS seen,
    CASE WHEN t.suspendedAt IS NULL AND c.archived = 0 AND NOT ${IS_LEECH} THEN max(s.dueAt, coalesce(t.buriedUntil, 0)) END AS due
  FROM "Card" AS c LEFT JOIN "Schedule" AS s ON s.cardId = c.id LEFT JOIN "CardState" AS t ON t.cardId = c.id
    LEFT JOIN (${ATTEMPTS}) AS a ON a.cardId = c.id LEFT JOIN (${DRAFTS}) AS d ON d.cardId = c.id
    LEFT JOIN (${READINGS}) AS r ON r.cardId = c.id`

/** In SQL: card `c` is of topic ?1. Topics that many cards have in common are looked into once. */
const OF_TOPIC = `WHERE c.topics IN (SELECT k.topics FROM (SELECT DISTINCT topics FROM "Card") AS k
  WHERE EXISTS (SELECT 1 FROM json_each(k.topics) AS j WHERE j.value = ?1))`

export const BOARD_ORDERS = ['title', 'started', 'finished', 'seen', 'due'] as const
export type BoardOrder = (typeof BOARD_ORDERS)[number]

/** Which cards a board is of. Null: whatever they have. */
export type BoardOf = {
  readonly topic: string | null
  readonly category: Category | null
  readonly lang: string | null
  readonly archived: boolean
}

/** Some of its cards, in order. `codes`: their facts, as `core/schedule/board.ts` numbers them. */
export type BoardSlice = {
  readonly codes: readonly number[]
  readonly by: BoardOrder
  readonly isDown: boolean
  readonly limit: number
  readonly offset: number
}

const Count = z.object({
  category: z.enum(CATEGORIES),
  lang: z.string(),
  archived: z.number().transform(Boolean),
  code: z.number(),
  n: z.number(),
})
/** How many cards have all of this in common. */
export type BoardCount = Readonly<z.output<typeof Count>>

/** Each once, though a file may name one twice. */
const Topics = z.array(z.string()).transform((topics) => [...new Set(topics)])
const MaybeInstant = Instant.nullable()
const Row = z.object({
  id: KnownId,
  title: z.string(),
  lang: z.string(),
  category: z.enum(CATEGORIES),
  topics: Topics,
  code: z.number(),
  /** When it was first worked on, first passed, and last worked on; and when it is asked again. */
  started: MaybeInstant,
  finished: MaybeInstant,
  seen: MaybeInstant,
  due: MaybeInstant,
})
export type BoardRow = Readonly<z.output<typeof Row>>

const ROW = `json_object('id', x.id, 'title', x.title, 'lang', x.lang, 'category', x.category, 'topics', json(x.topics),
  'code', x.code, 'started', x.started, 'finished', x.finished, 'seen', x.seen, 'due', x.due)`

/**
 * Slices of a board, and how many cards there are of each kind: of its topic, whatever else it is of. Goes through all of
 * these once.
 */
export async function readBoard(
  tx: Tx,
  { topic, category, lang, archived }: BoardOf,
  slices: readonly BoardSlice[],
): Promise<{ readonly counts: readonly BoardCount[]; readonly slices: readonly (readonly BoardRow[])[] }> {
  const among = `archived = ${archived ? 1 : 0} AND (?2 IS NULL OR category = ?2) AND (?3 IS NULL OR lang = ?3)`
  const [read] = await readRows(
    tx,
    z.object({ counts: z.array(Count), slices: z.array(z.array(Row)) }),
    `WITH b AS MATERIALIZED (${CARDS} ${topic === null ? '' : OF_TOPIC}) SELECT json_array(json_object(
      'counts', (SELECT json_group_array(json_object('category', category, 'lang', lang, 'archived', archived, 'code', code, 'n', n))
        FROM (SELECT category, lang, archived, code, count(*) AS n FROM b GROUP BY category, lang, archived, code)),
      'slices', json_array(${slices.map((slice) => sliceOf(slice, among)).join(', ')}))) AS rows`,
    topic,
    category,
    lang,
  )
  if (!read) throw new Error('a query of one row gave none')
  return read
}

/** In SQL: the rows of one slice. What has no date comes last, whichever way. */
const sliceOf = ({ codes, by, isDown, limit, offset }: BoardSlice, among: string): string => `(
  SELECT json_group_array(${ROW}) FROM (SELECT * FROM b WHERE code IN (${codes.join(', ')}) AND ${among}
    ORDER BY ${by} IS NULL, ${by} ${by === 'title' ? 'COLLATE NOCASE' : ''} ${isDown ? 'DESC' : ''}, id LIMIT ${limit} OFFSET ${offset}) AS x)`

/** Cards that are not archived, by the topics they have and their facts. Goes through all cards once. */
export const topicFacts = (tx: Tx): Promise<(readonly [topics: readonly string[], code: number, cards: number])[]> =>
  readRows(
    tx,
    z.tuple([Topics, z.number(), z.number()]),
    `SELECT json_group_array(json_array(json(topics), code, n)) AS rows FROM (
      SELECT topics, code, count(*) AS n FROM (${CARDS}) WHERE archived = 0 GROUP BY topics, code)`,
  )
