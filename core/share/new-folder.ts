import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises'
import path from 'node:path'
import { err, ok, type Result } from '#core/result.ts'
import { codeOf, partialOf, unwritable, type NewFileError } from './new-file.ts'

/**
 * Makes a folder, which appears under its name only when all of it is there. One of that name that holds anything is left
 * as it is.
 * @param write fills the folder that it is handed
 */
export async function writeNewFolder<T>(
  folder: string,
  write: (partial: string) => Promise<T>,
): Promise<Result<T, NewFileError>> {
  const partial = partialOf(folder)
  try {
    const present = await readdir(folder).catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT') return null
      throw error
    })
    if (present && present.length > 0) return err({ kind: 'exists', file: folder })
    await mkdir(partial, { recursive: true })
    const written = await write(partial)
    if (present) await rmdir(folder)
    await mkdir(path.dirname(folder), { recursive: true })
    await rename(partial, folder)
    return ok(written)
  } catch (error) {
    // Something stands there: a file all the time, or a folder that somebody else has filled meanwhile.
    const isTaken = ['ENOTDIR', 'ENOTEMPTY'].includes(codeOf(error))
    return err(isTaken ? { kind: 'exists', file: folder } : unwritable(folder, error))
  } finally {
    await rm(partial, { recursive: true, force: true })
  }
}
