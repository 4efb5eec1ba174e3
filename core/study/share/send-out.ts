// Stands in for packing until it is there.
import type { CardId } from '#core/card/card.ts'
import { readCardFile } from '#core/card/disk.ts'
import { err, ok, type Result } from '#core/result.ts'
import { sha256 } from '#core/share/bundle/content-hash.ts'
import { makeBundle } from '#core/share/bundle/make.ts'
import { ChainId } from '#core/share/bundle/manifest.ts'
import { findCard } from '#core/store/cards.ts'
import { addVersion, newestOf } from '#core/store/chain-versions.ts'
import { reach } from '../chain.ts'
import type { Context } from '../context.ts'
import type { Packed, PackOptions, PackRefusal } from './packed.ts'

export async function sendOut(
  ctx: Context,
  root: CardId,
  _options: PackOptions = {},
): Promise<Result<Packed & { readonly versionId: string }, PackRefusal>> {
  const cards = new Map<CardId, string>()
  for (const id of (await reach(ctx.db, [root], 1000)).keys()) {
    const card = await findCard(ctx.db, id)
    const file = card && (await readCardFile(ctx.contentDir, card.path))
    if (file) cards.set(id, file.source)
  }
  if (!cards.has(root)) return err({ kind: 'unknown-card', cardId: root })
  const chainId = ChainId.parse(`c-${BigInt('0x' + sha256(`chain:${root}`)).toString(36).slice(0, 16)}`)
  const last = await newestOf(ctx.db, root)
  const bundle = makeBundle({
    kind: 'chain',
    chainId,
    version: (last?.version ?? 0) + 1,
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
  const isNew = last?.contentHash !== bundle.manifest.contentHash
  const versionId =
    last && !isNew ? last.id : await addVersion(ctx.db, { bundle, way: 'out', at: ctx.now(), batch: null })
  return ok({ bundle, versionId, isNew, remarks: [] })
}
