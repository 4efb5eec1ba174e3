import type { KeptFile } from './format.ts'
import { isOf } from './library-id.ts'
import { isOfAll, listBackups } from './list.ts'
import { readBackup } from './read-backup.ts'

/** What is known of files by the backup before: those that have not changed since need not be read. */
export type Known = { readonly files: ReadonlyMap<string, KeptFile>; readonly lookedAtMs: number }

/** `id`: of the library, as others may keep theirs in the folder. */
export async function knownFiles(folder: string, id: string): Promise<Known> {
  const last = (await listBackups(folder)).filter(isOf(id)).find((one) => isOfAll(one) && one.isWhole)
  const read = last && (await readBackup(last.place))
  if (!read?.ok) return { files: new Map(), lookedAtMs: 0 }
  return { files: new Map(read.value.files.map((one) => [one.path, one])), lookedAtMs: read.value.about.lookedAtMs }
}
