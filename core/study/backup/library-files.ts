import { lstatSync, type Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { codeOf } from '../file-errors.ts'
import { folderOfPart, PARTS, type Part, type Places } from './format.ts'

/** A file of the library as it is now. */
export type LibraryFile = {
  /** The part, and the path in its folder, with forward slashes. */
  readonly path: string
  /** Absolute. */
  readonly file: string
  readonly bytes: number
  readonly mode: number
  readonly mtimeMs: number
  /** Changes whenever the file does, whatever its other times are set to. */
  readonly ctimeMs: number
}

/**
 * Every plain file of the library, in the order of paths. Not what is hidden, as `.git` is, nor what is half written, nor
 * what was uploaded and waits to be imported. Links are not followed, but for the folders of the parts themselves.
 */
export async function listLibraryFiles(places: Places): Promise<readonly LibraryFile[]> {
  const found: LibraryFile[] = []
  for (const part of PARTS) {
    for await (const relative of filesUnder(folderOfPart(places, part), '', part)) {
      const file = path.join(folderOfPart(places, part), relative)
      const stats = lstatSync(file, { throwIfNoEntry: false })
      if (!stats?.isFile()) continue
      const { size: bytes, mode, mtimeMs, ctimeMs } = stats
      found.push({ path: `${part}/${relative}`, file, bytes, mode: mode & 0o777, mtimeMs, ctimeMs })
    }
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1))
}

async function* filesUnder(root: string, folder: string, part: Part): AsyncGenerator<string> {
  for (const entry of await entriesIn(path.join(root, folder))) {
    const inner = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (isLeftOut(part, inner, entry.name)) continue
    if (entry.isDirectory()) yield* filesUnder(root, inner, part)
    else if (entry.isFile()) yield inner
  }
}

const isLeftOut = (part: Part, inner: string, name: string): boolean =>
  name.startsWith('.') ||
  name.endsWith('.partial') ||
  (part === 'content' && name === 'node_modules') ||
  (part === 'imports' && inner === 'uploads')

async function entriesIn(folder: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true })
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error) ?? '')) return []
    throw error
  }
}
