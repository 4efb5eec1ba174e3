import { z } from 'zod'
import type { CardId } from '#core/card/card.ts'
import { decode, MAX_CARD_BYTES } from '#core/card/disk.ts'
import { PARTS, withPart } from '#core/card/parts.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context } from './context.ts'
import { isWhole, overwrite, withFile } from './overwrite.ts'
import { type FileNow, hashOf } from './version-file.ts'
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
  /** The disk is full. */
  | { readonly kind: 'no-room' }

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
  return withFile(ctx, id, async (now) => {
    if (hashOf(now) !== expectedHash) return err({ kind: 'changed' })
    const bytes = bytesOf(now, version, stage)
    if (!bytes.ok) return bytes
    const written = await overwrite(ctx, id, now, bytes.value)
    return written.ok ? ok({ path: now.path, n: await countVersions(ctx, id) }) : written
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
