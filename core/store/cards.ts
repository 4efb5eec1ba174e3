import { z } from 'zod'
import type { CardId, Problem } from '#core/card/card.ts'
import { type CardState, UNTOUCHED } from '#core/schedule/history.ts'
import { MOVES } from './card-index.ts'
import { CardRow, Problems, type StoredBrief, type StoredCard } from './card-row.ts'
import { STATE, StateRow } from './card-states.ts'
import { prismaOf, type Tx } from './client.ts'
import { bool, json, KnownId, readNumber, readRows } from './rows.ts'
import { SCHEDULE, ScheduleRow, type StoredSchedule } from './schedules.ts'

export { indexEntries, indexState, type IndexEntry } from './card-entries.ts'
export { applyIndex, edgeKey, type IndexChange } from './card-index.ts'
export { brokenLinks, type BrokenLink } from './dead-links.ts'
export type { IndexedCard, StoredBrief, StoredCard } from './card-row.ts'
export {
  allEdges,
  backlinksOf,
  cardsNaming,
  edgesAbove,
  edgesBelow,
  edgesFrom,
  edgesInTurn,
  edgesOf,
  gatesOf,
  linkingCards,
  type EdgePair,
  type StoredEdge,
} from './edges.ts'

/** The card of this id. Null: the index has none. */
export async function findCard(tx: Tx, id: CardId): Promise<StoredCard | null> {
  const row = await prismaOf(tx).card.findUnique({ where: { id } })
  return row === null ? null : CardRow.parse(row)
}

const BriefRow = z.object({
  id: KnownId,
  title: z.string(),
  lang: z.string(),
  topics: z.array(z.string()),
  isRoot: z.boolean(),
  archived: z.boolean(),
})
const BRIEF = `json_object('id', c.id, 'title', c.title, 'lang', c.lang, 'topics', json(c.topics), 'isRoot', ${bool('c.isRoot')},
  'archived', ${bool('c.archived')})`

/** Those of these cards that exist, by id. */
export async function briefs(tx: Tx, ids: readonly CardId[]): Promise<Map<CardId, StoredBrief>> {
  const rows = await readRows(
    tx,
    BriefRow,
    `SELECT json_group_array(${BRIEF}) AS rows FROM "Card" AS c WHERE c.id IN (SELECT value FROM json_each(?))`,
    json(ids),
  )
  return new Map(rows.map((brief) => [brief.id, brief]))
}

/** A page of all cards in the order of their ids: at most `limit`, those after the card `after`. */
export async function listCards(
  tx: Tx,
  page: { readonly after?: CardId; readonly limit: number },
): Promise<StoredCard[]> {
  const rows = await prismaOf(tx).card.findMany({
    where: { id: { gt: page.after ?? '' } },
    orderBy: { id: 'asc' },
    take: page.limit,
  })
  return rows.map((row) => CardRow.parse(row))
}

/** The topics of every card. */
export async function allTopics(tx: Tx): Promise<ReadonlyMap<CardId, readonly string[]>> {
  const rows = await readRows(
    tx,
    z.tuple([KnownId, z.array(z.string())]),
    `SELECT json_group_array(json_array(c.id, json(c.topics))) AS rows FROM "Card" AS c`,
  )
  return new Map(rows)
}

export const countCards = (tx: Tx): Promise<number> => readNumber(tx, `SELECT count(*) AS n FROM "Card"`)

/**
 * What differs as soon as card files were taken in: how many cards there are, how many versions were seen, and how often
 * cards went or came back as they were, which leaves no version behind.
 */
export const indexStamp = (tx: Tx): Promise<number[]> =>
  readRows(
    tx,
    z.number(),
    `SELECT json_array((SELECT count(*) FROM "Card"), (SELECT coalesce(max(id), 0) FROM "Revision"), (${MOVES})) AS rows`,
  )

/** Cards that nothing has to be passed before, archived or not, at most `limit`, in the order of their paths. */
export const rootCards = (tx: Tx, limit: number, archived: boolean): Promise<StoredBrief[]> =>
  readRows(
    tx,
    BriefRow,
    `SELECT json_group_array(${BRIEF}) AS rows
      FROM (SELECT * FROM "Card" WHERE isRoot = 1 AND archived = ? ORDER BY path LIMIT ?) AS c`,
    archived ? 1 : 0,
    limit,
  )

/** Every card that is archived. Goes through all cards. */
export const archivedCards = (tx: Tx): Promise<CardId[]> =>
  readRows(tx, KnownId, `SELECT json_group_array(id) AS rows FROM "Card" WHERE archived = 1`)

export type CardWithProblems = {
  readonly id: CardId
  readonly path: string
  readonly title: string
  readonly problems: readonly Problem[]
}

/** Cards whose file has something wrong, at most `limit`. */
export const cardsWithProblems = (tx: Tx, limit: number): Promise<CardWithProblems[]> =>
  readRows(
    tx,
    z.object({ id: KnownId, path: z.string(), title: z.string(), problems: Problems }),
    `SELECT json_group_array(json_object('id', c.id, 'path', c.path, 'title', c.title, 'problems', c.problems)) AS rows
      FROM (SELECT * FROM "Card" WHERE problemCount > 0 ORDER BY path LIMIT ?) AS c`,
    limit,
  )

/** A card in one line, with what decides where it stands. `isOpen`: it may be asked, as it is a root, was opened by hand, or its parents open it. */
export type CardSchedule = {
  readonly brief: StoredBrief
  readonly isOpen: boolean
  readonly schedule: StoredSchedule | null
  readonly state: CardState
}

/** In SQL: card `c` may be asked at `now` though it is new. */
export const isOpen = (now: string): string => `(c.isRoot
  OR EXISTS (SELECT 1 FROM "CardState" AS o WHERE o.cardId = c.id AND o.openedAt IS NOT NULL)
  OR (SELECT CASE WHEN c.requiresAll THEN min(k.archived OR coalesce(p.opensUntil > ${now}, 0)) ELSE max(p.opensUntil > ${now}) END
    FROM "Edge" AS e CROSS JOIN "Card" AS k ON k.id = e.parentId LEFT JOIN "Schedule" AS p ON p.cardId = k.id
    WHERE e.childId = c.id AND e.gates = 1))`

/** Where those of these cards stand that exist, by id. */
export async function cardSchedules(tx: Tx, ids: readonly CardId[], now: Date): Promise<Map<CardId, CardSchedule>> {
  const rows = await readRows(
    tx,
    z.object({ brief: BriefRow, isOpen: z.boolean(), schedule: ScheduleRow.nullable(), put: StateRow.nullable() }),
    `SELECT json_group_array(json_object('brief', ${BRIEF}, 'schedule', ${ifThere('s', SCHEDULE)}, 'put', ${ifThere('t', STATE)},
        'isOpen', ${bool(isOpen('?2'))})) AS rows
      FROM (SELECT DISTINCT value FROM json_each(?1)) AS j CROSS JOIN "Card" AS c ON c.id = j.value
      LEFT JOIN "Schedule" AS s ON s.cardId = c.id LEFT JOIN "CardState" AS t ON t.cardId = c.id`,
    json(ids),
    now.getTime(),
  )
  return new Map(rows.map(({ put, ...rest }) => [rest.brief.id, { ...rest, state: put?.state ?? UNTOUCHED }]))
}

/** In SQL: a row that was joined as `as`, in this form, or null where there is none. */
const ifThere = (as: string, object: string): string =>
  `json(CASE WHEN ${as}.cardId IS NULL THEN 'null' ELSE ${object} END)`
