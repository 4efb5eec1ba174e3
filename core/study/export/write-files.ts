import { createHash, randomUUID, type Hash } from 'node:crypto'
import { mkdir, open, utimes, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import { PLACES } from '#core/share/library-path.ts'
import type { FileRow } from '#core/share/file-row.ts'
import { flushFolder } from '#core/store/audio-files.ts'
import type { Context } from '../context.ts'
import { HistoryFault, type FileTaker } from '../history-file.ts'
import { asideIn, dropAside, putAt, sweepAside, writeAll } from './aside.ts'
import { type ComingFile, pieceIn } from './check-files.ts'
import { compare, type KeptOut, nameOf, type FilePlan } from './place-files.ts'
import { rootOf } from './read-files.ts'

export type FilesWriter = {
  readonly take: FileTaker
  /** Waits until the names of all files are on the disk. */
  readonly done: () => Promise<void>
  /** Clears away what is half done. */
  readonly end: () => Promise<void>
  readonly written: () => number
  /** Where something has come to be since the plan was made: how often the same file, and what else. */
  readonly met: () => { readonly same: number; readonly keptOut: readonly KeptOut[] }
}

type Half = { readonly file: string; readonly handle: FileHandle; hash: Hash }

/**
 * Writes the files of a plan as they come. Each appears under its name when it is whole and on the disk, with the time it
 * had; what has come to be there meanwhile is not written over.
 */
export async function openFilesWriter(ctx: Context, { add }: FilePlan): Promise<FilesWriter> {
  // Of its own: another process may be bringing files as well.
  const writer = randomUUID()
  const roots = PLACES.map((place) => rootOf(ctx, place))
  const [folders, keptOut] = [new Set<string>(), new Array<KeptOut>()]
  let half: Half | null = null
  let [written, same] = [0, 0]

  async function begin(root: string): Promise<Half> {
    const folder = asideIn(root, writer)
    await mkdir(folder, { recursive: true })
    const file = path.join(folder, randomUUID())
    return { file, handle: await open(file, 'wx'), hash: createHash('sha256') }
  }

  async function take(coming: ComingFile, { from, data, whole }: FileRow): Promise<void> {
    const root = rootOf(ctx, coming.place)
    half ??= await begin(root)
    if (from === 0) {
      await half.handle.truncate(0)
      half.hash = createHash('sha256')
    }
    const bytes = Buffer.from(data, 'base64')
    half.hash.update(bytes)
    await writeAll(half.handle, bytes, from)
    if (!whole) return
    const { file, handle, hash } = half
    await handle.sync()
    await handle.close()
    half = null
    if (hash.digest('hex') !== coming.sha256) throw new HistoryFault(`the file ${nameOf(coming)} is another one by now`)
    // Half a microsecond more: what is given in seconds is cut off, and would come out one too few.
    const seconds = (whole.mtimeMs + 0.0005) / 1000
    await utimes(file, seconds, seconds)
    await put(root, file, coming)
  }

  async function put(root: string, from: string, coming: ComingFile): Promise<void> {
    const target = path.join(root, coming.path)
    if ((await compare(root, coming)) === null) {
      const made = await mkdir(path.dirname(target), { recursive: true })
      if (await putAt(from, target)) {
        written += 1
        const outermost = made === undefined ? path.dirname(target) : path.dirname(made)
        for (let dir = path.dirname(target); dir.length >= outermost.length; dir = path.dirname(dir)) folders.add(dir)
        return
      }
    }
    const found = await compare(root, coming)
    if (found === 'same') same += 1
    else keptOut.push({ file: nameOf(coming), why: found ?? 'in-the-way' })
  }

  for (const root of roots) await sweepAside(root)
  return {
    written: () => written,
    met: () => ({ same, keptOut }),
    take: async (folder, row, nth) => {
      const { place, piece } = pieceIn(folder, row, nth)
      const coming = add.get(nameOf({ place, path: piece.path }))
      if (coming) await take(coming, piece)
    },
    done: async () => {
      for (const folder of folders) await flushFolder(folder)
    },
    end: async () => {
      await half?.handle.close()
      for (const root of roots) await dropAside(root, writer)
    },
  }
}
