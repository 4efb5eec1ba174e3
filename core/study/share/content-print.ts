import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { sha256 } from '#core/share/bundle/content-hash.ts'
import { chainStamp } from '#core/store/chain-stamp.ts'
import type { Context } from '../context.ts'
import { codeOf } from '../file-errors.ts'
import { readSharingSettings } from './settings.ts'

/**
 * What differs as soon as a chain could go out otherwise: the files of the content folder by name, size and time, the
 * settings, and what has gone out and come in. No file is read for it.
 */
export async function contentPrint({ db, contentDir }: Pick<Context, 'db' | 'contentDir'>): Promise<string> {
  const [settings, versions, entries] = await Promise.all([
    readSharingSettings(db),
    chainStamp(db),
    readdir(contentDir, { recursive: true, withFileTypes: true }),
  ])
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
  const lines = await Promise.all(files.toSorted().map(lineOf))
  return sha256(JSON.stringify([settings, versions, lines]))
}

async function lineOf(file: string): Promise<readonly (string | number)[]> {
  try {
    const { size, mtimeMs, ctimeMs, ino } = await stat(file)
    return [file, size, mtimeMs, ctimeMs, ino]
  } catch (error) {
    // It went while the others were looked at.
    if (codeOf(error) === 'ENOENT') return [file]
    throw error
  }
}
