import type { CardId } from '#core/card/card.ts'
import type { Result } from '#core/result.ts'
import type { Db } from '#core/store/db.ts'
import type { Context } from '../context.ts'
import { contentPrint } from './content-print.ts'
import { packChain } from './pack.ts'
import type { Packed, PackRefusal } from './packed.ts'

type Kept = { readonly print: string; readonly packed: Promise<Result<Packed, PackRefusal>> }

/** Chains of a library that are kept: whoever shares looks at one, file by file, and maybe at another beside it. */
const KEPT = 2
const keptOf = new WeakMap<Db, Map<CardId, Kept>>()

/**
 * The same as `packChain`, which packs only if something has changed since: looking into a file of a long chain is not to
 * pack a thousand cards again.
 */
export async function packedToSee(ctx: Context, root: CardId): Promise<Result<Packed, PackRefusal>> {
  const kept = keptOf.get(ctx.db) ?? new Map<CardId, Kept>()
  keptOf.set(ctx.db, kept)
  const print = await contentPrint(ctx)
  const before = kept.get(root)
  const packed = before?.print === print ? before.packed : packChain(ctx, root)
  kept.delete(root)
  kept.set(root, { print, packed })
  for (const oldest of [...kept.keys()].slice(0, -KEPT)) kept.delete(oldest)
  try {
    return await packed
  } catch (error) {
    // What failed is tried again.
    kept.delete(root)
    throw error
  }
}
