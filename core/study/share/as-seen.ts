import type { CardId } from '#core/card/card.ts'
import { err, type Result } from '#core/result.ts'
import { versionsOf } from '#core/store/chain-versions.ts'
import type { Context } from '../context.ts'
import { packChain, sendOut } from './pack.ts'
import type { Packed, PackOptions, PackRefusal } from './packed.ts'
import { readSharingSettings } from './settings.ts'

/** `changed`: it is not what was looked at any more. Nothing leaves. */
export type SeenRefusal = PackRefusal | { readonly kind: 'changed' }

/** A chain as it would go out now, to be looked at. One that has always been here has the licence of the settings. */
export async function packToSee(ctx: Context, root: CardId): Promise<Result<Packed, PackRefusal>> {
  const packed = await packChain(ctx, root)
  if (!packed.ok) return packed
  const { chainId, forkedFrom, license: before } = packed.value.bundle.manifest
  const { license } = await readSharingSettings(ctx.db)
  if (license === before || forkedFrom.length > 0) return packed
  const isOfOthers = (await versionsOf(ctx.db, chainId)).some(({ way }) => way === 'in')
  return isOfOthers ? packed : packChain(ctx, root, { license })
}

/**
 * Sends a chain out if it still is what was looked at, so that nothing leaves unseen.
 * @param seen content hash of what was looked at; undefined: nobody looked
 */
export async function sendAsSeen(
  ctx: Context,
  root: CardId,
  seen: string | undefined,
  options: Pick<PackOptions, 'patch' | 'fork'> = {},
): Promise<Result<Packed, SeenRefusal>> {
  const now = await packToSee(ctx, root)
  if (!now.ok) return now
  const { contentHash, license } = now.value.bundle.manifest
  if (seen !== undefined && contentHash !== seen) return err({ kind: 'changed' })
  return sendOut(ctx, root, { ...options, license })
}
