import { z } from 'zod'
import { CATEGORIES, type CardId, type Category } from '#core/card/card.ts'
import { BOARD_TOPICS, boardTables } from './board-facts.ts'
import { MARK_FIELDS } from './board-marks.ts'
import type { Tx } from './client.ts'
import { Instant, json, KnownId, readRows } from './rows.ts'

/** In SQL: card `c` is of topic ?1. Topics that many cards have in common are looked into once. */
const OF_TOPIC = `WHERE c.topics IN (SELECT k.topics FROM (SELECT DISTINCT topics FROM "Card") AS k
  WHERE EXISTS (SELECT 1 FROM json_each(k.topics) AS j WHERE j.value = ?1))`

export const BOARD_ORDERS = ['title', 'product', 'started', 'finished', 'seen', 'due'] as const
export type BoardOrder = (typeof BOARD_ORDERS)[number]

/** In SQL: what comes first in an order. A card is about its first topic; what has no such thing comes last, whichever way. */
function orderOf(by: BoardOrder, isDown: boolean): string {
  const way = isDown ? 'DESC' : ''
  if (by === 'title') return `title COLLATE NOCASE ${way}, id`
  const column = by === 'product' ? '(topics ->> 0) COLLATE NOCASE' : by
  return `${column} IS NULL, ${column} ${way}, id`
}

/** When each day begins that a mark names. */
export type DayStarts = Readonly<Record<string, number>>

/** Which cards a board is of. Null: whatever they have. */
export type BoardOf = {
  readonly topic: string | null
  readonly category: Category | null
  readonly lang: string | null
  readonly archived: boolean
}

/** Some of its cards, in order. Null: whatever they have that the board is of. */
export type BoardSlice = {
  readonly category: Category | null
  /** Their places, as `core/schedule/board.ts` numbers them. */
  readonly codes: readonly number[] | null
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
  /** What the learner says of it. Null: nothing. */
  mark: z.object(MARK_FIELDS).nullable(),
})
export type BoardRow = Readonly<z.output<typeof Row>>

const MARK = `json((SELECT json_object('at', m.at, 'state', m.state, 'note', m.note, 'startedOn', m.startedOn,
  'finishedOn', m.finishedOn) FROM m WHERE m.cardId = x.id))`
const ROW = `json_object('id', x.id, 'title', x.title, 'lang', x.lang, 'category', x.category, 'topics', json(x.topics),
  'code', x.code, 'started', x.started, 'finished', x.finished, 'seen', x.seen, 'due', x.due, 'mark', ${MARK})`

/**
 * Slices of a board, and how many cards there are of each kind: of its topic, whatever else it is of. Goes through all of
 * these once.
 */
export async function readBoard(
  tx: Tx,
  { topic, category, lang, archived }: BoardOf,
  slices: readonly BoardSlice[],
  days: DayStarts,
): Promise<{ readonly counts: readonly BoardCount[]; readonly slices: readonly (readonly BoardRow[])[] }> {
  const among = `archived = ${archived ? 1 : 0} AND (?2 IS NULL OR category = ?2) AND (?3 IS NULL OR lang = ?3)`
  const [read] = await readRows(
    tx,
    z.object({ counts: z.array(Count), slices: z.array(z.array(Row)) }),
    `WITH ${boardTables('?4', null, topic === null ? '' : OF_TOPIC)} SELECT json_array(json_object(
      'counts', (SELECT json_group_array(json_object('category', category, 'lang', lang, 'archived', archived, 'code', code, 'n', n))
        FROM (SELECT category, lang, archived, code, count(*) AS n FROM b GROUP BY category, lang, archived, code)),
      'slices', json_array(${slices.map((slice) => sliceOf(slice, among)).join(', ')}))) AS rows`,
    topic,
    category,
    lang,
    json(days),
  )
  if (!read) throw new Error('a query of one row gave none')
  return read
}

/** In SQL: the rows of one slice. */
const sliceOf = ({ category, codes, by, isDown, limit, offset }: BoardSlice, among: string): string => `(
  SELECT json_group_array(${ROW}) FROM (SELECT * FROM b WHERE ${among} ${codes === null ? '' : `AND code IN (${codes.join(', ')})`}
    ${category === null ? '' : `AND category = '${category}'`}
    ORDER BY ${orderOf(by, isDown)} LIMIT ${limit} OFFSET ${offset}) AS x)`

/** One card as a board has it. Null: there is none of this id. */
export async function boardRow(tx: Tx, id: CardId, days: DayStarts): Promise<BoardRow | null> {
  const sql = `WITH ${boardTables('?2', '?1', 'WHERE c.id = ?1')} SELECT json_group_array(${ROW}) AS rows FROM b AS x`
  return (await readRows(tx, Row, sql, id, json(days)))[0] ?? null
}

/** Cards that are not archived, by the topics they have and their places. Goes through all cards once. */
export const topicFacts = (tx: Tx): Promise<(readonly [topics: readonly string[], code: number, cards: number])[]> =>
  readRows(
    tx,
    z.tuple([Topics, z.number(), z.number()]),
    `SELECT json_group_array(json_array(json(topics), code, n)) AS rows FROM (
      SELECT topics, code, count(*) AS n FROM (${BOARD_TOPICS}) GROUP BY topics, code)`,
  )
