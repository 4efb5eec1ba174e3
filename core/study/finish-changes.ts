import { z } from 'zod'
import { type ByteChange, isUnfinished, type StoredChangeSet, unfinishedChangeSets } from '#core/store/change-sets.ts'
import { end, hashNow, hashOf, inOrder, inTurns, put } from './change-files.ts'
import type { Context } from './context.ts'
import { codeOf } from './file-errors.ts'

/**
 * Finishes what a crash left half done. A file that was changed meanwhile, by whomever, stays as it is, and then nothing
 * goes. What cannot be written now, as the disk is full, waits for the next time.
 * @returns the sets that wait
 */
export async function finishChanges(ctx: Context): Promise<readonly StoredChangeSet[]> {
  const waiting: StoredChangeSet[] = []
  for (const set of await unfinishedChangeSets(ctx.db)) {
    try {
      await inTurns(ctx, set.files, async () => {
        // Whoever began it may have ended it meanwhile, or given it up.
        if (!(await isUnfinished(ctx.db, set.id))) return
        await finish(ctx, set.files)
        await end(ctx, set, Undoes.safeParse(set.about).data?.undoes ?? [])
      })
    } catch (error) {
      if (codeOf(error) === null) throw error
      waiting.push(set)
    }
  }
  return waiting
}
const Undoes = z.object({ undoes: z.array(z.string()) })

/** What goes, goes only once all the rest is there: the one that was to take it in may be another text by now. */
async function finish(ctx: Context, files: readonly ByteChange[]): Promise<void> {
  const stay = files.filter(({ after }) => after !== null)
  let isThere = true
  for (const change of inOrder(stay)) {
    const now = await hashNow(ctx, change.path)
    if (now === hashOf(change.before)) await put(ctx, change.path, change.after)
    else if (now !== hashOf(change.after)) isThere = false
  }
  for (const { path: file, before, after } of isThere ? files : []) {
    if (after === null && (await hashNow(ctx, file)) === hashOf(before)) await put(ctx, file, null)
  }
}
