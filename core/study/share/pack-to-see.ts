import type { CardId } from '#core/card/card.ts'
import type { Result } from '#core/result.ts'
import { versionsOf } from '#core/store/chain-versions.ts'
import type { Context } from '../context.ts'
import { packChain } from './pack.ts'
import type { Packed, PackRefusal } from './packed.ts'
import { readSharingSettings } from './settings.ts'

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
