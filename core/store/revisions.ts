import { z } from 'zod'
import type { CardId } from '#core/card/card.ts'
import { prismaOf, type Tx } from './client.ts'
import { chunks, inOrder, Instant, json, KnownId, readNumber, readRows } from './rows.ts'

export type NewRevision = {
  readonly cardId: CardId
  /** sha256 of the file's bytes, hex. */
  readonly hash: string
  readonly path: string
  /** gzip of the file's bytes. */
  readonly sourceGz: Uint8Array
  readonly seenAt: Date
}

/** One version of a card's source that was seen. `id` grows with time. */
export type Revision = NewRevision & { readonly id: number }

/** A revision without its text. */
export type RevisionHead = Omit<Revision, 'sourceGz' | 'cardId'>

/** Adds revisions in the order given. */
export async function addRevisions(tx: Tx, revisions: readonly NewRevision[]): Promise<void> {
  for (const some of chunks(revisions, 500)) {
    // One blob for all, from which SQLite cuts each: bytes do not fit into JSON, and one statement each is slow.
    let end = 1
    const rows = some.map(({ cardId, hash, path, sourceGz, seenAt }) => {
      const start = end
      end += sourceGz.byteLength
      return [cardId, hash, path, start, sourceGz.byteLength, seenAt.getTime()]
    })
    await prismaOf(tx).$executeRawUnsafe(
      `INSERT INTO "Revision" (cardId, hash, path, source, seenAt)
        SELECT value ->> 0, value ->> 1, value ->> 2, substr(?2, value ->> 3, value ->> 4), value ->> 5 FROM json_each(?1)`,
      json(rows),
      Buffer.concat(some.map(({ sourceGz }) => sourceGz)),
    )
  }
}

/** The newest revision of a card. Null: none was ever seen. */
export async function latestRevision(tx: Tx, cardId: CardId): Promise<Revision | null> {
  const row = await prismaOf(tx).revision.findFirst({ where: { cardId }, orderBy: { id: 'desc' } })
  if (row === null) return null
  return { id: row.id, cardId, hash: row.hash, path: row.path, sourceGz: row.source, seenAt: row.seenAt }
}

/** The bytes, as they are kept, that were once seen as this card and have this hash. Null: they never were. */
export async function revisionOfHash(tx: Tx, cardId: CardId, hash: string): Promise<Uint8Array | null> {
  const row = await prismaOf(tx).revision.findFirst({ where: { cardId, hash }, select: { source: true } })
  return row && row.source
}

/** All revisions of a card, oldest first, without their text. */
export async function revisionsOf(tx: Tx, cardId: CardId): Promise<RevisionHead[]> {
  const rows = await readRows(
    tx,
    z.tuple([z.number(), z.string(), z.string(), Instant]),
    inOrder('json_array(r.id, r.hash, r.path, r.seenAt)', 'r', `"Revision" AS r WHERE r.cardId = ?`, 'r.id'),
    cardId,
  )
  return rows.map(([id, hash, path, seenAt]) => ({ id, hash, path, seenAt }))
}

/** The text, as it is kept, of each of these revisions that there is. */
export async function revisionSources(tx: Tx, ids: readonly number[]): Promise<ReadonlyMap<number, Uint8Array>> {
  const rows = await prismaOf(tx).revision.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, source: true },
  })
  return new Map(rows.map(({ id, source }) => [id, source]))
}

export const countRevisions = (tx: Tx, cardId: CardId): Promise<number> =>
  readNumber(tx, `SELECT count(*) AS n FROM "Revision" WHERE cardId = ?`, cardId)

/** Whether these very bytes were ever seen as this card. */
export async function hasRevision(tx: Tx, cardId: CardId, hash: string): Promise<boolean> {
  return (
    (await readNumber(
      tx,
      `SELECT EXISTS (SELECT 1 FROM "Revision" WHERE cardId = ? AND hash = ?) AS n`,
      cardId,
      hash,
    )) === 1
  )
}

/** The hash of the newest revision of each of these cards that has one. */
export async function latestHashes(tx: Tx, ids: readonly CardId[]): Promise<Map<CardId, string>> {
  const rows = await readRows(
    tx,
    z.tuple([KnownId, z.string()]),
    `SELECT json_group_array(json_array(r.cardId, r.hash)) AS rows FROM json_each(?) AS j
      CROSS JOIN "Revision" AS r ON r.id = (SELECT max(id) FROM "Revision" WHERE cardId = j.value)`,
    json(ids),
  )
  return new Map(rows)
}
