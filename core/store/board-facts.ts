import { BOARD_STATES, FACT_WEIGHTS, HAND_WEIGHT } from '#core/schedule/board.ts'
import { idsOf, ownerOf } from './card-aliases.ts'
import { EVENT_COUNTS } from './card-events.ts'
import { isLeech } from './card-states.ts'

// A state is a matter of the schedule's room. Here facts become the numbers that it reads states from.

const { isBegun, wasPassed, isLeech: leech, wasStudied } = FACT_WEIGHTS

/** In SQL: the card to whose history this belongs, as text, which SQLite makes an index of where it joins by it. */
const cardOf = (id: string): string => `CAST(${ownerOf(id)} AS TEXT)`
/** In SQL: of the card that is asked for, or of any. */
const among = (column: string, one: string | null): string => (one === null ? 'true' : `${column} IN (${idsOf(one)})`)

/** In SQL: when each card was last made new again. */
const resets = (
  one: string | null,
): string => `SELECT ${cardOf('v.cardId')} AS cardId, max(v.at) AS at FROM "CardEvent" AS v
  WHERE v.kind = 'reset' AND ${EVENT_COUNTS} AND ${among('v.cardId', one)} GROUP BY 1`
/** In SQL: the verdict of attempt `a`. With its review it is taken back. */
const VERDICT = `CASE WHEN NOT EXISTS (SELECT 1 FROM "Undo" AS u WHERE u.reviewId = a.reviewId) THEN a.verdict END`
/**
 * In SQL: of each card the attempts at it since it was new. `judged` is the last that was judged, as twice its time and one
 * more if it passed.
 */
const attempts = (
  one: string | null,
): string => `SELECT a.cardId, min(a.startedAt) AS startedAt, max(a.savedAt) AS seenAt,
    max(CASE WHEN a.verdict IS NOT NULL THEN a.savedAt * 2 + (a.verdict = 'passed') END) AS judged,
    min(CASE WHEN a.verdict = 'passed' THEN a.savedAt END) AS passedAt
  FROM (SELECT ${cardOf('a.cardId')} AS cardId, a.startedAt, a.savedAt, ${VERDICT} AS verdict
      FROM "Attempt" AS a WHERE ${among('a.cardId', one)}) AS a
    LEFT JOIN (${resets(one)}) AS z ON z.cardId = a.cardId
  WHERE a.savedAt > coalesce(z.at, 0) GROUP BY 1`
const drafts = (one: string | null): string =>
  `SELECT ${cardOf('d.cardId')} AS cardId, min(d.savedAt) AS savedAt FROM "Draft" AS d WHERE ${among('d.cardId', one)} GROUP BY 1`
/** In SQL: when a reference of each card was last read, or marked as read. A mark that was taken off again was none. */
const readings = (one: string | null): string => `SELECT cardId, max(at) AS at FROM (
    SELECT ${cardOf('r.cardId')} AS cardId, r.at FROM "Reading" AS r WHERE r.spentMs > 0 AND ${among('r.cardId', one)}
    UNION ALL SELECT cardId, at FROM (
      SELECT ${cardOf('r.cardId')} AS cardId, r.at, r.isDone, max(r.id) FROM "Reading" AS r
      WHERE ${among('r.cardId', one)} GROUP BY 1, r.url) WHERE isDone)
  GROUP BY 1`
/** In SQL: what the learner says of each card, if that is anything. */
const marks = (one: string | null): string => `SELECT * FROM (
    SELECT ${cardOf('m.cardId')} AS cardId, m.at, m.state, m.note, m.startedOn, m.finishedOn, max(m.id)
    FROM "BoardMark" AS m WHERE ${among('m.cardId', one)} GROUP BY 1)
  WHERE coalesce(state, startedOn, finishedOn) IS NOT NULL OR note <> ''`
/** In SQL: what the state of mark `m` weighs. */
const BY_HAND = `CASE m.state ${BOARD_STATES.map((state, i) => `WHEN '${state}' THEN ${HAND_WEIGHT * (i + 1)}`).join(' ')} ELSE 0 END`

const joined = (one: string | null): string =>
  `"Card" AS c LEFT JOIN "Schedule" AS s ON s.cardId = c.id LEFT JOIN "CardState" AS t ON t.cardId = c.id
    LEFT JOIN (${attempts(one)}) AS a ON a.cardId = c.id LEFT JOIN (${drafts(one)}) AS d ON d.cardId = c.id
    LEFT JOIN (${readings(one)}) AS r ON r.cardId = c.id LEFT JOIN m ON m.cardId = c.id`

/** In SQL: the judged attempt is later than the review it may have been saved with, so that it is the last answer. */
const IS_JUDGED_LAST = `(a.judged / 2 > coalesce(s.lastReviewAt, 0))`
const LAST = `CASE WHEN ${IS_JUDGED_LAST} THEN 1 + a.judged % 2 WHEN s.lastRating = 'again' THEN 1 WHEN s.cardId IS NULL THEN 0 ELSE 2 END`
const IS_LEECH = `coalesce(${isLeech('s.cardId', 's.lapses')}, 0)`
const CODE = `${LAST} + ${isBegun} * (d.cardId IS NOT NULL OR (a.cardId IS NOT NULL AND a.judged IS NULL))
  + ${wasPassed} * (coalesce(s.passedAt, a.passedAt) IS NOT NULL)
  + ${leech} * ${IS_LEECH}
  + ${wasStudied} * coalesce(r.at > max(coalesce(s.lastReviewAt, 0), coalesce(a.judged / 2, 0))
    OR t.studiedLapses > 0 AND t.studiedLapses >= s.lapses, 0)
  + ${BY_HAND}`

/**
 * In SQL: tables `m`, of what the learner says of cards, and `b`, of every card, or the one that parameter `one` names, with its
 * facts and dates, in the place of which stands what `m` says. Parameter `days` holds when each day begins that a mark names, as
 * an object of ms. What is put aside, away, or a leech, has a day to be asked on, and is not asked on it.
 */
export const boardTables = (days: string, one: string | null, where: string): string =>
  `m AS MATERIALIZED (${marks(one)}), b AS MATERIALIZED (
    SELECT c.id, c.title, c.category, c.lang, c.archived, c.topics, ${CODE} AS code,
      coalesce(CASE WHEN m.startedOn IS NOT NULL THEN ${days} ->> m.startedOn END,
        min(coalesce(s.firstReviewAt, a.startedAt, d.savedAt), coalesce(a.startedAt, d.savedAt, s.firstReviewAt))) AS started,
      coalesce(CASE WHEN m.finishedOn IS NOT NULL THEN ${days} ->> m.finishedOn END, s.passedAt, a.passedAt) AS finished,
      max(coalesce(s.lastReviewAt, a.seenAt, d.savedAt), coalesce(a.seenAt, d.savedAt, s.lastReviewAt)) AS seen,
      CASE WHEN t.suspendedAt IS NULL AND c.archived = 0 AND NOT ${IS_LEECH} THEN max(s.dueAt, coalesce(t.buriedUntil, 0)) END AS due
    FROM ${joined(one)} ${where})`

/** In SQL: cards that are not archived, with their topics and the number of their place. */
export const BOARD_TOPICS = `WITH m AS MATERIALIZED (${marks(null)})
  SELECT c.topics, ${CODE} AS code FROM ${joined(null)} WHERE c.archived = 0 LIMIT -1`
