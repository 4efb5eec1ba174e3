import { createHash } from 'node:crypto'
import type { BigIntStats } from 'node:fs'
import { lstat, open, readdir, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import { PIECE_BYTES, type FileRow } from '#core/share/file-row.ts'
import { isLibraryPath, type Place } from '#core/share/library-path.ts'
import type { Context } from '../context.ts'
import { codeOf } from '../file-errors.ts'

/** A file was changed again and again while it was read. */
export class RestlessFile extends Error {}

const MAX_TRIES = 5

/** The folder of a place; it need not exist. */
export const rootOf = ({ contentDir, dataDir }: Pick<Context, 'contentDir' | 'dataDir'>, place: Place): string =>
  place === 'content' ? contentDir : path.join(dataDir, place)

export type FoundFile = {
  /** From its place down, with forward slashes. */
  readonly path: string
  /** Whether a file of this name can be taken along. */
  readonly isTaken: boolean
}

/** The plain files of a place, always in the same order. Links are not followed; what is hidden is passed over. */
export async function* filesOf(root: string, place: Place, folder = ''): AsyncGenerator<FoundFile> {
  const entries = await unlessGone(readdir(path.join(root, folder), { withFileTypes: true }))
  for (const entry of (entries ?? []).toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const below = folder === '' ? entry.name : `${folder}/${entry.name}`
    const isHidden = entry.name.startsWith('.')
    if (entry.isDirectory() && !isHidden) yield* filesOf(root, place, below)
    if (!entry.isFile()) continue
    // Of a name that is no UTF-8 something else is told here, by which the file is not found.
    const isTaken = isLibraryPath(place, below) && !below.includes('\uFFFD')
    // In the data folder lies much that is made again; a name that is left out there is no loss.
    if (isTaken || (place === 'content' && !isHidden)) yield { path: below, isTaken }
  }
}

/** A file in pieces, as it was at one moment: it is read again if it changes meanwhile. Nothing, if there is none any more. */
export async function* piecesOf(root: string, relative: string): AsyncGenerator<FileRow> {
  const file = path.join(root, relative)
  let isBegun = false
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const handle = await unlessGone(open(file))
    if (handle === null && !isBegun) return
    if (handle === null) break
    try {
      const before = await handle.stat({ bigint: true })
      const sha256 = createHash('sha256')
      for (let from = 0; ;) {
        const bytes = await readFrom(handle, from)
        sha256.update(bytes)
        const row = { path: relative, from, data: bytes.toString('base64') }
        from += bytes.byteLength
        // One that grows as fast as it is read would never end.
        if (from > before.size) break
        if (bytes.byteLength === PIECE_BYTES) {
          isBegun = true
          yield { ...row, whole: null }
          continue
        }
        const after = await unlessGone(lstat(file, { bigint: true }))
        // A link that took its place is not followed by whoever looks at the folder next.
        if (after === null || !isSame(before, after)) break
        const mtimeMs = Number(after.mtimeMs)
        yield { ...row, whole: { bytes: from, mtimeMs, sha256: sha256.digest('hex') } }
        return
      }
    } finally {
      await handle.close()
    }
  }
  throw new RestlessFile(relative)
}

/** As much as there is from here on, up to one piece. */
async function readFrom(handle: FileHandle, from: number): Promise<Buffer> {
  const buffer = Buffer.alloc(PIECE_BYTES)
  let filled = 0
  while (filled < buffer.byteLength) {
    const { bytesRead } = await handle.read(buffer, filled, buffer.byteLength - filled, from + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return buffer.subarray(0, filled)
}

const isSame = (a: BigIntStats, b: BigIntStats): boolean =>
  a.ino === b.ino && a.size === b.size && a.mtimeNs === b.mtimeNs

/** Null where there is nothing any more. */
async function unlessGone<T>(found: Promise<T>): Promise<T | null> {
  try {
    return await found
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error) ?? '')) return null
    throw error
  }
}
