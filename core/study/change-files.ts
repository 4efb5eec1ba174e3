import path from 'node:path'
import { hashOfBytes, isCardPath, readMedia, removeFile, writeCardFile } from '#core/card/disk.ts'
import { type ByteChange, endChangeSet, type StoredChangeSet } from '#core/store/change-sets.ts'
import type { Context } from './context.ts'
import { inTurn } from './in-turn.ts'
import { syncContent } from './sync.ts'

/** All of a set is on the disk: the index follows, and it is over, as are those that it takes back. */
export async function end(ctx: Context, { id, files }: StoredChangeSet, undoes: readonly string[]): Promise<void> {
  await syncContent(ctx, { only: files.map((one) => one.path).filter(isCardPath) })
  await endChangeSet(ctx.db, id, undoes, ctx.now())
}

/** What is new first, and what goes last: a crash between leaves something too many rather than something lost. */
export const inOrder = (files: readonly ByteChange[]): readonly ByteChange[] =>
  files.toSorted((a, b) => rankOf(a) - rankOf(b))
const rankOf = ({ before, after }: ByteChange): number => (before === null ? 0 : after === null ? 2 : 1)

/** Null: the file goes. */
export const put = (ctx: Context, file: string, bytes: Uint8Array | null): Promise<void> =>
  bytes === null ? removeFile(ctx.contentDir, file) : writeCardFile(ctx.contentDir, file, bytes)

/** sha256, hex. Null: there is no file. */
export const hashOf = (bytes: Uint8Array | null): string | null => bytes && hashOfBytes(bytes)
export const hashNow = async (ctx: Context, file: string): Promise<string | null> =>
  hashOf(await readMedia(ctx.contentDir, file))

/** Waits for the turn of every file, always in the same order, so that two deeds never wait for each other. */
export function inTurns<T>(
  ctx: Context,
  files: readonly { readonly path: string }[],
  work: () => Promise<T>,
): Promise<T> {
  const names = [...new Set(files.map((one) => path.join(ctx.contentDir, one.path)))].toSorted()
  return names.reduceRight<() => Promise<T>>((inner, name) => () => inTurn(name, inner), work)()
}
