import { mkdir, statfs } from 'node:fs/promises'
import type { Places } from './format.ts'
import { planFiles } from './plan-files.ts'
import type { Source } from './source.ts'

/** The folder whose disk would be full before all of a backup is restored. Null: there is room. */
export async function missingRoom({ backup }: Source, places: Places): Promise<string | null> {
  if (backup === null) return null
  const { added, changed } = await planFiles(backup.files, places)
  const needed = { content: 0, data: backup.about.database?.bytes ?? 0 }
  for (const { path, bytes } of [...added, ...changed])
    needed[path.startsWith('content/') ? 'content' : 'data'] += bytes
  const { contentDir, dataDir } = places
  for (const [place, bytes] of [[contentDir, needed.content] as const, [dataDir, needed.data] as const]) {
    await mkdir(place, { recursive: true })
    const { bavail, bsize } = await statfs(place)
    if (bavail * bsize < bytes) return place
  }
  return null
}
