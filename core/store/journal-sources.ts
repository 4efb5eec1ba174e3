import type { EventKind } from '#core/journal/event.ts'
import { ownerOf } from './card-aliases.ts'
import { EVENT_COUNTS } from './card-events.ts'
import { WAS_READ } from './readings.ts'
import { COUNTS } from './reviews.ts'
import { bool } from './rows.ts'

/** Where events of one kind come from, in SQL. The ways of reading them put conditions behind it, with AND. */
export type Source = {
  readonly kind: EventKind
  /** When it happened. */
  readonly at: string
  /** Grows with every event of this source; text where the facts are numbered so. */
  readonly seq: string
  /** `FROM` and `WHERE`: what of the facts counts. */
  readonly from: string
  /** The same with what `fields` takes besides, of `REWRITTEN`. Left out: nothing. */
  readonly telling?: string
  /** It is of a card that is among those asked for, which stand in `members`. */
  readonly isOfMember: string
  /** What is told of it besides kind and time: name and value, in turn. */
  readonly fields: string
}

const MEMBERS = 'SELECT id FROM members'
const BEFORE = `(SELECT p.hash FROM "Revision" AS p WHERE p.cardId = r.cardId AND p.id < r.id ORDER BY p.id DESC LIMIT 1)`
/** In SQL: revisions that are another version than the one before. */
const REWRITES = `"Revision" AS r WHERE r.hash <> ${BEFORE}`
/**
 * In SQL: tables `rewritten`, of the revisions seen from ?1 until before ?2 that rewrote a card, and `numbered`, of all revisions
 * of these cards with their numbers among its versions, from 1. What was saved unchanged is no version.
 */
export const REWRITTEN = `rewritten(id, cardId) AS MATERIALIZED (SELECT r.id, r.cardId FROM ${REWRITES} AND r.seenAt >= ?1 AND r.seenAt < ?2),
  numbered(id, n) AS MATERIALIZED (SELECT id, sum(isNew) OVER (PARTITION BY cardId ORDER BY id) FROM (
    SELECT x.id, x.cardId, coalesce(x.hash <> lag(x.hash) OVER (PARTITION BY x.cardId ORDER BY x.id), 1) AS isNew
    FROM "Revision" AS x WHERE x.cardId IN (SELECT cardId FROM rewritten)))`
/** In SQL: another parent that gates the card edge `e` leads to, with when it was passed. */
const OTHER_PARENT = `SELECT 1 FROM "Edge" AS f LEFT JOIN "Schedule" AS o ON o.cardId = f.parentId
  WHERE f.childId = e.childId AND f.gates = 1 AND f.parentId <> e.parentId`
/** In SQL: the attempts whose verdict was taken back, with their review. Few, and found without a look at any other. */
const TAKEN_BACK = `SELECT b.rowid FROM "Undo" AS u CROSS JOIN "Attempt" AS b ON b.reviewId = u.reviewId`
const RUN_CARDS = `SELECT d.demoId FROM "CardDemo" AS d WHERE d.cardId IN (${MEMBERS})`

/** Of an entry, `v` is its first version, which says when it began, and `n` its newest, which says all else. */
const ENTRIES = `"EntryVersion" AS v JOIN "EntryVersion" AS n ON n.entryId = v.entryId
  WHERE n.text <> '' AND NOT EXISTS (SELECT 1 FROM "EntryVersion" AS o WHERE o.entryId = v.entryId AND o.id < v.id)
    AND NOT EXISTS (SELECT 1 FROM "EntryVersion" AS o WHERE o.entryId = n.entryId AND o.id > n.id)`

const source = (
  kind: EventKind,
  [at, seq, cardId]: readonly [at: string, seq: string, cardId: string],
  from: string,
  fields: readonly string[] = [],
): Source => ({
  kind,
  at,
  seq,
  from,
  isOfMember: `${cardId} IN (${MEMBERS})`,
  fields: [`'cardId', ${ownerOf(cardId)}`, ...fields].join(', '),
})

