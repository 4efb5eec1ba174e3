import { mkdir, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { fromBytes, toPieces, type OpenedSnapshot, type Snapshot } from '#core/search/snapshot.ts'
import { codeOf } from './file-errors.ts'
import { inSteps } from './in-steps.ts'

/** Where the index of the full text is kept from one start to the next. It may be deleted: it is made anew. */
const fileIn = (dataDir: string): string => path.join(dataDir, 'search', 'index.bin')

/** Bytes read at once. */
const AT_ONCE = 8 * 1024 ** 2
/** More than this is no index of ours, or one that is better made anew. */
const MAX_BYTES = 2 ** 31

/** The index as it was kept. Null: there is none, or none that can be read or used: it is made anew. */
export async function readSearchFile(dataDir: string): Promise<OpenedSnapshot | null> {
  const bytes = await readWhole(fileIn(dataDir)).catch(nullIfOfTheDisk)
  return bytes && inSteps(fromBytes(bytes))
}

async function readWhole(file: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const handle = await open(file)
  try {
    const { size } = await handle.stat()
    if (size > MAX_BYTES) return null
    const bytes = new Uint8Array(size)
    let at = 0
    while (at < size) {
      const { bytesRead } = await handle.read(bytes, at, Math.min(AT_ONCE, size - at), at)
      if (bytesRead === 0) return null
      at += bytesRead
    }
    return bytes
  } finally {
    await handle.close()
  }
}

/**
 * Keeps an index: the file is the old one or the new, whole. Whoever else keeps theirs meanwhile does no harm. Where the disk
 * does not let it, it is not kept, which costs time at the next start and nothing else.
 */
export async function writeSearchFile(dataDir: string, snapshot: Snapshot): Promise<void> {
  await write(fileIn(dataDir), snapshot).catch(nullIfOfTheDisk)
}

async function write(file: string, snapshot: Snapshot): Promise<void> {
  const draft = `${file}.${process.pid}.partial`
  await mkdir(path.dirname(file), { recursive: true })
  try {
    const handle = await open(draft, 'w')
    try {
      for (const piece of toPieces(snapshot)) await handle.writeFile(piece)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

/** No such file, no room, no permission, a folder where the file should be. */
function nullIfOfTheDisk(error: unknown): null {
  if (codeOf(error) !== null) return null
  throw error
}
