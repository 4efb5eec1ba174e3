import { createHash, randomUUID, type Hash } from 'node:crypto'
import { mkdir, open, rename, rm, utimes, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import { PLACES } from '#core/share/library-path.ts'
import type { FileRow } from '#core/share/file-row.ts'
import { flushFolder } from '#core/store/audio-files.ts'
import type { Context } from '../context.ts'
import { HistoryFault, type FileTaker } from '../history-file.ts'
import { pieceIn } from './check-files.ts'
import { lookAt, nameOf, type FilePlan } from './place-files.ts'
import { rootOf } from './read-files.ts'

/** Hidden, so that nobody takes what is in it for a card or a recording. On the same disk as the files, so that they can be moved. */
const HALF_DONE = '.restoring'

export type FilesWriter = {
  readonly take: FileTaker
  /** Waits until the names of all files are on the disk. */
  readonly done: () => Promise<void>
  /** Clears away what is half done. */
  readonly end: () => Promise<void>
  readonly written: () => number
}

type Half = { readonly name: string; readonly place: string; readonly handle: FileHandle; hash: Hash }

/**
 * Writes the files of a plan as they come. Each appears under its name when it is whole and on the disk, with the time it
 * had; what has come to be there meanwhile is not written over.
 */
export async function openFilesWriter(ctx: Context, { add }: FilePlan): Promise<FilesWriter> {
  let half: Half | null = null
  const folders = new Set<string>()
  let written = 0
  const clear = async (): Promise<void> => {
    for (const place of PLACES) await rm(path.join(rootOf(ctx, place), HALF_DONE), { recursive: true, force: true })
  }

  async function begin(root: string, name: string): Promise<Half> {
    await mkdir(path.join(root, HALF_DONE), { recursive: true })
    // A name of its own: another process may be bringing files as well.
    const place = path.join(root, HALF_DONE, randomUUID())
    return { name, place, handle: await open(place, 'wx'), hash: createHash('sha256') }
  }

  async function take(root: string, name: string, piece: FileRow): Promise<void> {
    half ??= await begin(root, name)
    if (piece.from === 0) {
      await half.handle.truncate(0)
      half.hash = createHash('sha256')
    }
    const bytes = Buffer.from(piece.data, 'base64')
    half.hash.update(bytes)
    await half.handle.write(bytes, 0, bytes.byteLength, piece.from)
    if (!piece.whole) return
    const { place, handle, hash } = half
    half = null
    await handle.sync()
    await handle.close()
    if (hash.digest('hex') !== add.get(name)?.sha256) throw new HistoryFault(`the file ${name} is another one by now`)
    // Half a microsecond more: what is given in seconds is cut off, and would come out one too few.
    const seconds = (piece.whole.mtimeMs + 0.0005) / 1000
    await utimes(place, seconds, seconds)
    await put(root, place, piece.path)
  }

  async function put(root: string, from: string, relative: string): Promise<void> {
    const target = path.join(root, relative)
    if ((await lookAt(root, relative)) !== null) return
    const made = await mkdir(path.dirname(target), { recursive: true })
    await rename(from, target)
    written += 1
    const outermost = made === undefined ? path.dirname(target) : path.dirname(made)
    for (let dir = path.dirname(target); dir.length >= outermost.length; dir = path.dirname(dir)) folders.add(dir)
  }

  // What a process left that died.
  await clear()
  return {
    written: () => written,
    take: async (folder, row, nth) => {
      const { place, piece } = pieceIn(folder, row, nth)
      const name = nameOf({ place, path: piece.path })
      if (add.has(name)) await take(rootOf(ctx, place), name, piece)
    },
    done: async () => {
      for (const folder of folders) await flushFolder(folder)
    },
    end: async () => {
      await half?.handle.close()
      await clear()
    },
  }
}
