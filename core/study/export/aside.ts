import { link, readdir, rename, rm, rmdir, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import { codeOf } from '../file-errors.ts'

/** Hidden, so that nobody takes what is in it for a card or a recording. On the same disk as the files, so that they can be moved. */
const ASIDE = '.restoring'

/** A folder of a place for halves of files: of this process, and of one writer in it. */
export const asideIn = (root: string, writer: string): string => path.join(root, ASIDE, `${process.pid}-${writer}`)

/** Clears away what processes left in a place that are gone. */
export async function sweepAside(root: string): Promise<void> {
  const names = await unless(['ENOENT', 'ENOTDIR'], readdir(path.join(root, ASIDE)))
  for (const name of names ?? []) {
    const [, pid] = /^(\d+)-/.exec(name) ?? []
    if (pid !== undefined && isRunning(Number(pid))) continue
    await rm(path.join(root, ASIDE, name), { recursive: true, force: true })
  }
  await dropIfEmpty(root)
}

/** Clears away the halves of one writer. */
export async function dropAside(root: string, writer: string): Promise<void> {
  await rm(asideIn(root, writer), { recursive: true, force: true })
  await dropIfEmpty(root)
}

const dropIfEmpty = (root: string): Promise<unknown> =>
  unless(['ENOENT', 'ENOTDIR', 'ENOTEMPTY', 'EEXIST'], rmdir(path.join(root, ASIDE)))

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // One that is somebody else's.
    return codeOf(error) === 'EPERM'
  }
}

/** Gives a file its name, unless something has it; answers whether it has it now. */
export async function putAt(from: string, target: string): Promise<boolean> {
  try {
    await link(from, target)
    await rm(from, { force: true })
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    // Disks that know no links cannot move a file without writing over one that came a moment ago.
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(codeOf(error) ?? '')) throw error
    await rename(from, target)
    return true
  }
}

/** Writes all of these bytes: a disk that is nearly full may take a part of them and say nothing. */
export async function writeAll(handle: FileHandle, bytes: Uint8Array, from: number): Promise<void> {
  for (let done = 0; done < bytes.byteLength;) {
    done += (await handle.write(bytes, done, bytes.byteLength - done, from + done)).bytesWritten
  }
}

async function unless<T>(codes: readonly string[], work: Promise<T>): Promise<T | null> {
  try {
    return await work
  } catch (error) {
    if (codes.includes(codeOf(error) ?? '')) return null
    throw error
  }
}
