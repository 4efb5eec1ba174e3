import { randomUUID } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { z } from 'zod'
import type { CardId } from '#core/card/card.ts'
import type { Bundle } from '#core/share/bundle/bundle.ts'
import { BundleDocument, bundleOf, documentOf } from '#core/share/bundle/document.ts'
import type { ChainId } from '#core/share/bundle/manifest.ts'
import { prismaOf, type Tx } from './client.ts'
import { bool, Instant, json, KnownId, readNumber, readRows } from './rows.ts'

// Versions are facts: there is nothing here that changes one or removes it.

/** `out`: it left this library. `in`: it was taken in. `back`: what had come in was taken back. */
export const CHAIN_WAYS = ['out', 'in', 'back'] as const
export type ChainWay = (typeof CHAIN_WAYS)[number]

/** A state of a chain that went out or came in, without its files. */
export type ChainVersion = {
  /** UUID */
  readonly id: string
  readonly chainId: ChainId
  readonly rootId: CardId
  readonly way: ChainWay
  readonly version: number
  /** sha256, hex; see core/share/bundle/content-hash.ts. */
  readonly contentHash: string
  readonly at: Date
  /** The change set that brought it in. Null: it went out, or brought nothing. */
  readonly batch: string | null
  /** It came in, and was taken back since. */
  readonly isTakenBack: boolean
}

export type NewVersion = Pick<ChainVersion, 'way' | 'at' | 'batch'> & { readonly bundle: Bundle }

/**
 * Adds a version; answers its id. What comes later has a later time, whatever the clock says: whether it was taken back goes
 * by times.
 */
export async function addVersion(tx: Tx, { bundle, way, at, batch }: NewVersion): Promise<string> {
  const { chainId, root: rootId, version, contentHash } = bundle.manifest
  const packed = Uint8Array.from(gzipSync(json(documentOf(bundle))))
  const latest = `SELECT coalesce(max(at), 0) AS n FROM "ChainVersion" WHERE chainId = ?`
  const later = new Date(Math.max(at.getTime(), 1 + (await readNumber(tx, latest, chainId))))
  const data = { id: randomUUID(), chainId, rootId, way, version, contentHash, at: later, batch, bundle: packed }
  return (await prismaOf(tx).chainVersion.create({ data, select: { id: true } })).id
}

const Row = z.object({
  id: z.string(),
  chainId: z.string().brand<'ChainId'>(),
  rootId: KnownId,
  way: z.enum(CHAIN_WAYS),
  version: z.number(),
  contentHash: z.string(),
  at: Instant,
  batch: z.string().nullable(),
  isTakenBack: z.boolean(),
})

// A fork that was taken in went out as well, in the same deed.
const TAKEN_BACK = `((v.way = 'in' OR v.batch IS NOT NULL) AND EXISTS (SELECT 1 FROM "ChainVersion" AS b
  WHERE b.chainId = v.chainId AND b.way = 'back' AND b.contentHash = v.contentHash AND (b.at, b.rowid) > (v.at, v.rowid)))`
const VERSION = `json_object('id', v.id, 'chainId', v.chainId, 'rootId', v.rootId, 'way', v.way, 'version', v.version,
  'contentHash', v.contentHash, 'at', v.at, 'batch', v.batch, 'isTakenBack', ${bool('v.isTakenBack')})`

/** In SQL: versions in this order, the newest first where that says nothing. */
const select = (where: string, order = '', limit = -1): string =>
  `SELECT json_group_array(${VERSION}) AS rows FROM (
    SELECT v.*, ${TAKEN_BACK} AS isTakenBack FROM "ChainVersion" AS v WHERE ${where}
    ORDER BY ${order} v.at DESC, v.rowid DESC LIMIT ${limit}) AS v`

/** Every version of a chain, the newest first. */
export const versionsOf = (tx: Tx, chainId: ChainId): Promise<ChainVersion[]> =>
  readRows(tx, Row, select('v.chainId = ?'), chainId)

/** What the chain that begins with a card was when it went out last, or else when it came in last. Null: it did neither. */
export async function newestOf(tx: Tx, rootId: CardId): Promise<ChainVersion | null> {
  const where = `v.rootId = ? AND v.way <> 'back' AND NOT ${TAKEN_BACK}`
  const [found] = await readRows(tx, Row, select(where, `v.way = 'out' DESC,`, 1), rootId)
  return found ?? null
}

/** Every version that came in and was not taken back, the newest first. */
export const versionsTakenIn = (tx: Tx): Promise<ChainVersion[]> =>
  readRows(tx, Row, select(`v.way = 'in' AND NOT ${TAKEN_BACK}`))

/** Versions with one of these contents, of whatever chain, but for those that were taken back: the newest first. */
export const versionsOfContent = (tx: Tx, hashes: readonly string[]): Promise<ChainVersion[]> =>
  readRows(
    tx,
    Row,
    select(`v.contentHash IN (SELECT value FROM json_each(?)) AND v.way <> 'back' AND NOT ${TAKEN_BACK}`),
    json(hashes),
  )

/** What a deed brought in and has not been taken back, the newest first. */
export const versionsOfBatch = (tx: Tx, batch: string): Promise<ChainVersion[]> =>
  readRows(tx, Row, select(`v.batch = ? AND v.way <> 'back' AND NOT ${TAKEN_BACK}`), batch)

/** Every version of every chain, the newest first. */
export const allVersions = (tx: Tx): Promise<ChainVersion[]> => readRows(tx, Row, select('true'))

/** What a version was, with its files. Null: there is no such version, or it cannot be read any more. */
export async function bundleOfVersion(tx: Tx, id: string): Promise<Bundle | null> {
  const row = await prismaOf(tx).chainVersion.findUnique({ where: { id }, select: { bundle: true } })
  if (row === null) return null
  const document = BundleDocument.safeParse(JSON.parse(gunzipSync(row.bundle).toString('utf8')))
  const bundle = document.success ? bundleOf(document.data) : null
  return bundle?.ok ? bundle.value : null
}
