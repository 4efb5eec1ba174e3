import { constants } from 'node:fs'
import { chmod, copyFile, mkdir, rename, rm, rmdir, utimes } from 'node:fs/promises'
import path from 'node:path'
import { flushFolder, isFolder } from '#core/store/audio-files.ts'
import { flushRead } from '#core/store/snapshot.ts'
import { codeOf } from '../file-errors.ts'
import { sha256 } from '../import-record.ts'
import type { KeptFile, Places } from './format.ts'
import { objectPath } from './objects.ts'
import { type FilePlan, targetOf } from './plan-files.ts'

/**
 * Does to the files of the library what a plan says, with the bytes from `objects`. After a crash a new plan has what is left
 * to do. What goes, goes first: it may be in the way.
 */
export async function putFiles({ added, changed, removed }: FilePlan, objects: string, places: Places): Promise<void> {
  const folders = new Set<string>()
  for (const { file } of removed) {
    await rm(file, { force: true })
    folders.add(await removeEmpty(path.dirname(file), [places.contentDir, places.dataDir]))
  }
  for (const one of [...added, ...changed]) {
    const target = targetOf(one, places)
    await put(one, objectPath(objects, one.hash), target)
    folders.add(path.dirname(target))
  }
  for (const folder of folders) if (await isFolder(folder)) await flushFolder(folder)
}

/** Whoever reads it, or a crash, sees the old file or the new one. */
async function put({ mode, mtimeMs }: KeptFile, object: string, target: string): Promise<void> {
  await mkdir(path.dirname(target), { recursive: true })
  // Always the same name, so that what a crash left is taken up again.
  // Short, as the name itself may be as long as names can be.
  const draft = path.join(path.dirname(target), `.${sha256(path.basename(target)).slice(0, 16)}.restoring`)
  try {
    await rm(draft, { force: true })
    await copyFile(object, draft, constants.COPYFILE_FICLONE)
    await utimes(draft, mtimeMs / 1000, mtimeMs / 1000)
    await flushRead(draft)
    await keepMode(draft, mode)
    await rename(draft, target)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

/** Some disks know no permissions, and then there are none to be kept. */
async function keepMode(file: string, mode: number): Promise<void> {
  try {
    await chmod(file, mode)
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP'].includes(codeOf(error) ?? '')) throw error
  }
}

/** Removes folders in which nothing is left, upwards, but not these; answers the one that stays. */
async function removeEmpty(folder: string, roots: readonly string[]): Promise<string> {
  let dir = folder
  for (; !roots.includes(dir) && path.dirname(dir) !== dir; dir = path.dirname(dir)) {
    try {
      await rmdir(dir)
    } catch (error) {
      const code = codeOf(error)
      if (code === null) throw error
      // Something is left in it, be it hidden.
      if (code !== 'ENOENT') return dir
    }
  }
  return dir
}
