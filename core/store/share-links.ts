import { z } from 'zod'
import type { CardId } from '#core/card/card.ts'
import { idsOf } from './card-aliases.ts'
import { prismaOf, type Tx } from './client.ts'
import { bool, execute, inOrder, Instant, KnownId, readRows } from './rows.ts'

export const ShareLinkId = z.uuid().brand<'ShareLinkId'>()
export type ShareLinkId = z.infer<typeof ShareLinkId>

/** A link as it was made: what holds for as long as there is one. */
export type NewLink = {
  readonly id: ShareLinkId
  /** sha256 of its token, in hex. */
  readonly tokenHash: string
  readonly label: string
  readonly chainId: string
  readonly madeAt: Date
  /** The first instant at which it no longer opens. Null: it opens until it is revoked. */
  readonly expiresAt: Date | null
  readonly isIndexed: boolean
  readonly isEmbeddable: boolean
}

/** Adds a link that shows a version. */
export async function addLink(tx: Tx, link: NewLink, versionId: string): Promise<void> {
  await prismaOf(tx).shareLink.create({ data: link })
  await addLinkChange(tx, link.id, link.madeAt, versionId)
}

/**
 * Has a link show a version from now on, or, with null, nothing for ever. What is said later has a later time, whatever the
 * clock says: libraries that are brought together go by times.
 */
export async function addLinkChange(tx: Tx, id: ShareLinkId, at: Date, versionId: string | null): Promise<void> {
  await execute(
    tx,
    `INSERT INTO "ShareLinkChange" (linkId, at, versionId)
      SELECT ?1, max(?2, coalesce((SELECT max(at) + 1 FROM "ShareLinkChange" WHERE linkId = ?1), 0)), ?3`,
    id,
    at.getTime(),
    versionId,
  )
}

const Row = z.object({
  id: z.string().brand<'ShareLinkId'>(),
  label: z.string(),
  madeAt: Instant,
  expiresAt: Instant.nullable(),
  isIndexed: z.boolean(),
  isEmbeddable: z.boolean(),
  /** Null: it still opens, as far as that is up to its owner. */
  revokedAt: Instant.nullable(),
  /** What it shows; once it is revoked, what it showed last. */
  versionId: z.string(),
  version: z.number(),
  contentHash: z.string(),
  rootId: KnownId,
})
/** A link, and the version it shows. */
export type StoredLink = z.infer<typeof Row>

// A link that was revoked once stays so, whatever a library that was brought in says of it besides.
const LINKS = `(SELECT l.*, v.id AS versionId, v.version, v.contentHash, v.rootId,
    (SELECT min(at) FROM "ShareLinkChange" WHERE linkId = l.id AND versionId IS NULL) AS revokedAt
  FROM "ShareLink" AS l JOIN "ChainVersion" AS v ON v.id = (
    SELECT versionId FROM "ShareLinkChange" WHERE linkId = l.id AND versionId IS NOT NULL ORDER BY id DESC LIMIT 1))`

const OBJECT = `json_object('id', l.id, 'label', l.label, 'madeAt', l.madeAt, 'expiresAt', l.expiresAt,
  'isIndexed', ${bool('l.isIndexed')}, 'isEmbeddable', ${bool('l.isEmbeddable')}, 'revokedAt', l.revokedAt,
  'versionId', l.versionId, 'version', l.version, 'contentHash', l.contentHash, 'rootId', l.rootId)`

const linksWhere = (tx: Tx, where: string, ...params: readonly string[]): Promise<StoredLink[]> =>
  readRows(tx, Row, inOrder(OBJECT, 'l', `${LINKS} AS l WHERE ${where}`, 'l.madeAt DESC, l.id'), ...params)

/** Every link, the newest first. */
export const allLinks = (tx: Tx): Promise<StoredLink[]> => linksWhere(tx, 'true')

/** The links to chains that begin at this card, and at those it has taken in, the newest first. */
export const linksTo = (tx: Tx, rootId: CardId): Promise<StoredLink[]> =>
  linksWhere(tx, `l.rootId IN (${idsOf('?1')})`, rootId)

/** Null: there is none. */
export const linkById = async (tx: Tx, id: ShareLinkId): Promise<StoredLink | null> =>
  (await linksWhere(tx, 'l.id = ?1', id))[0] ?? null

/** The link whose token has this sha256, in hex. Null: there is none. */
export const linkByHash = async (tx: Tx, tokenHash: string): Promise<StoredLink | null> =>
  (await linksWhere(tx, 'l.tokenHash = ?1', tokenHash))[0] ?? null
