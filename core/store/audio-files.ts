import { randomUUID } from 'node:crypto'
import { constants, type Dirent, type Stats } from 'node:fs'
import { lstat, open, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { SentenceNumber } from '#core/practice/plan.ts'
import { AttemptId } from '#core/practice/record.ts'

/** Kinds of recordings that are kept, and how their files end. */
export const AUDIO_TYPES = { 'audio/webm': 'webm', 'audio/mp4': 'mp4', 'audio/ogg': 'ogg' } as const
export type AudioType = keyof typeof AUDIO_TYPES

export type AudioFile = {
  readonly file: string
  readonly sentence: SentenceNumber
  readonly type: AudioType
  readonly bytes: number
  readonly mtimeMs: number
}

const rootOf = (dataDir: string): string => join(dataDir, 'audio')

/** Checked once more, as it becomes a path: nothing that is no id gets out of the folder. */
export const folderOf = (dataDir: string, id: AttemptId): string => join(rootOf(dataDir), AttemptId.parse(id))

export const fileName = (sentence: SentenceNumber, type: AudioType): string => `${sentence}.${AUDIO_TYPES[type]}`

/** Attempts that have a folder of recordings. */
export async function recordedIds(dataDir: string): Promise<AttemptId[]> {
  // The folder of all recordings may well be a link, to a larger disk; what lies in it may not.
  const found = await unlessGone(readdir(rootOf(dataDir), { withFileTypes: true }))
  return (found ?? []).flatMap((entry) => (entry.isDirectory() ? (AttemptId.safeParse(entry.name).data ?? []) : []))
}

/** The recordings in a folder, by sentence, the newest of a sentence first: a crash may have left two of one. */
export async function recordingsIn(dir: string): Promise<readonly AudioFile[]> {
  const found: AudioFile[] = []
  for (const { name } of await entriesIn(dir)) {
    const [, number, ext] = /^([1-5])\.([a-z0-9]+)$/.exec(name) ?? []
    const type = (Object.keys(AUDIO_TYPES) as AudioType[]).find((one) => AUDIO_TYPES[one] === ext)
    const stats = type && (await statsOf(join(dir, name)))
    if (!type || !stats?.isFile()) continue
    found.push({ file: name, sentence: Number(number), type, bytes: stats.size, mtimeMs: stats.mtimeMs })
  }
  return found.sort((a, b) => a.sentence - b.sentence || b.mtimeMs - a.mtimeMs)
}

/** One recording a sentence, the newest. */
export const newestOf = (files: readonly AudioFile[]): readonly AudioFile[] =>
  files.filter((one, i) => one.sentence !== files[i - 1]?.sentence)

/** A write takes moments. A file still unfinished after this long, in ms, was left by a process that is gone. */
const STALE_MS = 60_000

const PARTIAL = '.partial'

/** Removes from a folder what a process left there that was killed while it wrote. */
export async function sweep(dir: string): Promise<void> {
  for (const { name } of await entriesIn(dir)) {
    const stats = name.endsWith(PARTIAL) ? await statsOf(join(dir, name)) : null
    // The machine's clock, which file times are by, whatever time the library takes it to be.
    if (stats && Date.now() - stats.mtimeMs > STALE_MS) await rm(join(dir, name), { force: true })
  }
}

/** Puts a file in a folder, in place of one of its name. It is whole from the moment it has the name, and on disk. */
export async function putFile(dir: string, name: string, data: Uint8Array): Promise<void> {
  const partial = join(dir, `${name}.${randomUUID()}${PARTIAL}`)
  const handle = await open(partial, 'wx')
  try {
    try {
      await handle.writeFile(data)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(partial, join(dir, name))
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
  await flushFolder(dir)
}

// Windows has no such flag, and lets ordinary users make no such links.
const READ_NO_LINK = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0)

/** The bytes of a plain file. Null: there is none, or it is a link. */
export async function readPlain(path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const handle = await unlessGone(open(path, READ_NO_LINK))
  if (handle === null) return null
  try {
    return new Uint8Array(await handle.readFile())
  } finally {
    await handle.close()
  }
}

/** Waits until the names in a folder are on disk. */
export async function flushFolder(dir: string): Promise<void> {
  const handle = await open(dir, 'r')
  await handle.sync()
  await handle.close()
}

/** Whether it is a folder, and no link to one. */
export const isFolder = async (dir: string): Promise<boolean> => (await statsOf(dir))?.isDirectory() ?? false

const entriesIn = async (dir: string): Promise<readonly Dirent[]> =>
  (await isFolder(dir)) ? ((await unlessGone(readdir(dir, { withFileTypes: true }))) ?? []) : []

const statsOf = (path: string): Promise<Stats | null> => unlessGone(lstat(path))

/** Null where there is nothing (any more), or a link where none is followed. */
async function unlessGone<T>(found: Promise<T>): Promise<T | null> {
  try {
    return await found
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'ELOOP'].includes((error as NodeJS.ErrnoException).code ?? '')) return null
    throw error
  }
}
