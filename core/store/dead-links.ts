import { z } from 'zod'
import type { CardId } from '#core/card/card.ts'
import type { Tx } from './client.ts'
import { wikilinking } from './names.ts'
import { KnownId, readNumber, readRows } from './rows.ts'

/** A link to a card that does not exist: by its id, or by a name. */
export type BrokenLink = {
  readonly fromId: CardId
  readonly path: string
  readonly toId: CardId | null
  /** Folded. */
  readonly name: string | null
  readonly where: 'follow-up' | 'text' | 'spoils'
  /** The item's text, for a follow-up. */
  readonly text: string
}

const NO_CARD = (id: string): string => `NOT EXISTS (SELECT 1 FROM "Card" AS k WHERE k.id = ${id})`

/** In SQL: links to cards that do not exist. */
const BROKEN = `
  SELECT e.parentId AS fromId, e.childId AS toId, NULL AS name, 'follow-up' AS kind, e.text FROM "Edge" AS e
    WHERE e.childId IS NOT NULL AND ${NO_CARD('e.childId')}
  UNION ALL SELECT m.fromId, m.toId, NULL, 'text', '' FROM "Mention" AS m WHERE ${NO_CARD('m.toId')}
  UNION ALL SELECT w.fromId, NULL, w.name, 'text', '' FROM "Wikilink" AS w
    WHERE NOT EXISTS (SELECT 1 FROM "CardName" AS n WHERE n.name = w.name)
  UNION ALL SELECT s.fromId, s.toId, NULL, 'spoils', '' FROM "Spoil" AS s WHERE ${NO_CARD('s.toId')}`

/** Links to cards that do not exist, by path: at most `limit`, those after the first `offset`. */
export const brokenLinks = (tx: Tx, limit: number, offset = 0): Promise<BrokenLink[]> =>
  readRows(
    tx,
    z.object({
      fromId: KnownId,
      path: z.string(),
      toId: KnownId.nullable(),
      name: z.string().nullable(),
      where: z.enum(['follow-up', 'text', 'spoils']),
      text: z.string(),
    }),
    `SELECT json_group_array(json_object('fromId', fromId, 'path', path, 'toId', toId, 'name', name, 'where', kind, 'text', text)) AS rows
      FROM (SELECT l.*, c.path FROM (${BROKEN}) AS l JOIN "Card" AS c ON c.id = l.fromId
        ORDER BY c.path, l.kind, l.text, l.toId, l.name LIMIT ? OFFSET ?)`,
    limit,
    offset,
  )

/** How many links lead to cards that do not exist. */
export const countBrokenLinks = (tx: Tx): Promise<number> =>
  readNumber(tx, `SELECT count(*) AS n FROM (${BROKEN}) AS l`)

/** In SQL: card `c` is in no chain, and no text leads to it or from it. */
const IS_ALONE = `NOT EXISTS (SELECT 1 FROM "Edge" AS e WHERE e.childId = c.id)
  AND NOT EXISTS (SELECT 1 FROM "Edge" AS e WHERE e.parentId = c.id AND e.childId IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM "Mention" AS m WHERE m.toId = c.id)
  AND NOT EXISTS (SELECT 1 FROM "Mention" AS m WHERE m.fromId = c.id)
  AND NOT EXISTS (SELECT 1 FROM "Wikilink" AS w WHERE w.fromId = c.id)
  AND NOT EXISTS (${wikilinking('c.id')})`

const ALONE = `"Card" AS c WHERE c.isRoot = 1 AND c.archived = 0 AND ${IS_ALONE}`

/** How many cards no link leads to or from, archived ones left out. */
export const countCardsAlone = (tx: Tx): Promise<number> => readNumber(tx, `SELECT count(*) AS n FROM ${ALONE}`)

/** Cards that no link leads to or from, archived ones left out, by path: at most `limit`. */
export const cardsAlone = (tx: Tx, limit: number): Promise<CardId[]> =>
  readRows(
    tx,
    KnownId,
    `SELECT json_group_array(id) AS rows FROM (SELECT c.id FROM ${ALONE} ORDER BY c.path LIMIT ?)`,
    limit,
  )
