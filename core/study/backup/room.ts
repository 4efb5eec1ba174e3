import { mkdir, stat, statfs } from 'node:fs/promises'
import type { Places } from './format.ts'
import type { FilePlan } from './plan-files.ts'

/** The folder whose disk would be full before all of a backup is restored. Null: there is room. */
export async function missingRoom(
  { added, changed }: FilePlan,
  { contentDir, dataDir }: Places,
): Promise<string | null> {
  const needed = { [contentDir]: 0, [dataDir]: 0 }
  for (const { path, bytes } of [...added, ...changed]) {
    const place = path.startsWith('content/') ? contentDir : dataDir
    needed[place] = (needed[place] ?? 0) + bytes
  }
  const byDisk = new Map<number, number>()
  for (const [place, bytes] of Object.entries(needed)) {
    await mkdir(place, { recursive: true })
    const { dev } = await stat(place)
    const all = (byDisk.get(dev) ?? 0) + bytes
    byDisk.set(dev, all)
    const { bavail, bsize } = await statfs(place)
    if (bavail * bsize < all) return place
  }
  return null
}
