import { lstat, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { codeOf } from '../file-errors.ts'
import { folderOfPart, PARTS, type Places } from './format.ts'
import { type FilePlan, targetOf } from './plan-files.ts'

/**
 * What is where a file of a backup belongs, or a folder of it, and is in no backup, so that it must not be replaced: a link,
 * through which files elsewhere would be, or a folder with something hidden. Null: nothing is.
 */
export async function whatIsInTheWay(plan: FilePlan, places: Places): Promise<string | null> {
  const going = new Set(plan.removed.map(({ file }) => file))
  const seen = new Map<string, Promise<string | null>>()
  for (const part of PARTS) seen.set(folderOfPart(places, part), inPlaceOfPart(folderOfPart(places, part)))
  const inPlaceOfFolder = (folder: string): Promise<string | null> => {
    const known = seen.get(folder)
    if (known) return known
    const looked = inPlaceOfFolder(path.dirname(folder)).then(async (above) => {
      const kind = above === null ? await kindAt(folder) : null
      return above ?? (kind === null || kind === 'folder' || going.has(folder) ? null : folder)
    })
    seen.set(folder, looked)
    return looked
  }
  for (const kept of [...plan.added, ...plan.changed]) {
    const target = targetOf(kept, places)
    const above = await inPlaceOfFolder(path.dirname(target))
    if (above !== null) return above
    const kind = await kindAt(target)
    const isEmptied = kind === 'folder' && (await isLeftEmpty(target, going))
    if (kind === 'other' || (kind === 'folder' && !isEmptied)) return target
  }
  return null
}

/** The folder of a part may itself be a link to one. */
async function inPlaceOfPart(folder: string): Promise<string | null> {
  if ((await kindAt(folder)) !== 'other') return (await kindAt(folder)) === 'file' ? folder : null
  try {
    return (await stat(folder)).isDirectory() ? null : folder
  } catch (error) {
    if (codeOf(error) === null) throw error
    return folder
  }
}

/** Whether nothing is left in a folder, and it goes as well, when these files are gone. */
async function isLeftEmpty(folder: string, going: ReadonlySet<string>): Promise<boolean> {
  const entries = await readdir(folder, { withFileTypes: true })
  for (const entry of entries) {
    const inner = path.join(folder, entry.name)
    if (!(entry.isDirectory() ? await isLeftEmpty(inner, going) : going.has(inner))) return false
  }
  return entries.length > 0
}

/** `other`: a link, a socket and the like. Null: there is nothing. */
async function kindAt(file: string): Promise<'file' | 'folder' | 'other' | null> {
  try {
    const stats = await lstat(file)
    return stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other'
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error) ?? '')) return null
    throw error
  }
}
