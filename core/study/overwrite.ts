import path from 'node:path'
import type { CardId } from '#core/card/card.ts'
import { hashOfBytes, readCardFile, writeCardFile } from '#core/card/disk.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Tx } from '#core/store/db.ts'
import { insideWrite } from '#core/store/reviews.ts'
import { addRevisions, latestRevision, type NewRevision } from '#core/store/revisions.ts'
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
    const found = await fileNow(ctx, id)
    if (found.kind === 'gone') await syncContent(ctx)
    const { path: place } = found.kind === 'gone' ? await fileNow(ctx, id) : found
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
 * overwritten, and what it becomes is the newest of them. Answers the hash of the new bytes.
 * @param now the file as it was read
 */
export async function overwrite(
  ctx: Context,
  id: CardId,
  now: FileNow,
  bytes: Uint8Array,
): Promise<Result<string, OverwriteError>> {
  await keep(ctx, id, now.path)
  const hash = hashOfBytes(bytes)
  try {
    // Under the library's lock: another process that writes the same card waits, and then sees that it changed.
    const isWritten = await insideWrite(ctx.db, async (tx) => {
      const there = (await readCardFile(ctx.contentDir, now.path))?.hash ?? null
      if (there !== hash && there !== hashOf(now)) return false
      if (there !== hash) await writeCardFile(ctx.contentDir, now.path, bytes)
      await addVersion(tx, { cardId: id, hash, path: now.path, bytes, seenAt: ctx.now() })
      return true
    })
    if (!isWritten) return err({ kind: 'changed' })
  } catch (error) {
    if (!isNoRoom(error)) throw error
    return err({ kind: 'no-room' })
  }
  await syncContent(ctx, { only: [now.path] })
  return ok(hash)
}

/**
 * Sees to it that what a file holds is the card's newest version, even where it cannot be read as a card any more.
 * Answers the file as it is then.
 */
export async function keep(ctx: Context, id: CardId, place: string): Promise<FileNow> {
  const found = await fileNow(ctx, id)
  if (found.kind === 'gone' || (await latestRevision(ctx.db, id))?.hash === found.file.hash) return found
  await syncContent(ctx, { only: [place] })
  const now = await fileNow(ctx, id)
  if (now.kind === 'gone' || !isWhole(now)) return now
  const { hash, bytes } = now.file
  await insideWrite(ctx.db, (tx) => addVersion(tx, { cardId: id, hash, path: now.path, bytes, seenAt: ctx.now() }))
  return now
}

async function addVersion(
  tx: Tx,
  { bytes, ...version }: Omit<NewRevision, 'sourceGz'> & { readonly bytes: Uint8Array },
) {
  if ((await latestRevision(tx, version.cardId))?.hash === version.hash) return
  await addRevisions(tx, [{ ...version, sourceGz: pack(bytes) }])
}

/** Not so of a file that is too large to be read. */
export const isWhole = (now: FileNow): boolean =>
  now.kind === 'gone' || now.file.problems.every(({ severity }) => severity !== 'error')
