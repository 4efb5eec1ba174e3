import { createHash } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { readMedia } from '#core/card/disk.ts'
import { plainName } from '#core/share/apkg/images.ts'

/** `path` is relative to the content folder, and has the bytes' hash in it. */
export type ImageToMake = { readonly path: string; readonly bytes: Uint8Array }

/** An image beside the cards of a folder. */
export function imageIn(folder: string, name: string, bytes: Uint8Array): ImageToMake {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8)
  return { path: path.posix.join(folder, `${hash}-${plainName(name)}`), bytes }
}

/** Writes an image whole or not at all. */
export async function writeImage(contentDir: string, { path: place, bytes }: ImageToMake): Promise<void> {
  // One of its name holds the same bytes.
  if ((await readMedia(contentDir, place)) !== null) return
  const file = path.join(contentDir, place)
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(`${file}.partial`, bytes)
  await rename(`${file}.partial`, file)
}