/** All sources; of a kind there may be more than one. */
export const SOURCES: readonly Source[] = [
  {
    kind: 'entry',
    at: 'v.at',
    seq: 'v.id',
    from: ENTRIES,
    isOfMember: `n.cardId IN (${MEMBERS})`,
    fields: `'cardId', ${ownerOf('n.cardId')}, 'entryId', n.entryId, 'entryKind', n.kind, 'day', n.day, 'text', n.text`,
  },
  source(
    'asked',
    ['r.seenAt', 'r.id', 'r.cardId'],
    `"Revision" AS r WHERE r.id = (SELECT min(f.id) FROM "Revision" AS f WHERE f.cardId = r.cardId)`,
  ),
  source(
    'attempt',
    ['a.savedAt', 'a.rowid', 'a.cardId'],
    `"Attempt" AS a WHERE (?5 IS NULL OR a.verdict = ?5 AND a.rowid NOT IN (${TAKEN_BACK}))`,
    [
      `'attemptId', a.id, 'verdict', CASE WHEN a.rowid NOT IN (${TAKEN_BACK}) THEN a.verdict END, 'tookMs', max(0, a.savedAt - a.startedAt)`,
    ],
  ),
  source('review', ['r.reviewedAt', 'r.id', 'r.cardId'], `"Review" AS r WHERE ${COUNTS}`, [
    `'rating', r.rating, 'tookMs', r.durationMs, 'isRehearsal', json('false')`,
  ]),
  source('review', ['v.at', 'v.id', 'v.cardId'], `"CardEvent" AS v WHERE v.kind = 'rehearse' AND ${EVENT_COUNTS}`, [
    `'rating', v.rating, 'tookMs', v.durationMs, 'isRehearsal', json('true')`,
  ]),
  {
    // The numbers are those of the card that it was written as, so it stays with that one, whoever took it in since.
    ...source('rewrite', ['r.seenAt', 'r.id', 'r.cardId'], REWRITES),
    telling: `rewritten AS w CROSS JOIN "Revision" AS r ON r.id = w.id CROSS JOIN numbered AS m ON m.id = w.id WHERE true`,
    fields: `'cardId', r.cardId, 'from', m.n - 1, 'to', m.n`,
  },
  {
    kind: 'run',
    at: 'r.startedAt',
    seq: 'r.id',
    from: `"DemoRun" AS r WHERE true`,
    isOfMember: `r.demoId IN (${RUN_CARDS})`,
    fields: `'demoId', r.demoId, 'runId', r.id, 'isEdited', ${bool('r.isEdited')}, 'outcome', r.exit ->> 'outcome',
      'expected', json_array_length(r.checks), 'met', (SELECT count(*) FROM json_each(r.checks) WHERE value ->> 'isMet')`,
  },
  source('read', ['r.at', 'r.id', 'r.cardId'], `"Reading" AS r WHERE ${WAS_READ}`, [
    `'url', r.url, 'spentMs', r.spentMs, 'isDone', ${bool('r.isDone')}`,
  ]),
  // One open parent is enough: the first that was passed. Where all have to be: the last.
  source(
    'opened',
    ['s.passedAt', 'e.childId', 'e.childId'],
    `"Schedule" AS s CROSS JOIN "Edge" AS e ON e.parentId = s.cardId AND e.gates = 1 CROSS JOIN "Card" AS c ON c.id = e.childId
      WHERE NOT EXISTS (${OTHER_PARENT} AND CASE WHEN c.requiresAll
        THEN o.passedAt IS NULL OR (o.passedAt, f.parentId) > (s.passedAt, e.parentId)
        ELSE (o.passedAt, f.parentId) < (s.passedAt, e.parentId) END)
      AND NOT EXISTS (SELECT 1 FROM "Edge" AS g WHERE g.parentId = e.parentId AND g.childId = e.childId AND g.gates = 1 AND g.position < e.position)`,
    [`'by', e.parentId`],
  ),
  source('opened', ['v.at', 'v.id', 'v.cardId'], `"CardEvent" AS v WHERE v.kind = 'open' AND ${EVENT_COUNTS}`, [
    `'by', NULL`,
  ]),
  source('passed', ['s.passedAt', 's.cardId', 's.cardId'], `"Schedule" AS s WHERE true`),
]
