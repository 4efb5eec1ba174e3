import path from 'node:path'
import type { CardId } from '#core/card/card.ts'
import { hashOfBytes, writeCardFile } from '#core/card/disk.ts'
import { err, ok, type Result } from '#core/result.ts'
import { addRevisions, latestRevision } from '#core/store/revisions.ts'
import type { Context } from './context.ts'
import { isNoRoom } from './file-errors.ts'
import { inTurn } from './in-turn.ts'
import { pack } from './revision-bytes.ts'
import { syncContent } from './sync.ts'
import { fileNow, type FileNow, hashOf } from './version-file.ts'

/**
 * Runs `work` on a card's file, wherever it lies, when all that was begun on it before is over. One that seems to be gone
 * may have been moved a moment ago, and is looked for.
 */
export async function withFile<T>(ctx: Context, id: CardId, work: (now: FileNow) => Promise<T>): Promise<T> {
  for (;;) {
    if ((await fileNow(ctx, id)).kind === 'gone') await syncContent(ctx)
    const { path: place } = await fileNow(ctx, id)
    const done = await inTurn(path.join(ctx.contentDir, place), async () => {
      const now = await fileNow(ctx, id)
      return now.path === place ? { value: await work(now) } : null
    })
    // Otherwise it was moved while it waited for its turn.
    if (done) return done.value
  }
}

/** Why a file could not be written over. `changed`: by somebody else, since it was read. */
export type OverwriteError = { readonly kind: 'changed' } | { readonly kind: 'no-room' }

/**
 * Gives a card's file other bytes, and takes it into the index. What it holds is among the card's versions before it is
 * overwritten, and what it becomes is the newest of them. Answers the hash of the new bytes. Called by whoever has the
 * turn of the file.
 * @param now the file as it was read
 */
export async function overwrite(
  ctx: Context,
  id: CardId,
  now: FileNow,
  bytes: Uint8Array,
): Promise<Result<string, OverwriteError>> {
  await keep(ctx, id, now.path)
  // An editor may have saved it meanwhile: that text is not among the versions yet.
  const again = await fileNow(ctx, id)
  if (hashOf(again) !== hashOf(now) || again.path !== now.path) return err({ kind: 'changed' })
  const hash = hashOfBytes(bytes)
  if (hash !== hashOf(now)) {
    try {
      await writeCardFile(ctx.contentDir, now.path, bytes)
    } catch (error) {
      if (!isNoRoom(error)) throw error
      return err({ kind: 'no-room' })
    }
  }
  // First these, as somebody else may write at any moment: what was written once is a version.
  await addVersion(ctx, id, now.path, hash, bytes)
  await syncContent(ctx, { only: [now.path] })
  return ok(hash)
}

/**
 * Sees to it that what the file holds is the card's newest version, even where it cannot be read as a card any more.
 * Answers it as it is then.
 */
export async function keep(ctx: Context, id: CardId, place: string): Promise<FileNow> {
  await syncContent(ctx, { only: [place] })
  const now = await fileNow(ctx, id)
  if (now.kind === 'gone' || !isWhole(now)) return now
  await addVersion(ctx, id, now.path, now.file.hash, now.file.bytes)
  return now
}

async function addVersion(ctx: Context, id: CardId, file: string, hash: string, bytes: Uint8Array): Promise<void> {
  if ((await latestRevision(ctx.db, id))?.hash === hash) return
  await addRevisions(ctx.db, [{ cardId: id, hash, path: file, sourceGz: pack(bytes), seenAt: ctx.now() }])
}

/** Not so of a file that is too large to be read. */
export const isWhole = (now: FileNow): boolean =>
  now.kind === 'gone' || now.file.problems.every(({ severity }) => severity !== 'error')
