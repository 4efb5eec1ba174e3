import { createHash } from 'node:crypto'
import path from 'node:path'
import { z } from 'zod'
import type { CardId } from '#core/card/card.ts'
import { decode, MAX_CARD_BYTES, writeCardFile } from '#core/card/disk.ts'
import { PARTS, withPart } from '#core/card/parts.ts'
import { err, ok, type Result } from '#core/result.ts'
import { addRevisions, latestRevision } from '#core/store/revisions.ts'
import type { Context } from './context.ts'
import { inTurn } from './in-turn.ts'
import { pack } from './revision-bytes.ts'
import { syncContent } from './sync.ts'
import { fileNow, type FileNow, hashOf } from './version-file.ts'
import { countVersions, readVersion, type Version } from './versions.ts'

export const RestoreInput = z.strictObject({
  /** One stage, or another part of the file. Left out: all of it. */
  stage: z.enum(PARTS).optional(),
  /** Of the file's bytes when it was looked at, sha256 in hex. Null: there was no file. */
  expectedHash: z.string().max(100).nullable(),
})
export type RestoreInput = z.infer<typeof RestoreInput>

/** `n`: the version the file is now. */
export type Restored = { readonly path: string; readonly n: number }

/** Why a card's file was left as it is. */
export type RestoreError =
  | { readonly kind: 'unknown-version' }
  /** It is not as it was when it was looked at. */
  | { readonly kind: 'changed' }
  /** The version is not this card, or cannot be read as one: the card would be gone. */
  | { readonly kind: 'no-card' }
  /** There is no file that a single stage could be put into. */
  | { readonly kind: 'no-file'; readonly path: string }
  /** The file, or the stage, is written in a way that one cannot be put into the other. */
  | { readonly kind: 'unreadable'; readonly path: string }

/**
 * Makes a card's file what one of its versions was, or one part of it. What the file holds is among the versions before
 * it is overwritten, and what it becomes is the newest of them, so that restoring is taken back by restoring. A file
 * that is gone is put back.
 */
export async function restoreVersion(
  ctx: Context,
  id: CardId,
  n: number,
  { stage, expectedHash }: RestoreInput,
): Promise<Result<Restored, RestoreError>> {
  const version = await readVersion(ctx, id, n)
  if (!version) return err({ kind: 'unknown-version' })
  if (version.parsed.card?.id !== id) return err({ kind: 'no-card' })
  // A file that seems to be gone may have been moved a moment ago.
  if ((await fileNow(ctx, id)).kind === 'gone') await syncContent(ctx)
  const { path: place } = await fileNow(ctx, id)
  return inTurn(path.join(ctx.contentDir, place), async () => {
    const now = await fileNow(ctx, id)
    if (hashOf(now) !== expectedHash || now.path !== place) return err({ kind: 'changed' })
    const bytes = bytesOf(now, version, stage)
    if (!bytes.ok) return bytes
    await keep(ctx, id, place)
    // An editor may have saved it meanwhile: that text is not among the versions yet.
    const again = await fileNow(ctx, id)
    if (hashOf(again) !== expectedHash || again.path !== place) return err({ kind: 'changed' })
    const isSame = createHash('sha256').update(bytes.value).digest('hex') === expectedHash
    if (!isSame) await writeCardFile(ctx.contentDir, place, bytes.value)
    await keep(ctx, id, place)
    return ok({ path: place, n: await countVersions(ctx, id) })
  })
}

function bytesOf(now: FileNow, version: Version, stage: RestoreInput['stage']): Result<Uint8Array, RestoreError> {
  const unreadable = err({ kind: 'unreadable' as const, path: now.path })
  if (!isWhole(now)) return unreadable
  if (stage === undefined) return ok(version.bytes)
  if (now.kind === 'gone') return err({ kind: 'no-file', path: now.path })

  // Bytes that are no text would not survive being written again.
  const isText = now.file.problems.length === 0 && decode(version.bytes, version.path).problems.length === 0
  if (!isText || !now.parsed.card) return unreadable
  const edited = withPart(now.parsed, version.parsed, stage)
  if (!edited.ok) return unreadable
  const bytes = Buffer.from(edited.value)
  return bytes.byteLength > MAX_CARD_BYTES ? unreadable : ok(bytes)
}

/** Not so of a file that is too large to be read. */
const isWhole = (now: FileNow): boolean =>
  now.kind === 'gone' || now.file.problems.every(({ severity }) => severity !== 'error')

/** Sees to it that what the file holds is its newest version, even where it cannot be read as a card any more. */
async function keep(ctx: Context, id: CardId, place: string): Promise<void> {
  await syncContent(ctx, { only: [place] })
  const now = await fileNow(ctx, id)
  if (now.kind === 'gone' || !isWhole(now)) return
  const { hash, bytes } = now.file
  if ((await latestRevision(ctx.db, id))?.hash === hash) return
  await addRevisions(ctx.db, [{ cardId: id, hash, path: now.path, sourceGz: pack(bytes), seenAt: ctx.now() }])
}
