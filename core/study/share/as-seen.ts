import type { CardId } from '#core/card/card.ts'
import { err, type Result } from '#core/result.ts'
import type { Context } from '../context.ts'
import { packedToSee } from './kept-packed.ts'
import { sendOut } from './pack.ts'
import type { Packed, PackOptions, PackRefusal } from './packed.ts'

/** `changed`: it is not what was looked at any more. Nothing leaves. */
export type SeenRefusal = PackRefusal | { readonly kind: 'changed' }

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
  const now = await packedToSee(ctx, root)
  if (!now.ok) return now
  const { contentHash, license } = now.value.bundle.manifest
  if (seen !== undefined && contentHash !== seen) return err({ kind: 'changed' })
  return sendOut(ctx, root, { ...options, license })
}
