import { createHash } from 'node:crypto'
import { type Dirent, lstatSync } from 'node:fs'
import { lstat, mkdir, open, readdir, readFile, rename, rm, rmdir } from 'node:fs/promises'
import path from 'node:path'
import type { Problem } from './card.ts'

/** Larger than any honest card: what is larger is reported, not read. */
export const MAX_CARD_BYTES = 1024 * 1024

export type CardFile = {
  /** Relative to the content folder, with forward slashes. */
  readonly path: string
  readonly size: number
  readonly mtimeMs: number
}

export type CardSource = {
  readonly bytes: Uint8Array
  /** sha256 of the bytes, hex. */
  readonly hash: string
  readonly source: string
  readonly problems: readonly Problem[]
}

/**
 * Every card file under the content folder, in path order: `.mdx`, except in hidden folders and in `demos`.
 * Symbolic links are not followed, so a card is never read from outside the folder.
 */
export async function listCardFiles(contentDir: string): Promise<CardFile[]> {
  const found: CardFile[] = []
  for await (const { folder, entries } of foldersIn(contentDir)) {
    const files = entries.filter((entry) => entry.isFile() && isCardPath(entry.name))
    const stats = await Promise.all(files.map((entry) => statCardFile(contentDir, join(folder, entry.name))))
    for (const stat of stats) if (stat) found.push(stat)
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** The folders that cards may lie in, the content folder first. `folder` is relative to that. */
async function* foldersIn(
  contentDir: string,
  folder = '',
): AsyncGenerator<{ readonly folder: string; readonly entries: readonly Dirent[] }> {
  const entries = await readdir(path.join(contentDir, folder), { withFileTypes: true })
  yield { folder, entries }
  for (const entry of entries) {
    const inner = join(folder, entry.name)
    if (entry.isDirectory() && !entry.name.startsWith('.') && inner !== 'demos') yield* foldersIn(contentDir, inner)
  }
}

/** Whether a path, relative to the content folder, is a card's. */
export function isCardPath(relative: string): boolean {
  const parts = relative.split('/')
  return relative.endsWith('.mdx') && parts[0] !== 'demos' && parts.every((part) => !part.startsWith('.'))
}

/** Size and time of one card file; null when it is gone or is not a plain file. */
export async function statCardFile(contentDir: string, relative: string): Promise<CardFile | null> {
  try {
    // Not awaited: ten thousand of them take 45 ms this way, and six times as long through the thread pool.
    const stat = lstatSync(path.join(contentDir, relative), { throwIfNoEntry: false })
    return stat?.isFile() ? { path: relative, size: stat.size, mtimeMs: stat.mtimeMs } : null
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/** Reads a card file. Null when it is gone. Bytes that are not UTF-8 are shown as U+FFFD and reported. */
export async function readCardFile(contentDir: string, relative: string): Promise<CardSource | null> {
  let bytes: Uint8Array
  try {
    const handle = await open(path.join(contentDir, relative))
    try {
      const { size } = await handle.stat()
      if (size > MAX_CARD_BYTES) return tooLarge(relative, size)
      bytes = await handle.readFile()
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
  return decode(bytes, relative)
}

/** sha256, hex. */
export const hashOfBytes = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** The text of a card file's bytes, and what is wrong with them. */
export function decode(bytes: Uint8Array, file: string): CardSource {
  const hash = hashOfBytes(bytes)
  const problems: Problem[] = []
  const source = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  const complain = (offset: number, message: string, mend: string): void => {
    const before = source.slice(0, offset).split(/\r\n|\n|\r/)
    const column = (before.at(-1)?.length ?? 0) + 1
    problems.push({ severity: 'warning', file, line: before.length, column, message, mend })
  }
  if (!isUtf8(bytes)) {
    complain(Math.max(0, source.indexOf('\uFFFD')), 'the file is not UTF-8 here', 'save it as UTF-8 in your editor')
  }
  const nul = source.indexOf('\0')
  if (nul >= 0) complain(nul, 'there is a NUL byte', 'delete it')
  return { bytes, hash, source, problems }
}

/**
 * Writes a card file, or an image beside one, so that a reader, or a crash, sees the old bytes or the new and nothing
 * between. It is on disk when this returns, with the permissions it had.
 */
export async function writeCardFile(contentDir: string, relative: string, source: string | Uint8Array): Promise<void> {
  const target = path.join(contentDir, relative)
  const folder = path.dirname(target)
  const made = await mkdir(folder, { recursive: true })
  const draft = path.join(folder, `.${path.basename(target)}.${process.pid}.tmp`)
  try {
    const handle = await open(draft, 'w')
    try {
      const mode = lstatSync(target, { throwIfNoEntry: false })?.mode
      if (mode !== undefined) await handle.chmod(mode & 0o777)
      await handle.writeFile(source)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(draft, target)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
  const outermost = made === undefined ? folder : path.dirname(made)
  for (let dir = folder; dir.length >= outermost.length; dir = path.dirname(dir)) await flushFolder(dir)
}

/** Waits until the names in a folder are on disk. */
async function flushFolder(dir: string): Promise<void> {
  const handle = await open(dir, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const DRAFT = /^\..+\.(?:mdx|png|jpe?g|gif|webp|avif)\.\d+\.tmp$/
/** Files of demos are called anything. */
const DEMO_DRAFT = /^\..+\.\d+\.tmp$/
/** A write takes moments. A draft still there after this long, in ms, was left by a process that is gone. */
const STALE_MS = 60_000

/** Removes what processes left beside cards, and in demos, that were killed while they wrote. */
export async function sweepDrafts(contentDir: string, now: Date): Promise<void> {
  for await (const { folder, entries } of foldersIn(contentDir)) {
    const drafts = entries.filter((entry) => entry.isFile() && DRAFT.test(entry.name))
    for (const { name } of drafts) await sweep(path.join(contentDir, folder, name), now)
    if (folder !== '' || !entries.some((entry) => entry.isDirectory() && entry.name === 'demos')) continue
    for await (const demo of foldersIn(contentDir, 'demos')) {
      const left = demo.entries.filter((entry) => entry.isFile() && DEMO_DRAFT.test(entry.name))
      for (const { name } of left) await sweep(path.join(contentDir, demo.folder, name), now)
    }
  }
}

async function sweep(draft: string, now: Date): Promise<void> {
  const stats = lstatSync(draft, { throwIfNoEntry: false })
  if (stats && now.getTime() - stats.mtimeMs > STALE_MS) await rm(draft, { force: true })
}

/** Removes a card file or an image. One that is gone already is no error. */
export const removeFile = (contentDir: string, relative: string): Promise<void> =>
  rm(path.join(contentDir, relative), { force: true })

/** Removes a folder that nothing is in; where something is, or there is none, nothing is done. */
export async function removeEmptyFolder(contentDir: string, relative: string): Promise<void> {
  try {
    await rmdir(path.join(contentDir, relative))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (!['ENOTEMPTY', 'EEXIST', 'ENOENT', 'ENOTDIR'].includes(String(code))) throw error
  }
}

/** The bytes of an image that lies beside a card; null when there is none, or it lies outside the content folder. */
export async function readMedia(contentDir: string, relative: string): Promise<Uint8Array | null> {
  const target = path.resolve(contentDir, relative)
  if (!target.startsWith(path.resolve(contentDir) + path.sep)) return null
  try {
    const stat = await lstat(target)
    return stat.isFile() ? await readFile(target) : null
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

function tooLarge(file: string, size: number): CardSource {
  const message = `the file has ${size} bytes; a card may have ${MAX_CARD_BYTES}`
  const mend = 'split it into several cards, or move large output into a demo'
  const problem: Problem = { severity: 'error', file, line: 1, column: 1, message, mend }
  return { bytes: new Uint8Array(), hash: `too-large:${size}`, source: '', problems: [problem] }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

const join = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`)

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
}
