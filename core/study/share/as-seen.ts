import type { CardId } from '#core/card/card.ts'
import { err, type Result } from '#core/result.ts'
import type { Context } from '../context.ts'
import { packChain, sendOut } from './pack.ts'
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
  options: PackOptions = {},
): Promise<Result<Packed, SeenRefusal>> {
  if (seen !== undefined) {
    const now = await packChain(ctx, root, {})
    if (!now.ok) return now
    if (now.value.bundle.manifest.contentHash !== seen) return err({ kind: 'changed' })
  }
  return sendOut(ctx, root, options)
}
