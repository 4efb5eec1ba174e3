import { folderOfPart, type KeptFile, PARTS, type Places } from './format.ts'
import { type LibraryFile, listLibraryFiles } from './library-files.ts'
import { hashOfFile } from './objects.ts'
import path from 'node:path'

/** What has to happen to the files of the library for them to be those of a backup. */
export type FilePlan = {
  readonly added: readonly KeptFile[]
  readonly changed: readonly KeptFile[]
  readonly removed: readonly LibraryFile[]
}

/** Compares by content; recordings, of which there is much, by size and time alone. */
export async function planFiles(kept: readonly KeptFile[], places: Places): Promise<FilePlan> {
  const there = new Map((await listLibraryFiles(places)).map((one) => [one.path, one]))
  const [added, changed]: [KeptFile[], KeptFile[]] = [[], []]
  for (const one of kept) {
    const now = there.get(one.path)
    there.delete(one.path)
    if (now === undefined) added.push(one)
    else if (!(await isSame(one, now))) changed.push(one)
  }
  return { added, changed, removed: [...there.values()] }
}

/** Setting a time costs it what is below a millisecond. */
const TIME_MS = 2

async function isSame(kept: KeptFile, now: LibraryFile): Promise<boolean> {
  if (kept.bytes !== now.bytes || kept.mode !== now.mode) return false
  if (kept.path.startsWith('audio/') && Math.abs(kept.mtimeMs - now.mtimeMs) < TIME_MS) return true
  return kept.hash === (await hashOfFile(now.file))
}

/** Where a file of a backup belongs. Absolute. */
export function targetOf({ path: kept }: Pick<KeptFile, 'path'>, places: Places): string {
  const part = PARTS.find((one) => kept.startsWith(`${one}/`))
  if (part === undefined) throw new Error(`unreachable: ${kept} is in no part`)
  return path.join(folderOfPart(places, part), kept.slice(part.length + 1))
}
