import { err, type Result } from '#core/result.ts'
import { changeSetsOf } from '#core/store/change-sets.ts'
import { undoTake } from './share/undo-take.ts'
import { undoAsked } from './ask.ts'
import { type Changed, undoBatch } from './change-set.ts'
import type { Context } from './context.ts'

/** `import`: it has records beside its files, which `undoImport` takes back with them. */
export type TakeBackError = Changed | { readonly kind: 'unknown' | 'answered' | 'import' }

/** Takes a deed back whose kind is not known beforehand, in the way of its kind. */
export async function takeBack(ctx: Context, batch: string): Promise<Result<unknown, TakeBackError>> {
  const [set] = await changeSetsOf(ctx.db, batch)
  switch (set?.kind) {
    case 'new':
    case 'promote':
      return undoAsked(ctx, batch)
    case 'import':
      return err({ kind: 'import' })
    case 'take-in':
      return undoTake(ctx, batch)
    default:
      return undoBatch(ctx, batch)
  }
}
