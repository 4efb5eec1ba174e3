import { mkdir, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { randomUUID } from 'node:crypto'

const MAX_FILES = 200
const MAX_BYTES = 512 * 1024 * 1024

/** What builds made, each under the hash of all that it was made from. May be emptied at any time. */
export type Artefacts = {
  /** Path of what was made from this; null: nothing was yet. */
  readonly find: (key: string) => Promise<string | null>
  /** Keeps it, and answers where. The oldest go when there are too many. */
  readonly keep: (key: string, bytes: Uint8Array) => Promise<string>
}

export function artefactsIn(folder: string): Artefacts {
  const fileOf = (key: string): string => path.join(folder, key)
  return {
    find: async (key) => {
      const file = fileOf(key)
      try {
        const now = new Date()
        await utimes(file, now, now)
        return file
      } catch {
        // Not made yet, or thrown away.
        return null
      }
    },
    keep: async (key, bytes) => {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const file = fileOf(key)
      const temporary = `${file}.${randomUUID()}`
      await writeFile(temporary, bytes, { mode: 0o600 })
      await rename(temporary, file)
      await prune(folder, key)
      return file
    },
  }
}

async function prune(folder: string, kept: string): Promise<void> {
  const names = await readdir(folder)
  const found = await Promise.all(
    names.map(async (name) => ({ name, entry: await stat(path.join(folder, name)).catch(() => null) })),
  )
  const newestFirst = found
    .flatMap(({ name, entry }) => (entry?.isFile() ? { name, size: entry.size, at: entry.mtimeMs } : []))
    .toSorted((a, b) => b.at - a.at)
  let bytes = 0
  for (const [i, { name, size }] of newestFirst.entries()) {
    bytes += size
    if (name !== kept && (i >= MAX_FILES || bytes > MAX_BYTES)) await rm(path.join(folder, name), { force: true })
  }
}
