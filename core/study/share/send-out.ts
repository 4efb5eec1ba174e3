// Stands in for packing until it is there.
import { randomUUID } from 'node:crypto'
import type { CardId } from '#core/card/card.ts'
import { readCardFile } from '#core/card/disk.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Bundle } from '#core/share/bundle/bundle.ts'
import { sha256 } from '#core/share/bundle/content-hash.ts'
import { makeBundle } from '#core/share/bundle/make.ts'
import { ChainId } from '#core/share/bundle/manifest.ts'
import { findCard } from '#core/store/cards.ts'
import type { Tx } from '#core/store/db.ts'
import { stubAdd, stubBundle } from '#core/store/stub-versions.ts'
import { reach } from '../chain.ts'
import type { Context } from '../context.ts'

export type PackRefusal = { readonly kind: 'unknown-card'; readonly cardId: CardId }

export async function sendOut(
  ctx: Context,
  root: CardId,
  _options: object,
): Promise<Result<{ readonly bundle: Bundle; readonly versionId: string; readonly isNew: boolean }, PackRefusal>> {
  const cards = new Map<CardId, string>()
  for (const id of (await reach(ctx.db, [root], 1000)).keys()) {
    const card = await findCard(ctx.db, id)
    const file = card && (await readCardFile(ctx.contentDir, card.path))
    if (file) cards.set(id, file.source)
  }
  if (!cards.has(root)) return err({ kind: 'unknown-card', cardId: root })
  const chainId = ChainId.parse(
    `c-${BigInt('0x' + sha256(`chain:${root}`))
      .toString(36)
      .slice(0, 16)}`,
  )
  const bundle = makeBundle({
    kind: 'chain',
    chainId,
    version: 1,
    root,
    license: 'CC-BY-4.0',
    authors: [{ name: 'Ada' }],
    forkedFrom: [],
    ancestors: [],
    cards,
    images: new Map(),
    demos: new Map(),
    base: new Map(),
  })
  const { manifest, chain, files } = bundle
  const listed = [...files].filter(([path]) => path !== 'chain.json')
  const document = {
    manifest,
    chain,
    files: Object.fromEntries(listed.map(([path, b]) => [path, { base64: Buffer.from(b).toString('base64') }])),
  }
  const { contentHash } = manifest
  const versionId = await stubAdd(ctx.db, {
    id: randomUUID(),
    chainId,
    rootId: root,
    contentHash,
    at: ctx.now(),
    document,
  })
  return ok({ bundle, versionId, isNew: true })
}

export async function bundleOfVersion(tx: Tx, id: string): Promise<Bundle | null> {
  const document = await stubBundle(tx, id)
  if (document === null) return null
  const files = new Map(
    Object.entries(document.files).map(
      ([path, f]) => [path, Buffer.from('text' in f ? f.text : f.base64, 'text' in f ? 'utf8' : 'base64')] as const,
    ),
  )
  return { manifest: document.manifest, chain: document.chain, files }
}
