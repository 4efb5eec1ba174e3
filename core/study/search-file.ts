import { mkdir, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { fromBytes, toPieces, type OpenedSnapshot, type Snapshot } from '#core/search/snapshot.ts'
import { inSteps } from './in-steps.ts'

/** Where the index of the full text is kept from one start to the next. It may be deleted: it is made anew. */
const fileIn = (dataDir: string): string => path.join(dataDir, 'search', 'index.bin')

/** Bytes read at once. */
const AT_ONCE = 8 * 1024 ** 2
/** More than this is no index of ours, or one that is better made anew. */
const MAX_BYTES = 2 ** 31

/** The index as it was kept. Null: there is none, or none that can be used. */
export async function readSearchFile(dataDir: string): Promise<OpenedSnapshot | null> {
  const bytes = await readWhole(fileIn(dataDir))
  return bytes && inSteps(fromBytes(bytes))
}

async function readWhole(file: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const handle = await open(file).catch(orMissing)
  if (handle === null) return null
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

/** Keeps an index: the file is the old one or the new, whole. Whoever else keeps theirs meanwhile does no harm. */
export async function writeSearchFile(dataDir: string, snapshot: Snapshot): Promise<void> {
  const file = fileIn(dataDir)
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

function orMissing(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
  throw error
}
