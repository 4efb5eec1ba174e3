import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { lstat, mkdir, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { err, ok, type Result } from '#core/result.ts'

/** Why a file was not written. Nothing of it is left. */
export type NewFileError =
  | { readonly kind: 'exists'; readonly file: string }
  | { readonly kind: 'unwritable'; readonly file: string; readonly reason: string }

/**
 * Makes a file, which appears under its name only when it is whole and on disk. One of that name is never overwritten.
 * @param write makes it under the other name that it is handed
 */
export async function writeNewFile<T>(
  file: string,
  write: (partial: string) => Promise<T>,
): Promise<Result<T, NewFileError>> {
  const partial = partialOf(file)
  try {
    await mkdir(path.dirname(file), { recursive: true })
    if (await isThere(file)) return err({ kind: 'exists', file })
  } catch (error) {
    return err(unwritable(file, error))
  }
  try {
    const written = await write(partial)
    const handle = await open(partial, 'r+')
    await handle.sync()
    await handle.close()
    if (!(await takeName(file))) return err({ kind: 'exists', file })
    await rename(partial, file)
    return ok(written)
  } catch (error) {
    return err(unwritable(file, error))
  } finally {
    await rm(partial, { force: true })
  }
}

/** Where something is written that will have this name: a place that nobody else has, whoever writes there as well. */
export const partialOf = (place: string): string => `${place}.${randomUUID().slice(0, 8)}.partial`

const isThere = (file: string): Promise<boolean> =>
  lstat(file).then(
    () => true,
    (error: unknown) => {
      if (codeOf(error) === 'ENOENT') return false
      throw error
    },
  )

/** False: somebody else has taken it meanwhile. */
async function takeName(file: string): Promise<boolean> {
  try {
    await (await open(file, 'wx')).close()
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

/** Writes text to a new file as it comes, holding little of it. */
export const writeText = (file: string, text: AsyncIterable<string>): Promise<void> =>
  pipeline(Readable.from(text), createWriteStream(file, { flags: 'wx' }))

/** One line: what went wrong, and what to do about it. */
export function describeNewFileError(error: NewFileError): string {
  switch (error.kind) {
    case 'exists':
      return `${error.file} exists already: name another file, as an export never overwrites.`
    case 'unwritable':
      return `${error.file} could not be written (${error.reason}): check the folder's permissions and free space.`
    default:
      return error satisfies never
  }
}

export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** Of what the file system refuses. Anything else is a fault of ours, and goes on as such. */
export function unwritable(file: string, error: unknown): NewFileError {
  const code = codeOf(error)
  if (!/^E[A-Z]+$/.test(code)) throw error
  return { kind: 'unwritable', file, reason: code }
}
