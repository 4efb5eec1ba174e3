import { createHash, randomUUID } from 'node:crypto'
import { constants, createReadStream } from 'node:fs'
import { copyFile, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { flushFolder } from '#core/store/audio-files.ts'
import { flushRead } from '#core/store/snapshot.ts'
import { codeOf } from '../file-errors.ts'
import { sha256 } from '../import-record.ts'
import { PARTIAL } from './format.ts'

/** Where the bytes with this hash are kept. */
export const objectPath = (objects: string, hash: string): string => path.join(objects, hash.slice(0, 2), hash)

const AT_ONCE_BYTES = 4 * 1024 * 1024

/** sha256 of a file, hex. */
export async function hashOfFile(file: string): Promise<string> {
  // At once, unless it is large: most files are small, and there are thousands of them.
  if (((await sizeOf(file)) ?? 0) <= AT_ONCE_BYTES) return sha256(await readFile(file))
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024 })) hash.update(chunk)
  return hash.digest('hex')
}

/** Bytes kept, by their hash, each once. */
export type ObjectStore = {
  readonly has: (hash: string) => Promise<boolean>
  /** Keeps what a file holds. Null: there is no such file. */
  readonly put: (file: string) => Promise<{ readonly hash: string; readonly bytes: number } | null>
  /** What was put and was not there: hash and bytes. */
  readonly added: ReadonlyMap<string, number>
  /** Waits until all that was put is on disk under its name. */
  readonly flush: () => Promise<void>
  /** Removes what is no longer what it was. */
  readonly drop: (hash: string) => Promise<void>
  /** Takes back what was put. */
  readonly giveBack: () => Promise<void>
}

export function objectsIn(objects: string): ObjectStore {
  const added = new Map<string, number>()
  const has = async (hash: string): Promise<boolean> => (await sizeOf(objectPath(objects, hash))) !== null
  return {
    added,
    has,
    put: async (file) => {
      const copy = path.join(objects, `${randomUUID()}${PARTIAL}`)
      try {
        const known = await hashOfFile(file)
        const there = await sizeOf(objectPath(objects, known))
        if (there !== null) return { hash: known, bytes: there }
        await copyFile(file, copy, constants.COPYFILE_FICLONE)
        // Of the copy, as the file may have changed meanwhile.
        const hash = await hashOfFile(copy)
        const { size: bytes } = await stat(copy)
        await flushRead(copy)
        await mkdir(path.dirname(objectPath(objects, hash)), { recursive: true })
        await rename(copy, objectPath(objects, hash))
        added.set(hash, bytes)
        return { hash, bytes }
      } catch (error) {
        if (codeOf(error) === 'ENOENT' && (await sizeOf(file)) === null) return null
        throw error
      } finally {
        await rm(copy, { force: true })
      }
    },
    flush: async () => {
      const folders = new Set([...added.keys()].map((hash) => path.dirname(objectPath(objects, hash))))
      for (const folder of folders) await flushFolder(folder)
      if (folders.size > 0) await flushFolder(objects)
    },
    drop: (hash) => rm(objectPath(objects, hash), { force: true }),
    giveBack: async () => {
      for (const hash of added.keys()) await rm(objectPath(objects, hash), { force: true })
    },
  }
}

/** Removes what is not `wanted`, and what a process left there that was killed while it wrote. What is of another make stays. */
export async function sweepObjects(objects: string, wanted: ReadonlySet<string>): Promise<void> {
  for (const name of await namesIn(objects)) {
    if (DRAFT.test(name)) await rm(path.join(objects, name), { force: true })
    if (!/^[0-9a-f]{2}$/.test(name)) continue
    for (const hash of await namesIn(path.join(objects, name))) {
      const isObject = /^[0-9a-f]{64}$/.test(hash) && hash.startsWith(name)
      if (isObject && !wanted.has(hash)) await rm(path.join(objects, name, hash), { force: true })
    }
  }
}
/** A uuid, as `put` names them. */
const DRAFT = new RegExp(`^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\${PARTIAL}$`)

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error) ?? '')) return []
    throw error
  }
}

/** In bytes. Null: there is no such file. */
export async function sizeOf(file: string): Promise<number | null> {
  try {
    return (await stat(file)).size
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}
