import { rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { underLock } from '#core/store/lock.ts'
import type { StudyDayConfig } from '#core/schedule/study-day.ts'
import { OBJECTS, PARTIAL } from './format.ts'
import { isOfAll, type Listed, listBackups } from './list.ts'
import { lockOf } from './make.ts'
import { sweepObjects } from './objects.ts'
import { readBackup } from './read-backup.ts'
import { type Rotated, toDrop } from './rotation.ts'

export const WEEKS_KEPT = 4
export const MONTHS_KEPT = 12

/** Removes the backups whose time is over, and the bytes that no other has; answers their names. */
export async function rotate(
  folder: string,
  days: number,
  now: Date,
  config: StudyDayConfig,
): Promise<readonly string[]> {
  const rotated = await underLock(lockOf(folder), async () => {
    const keeping = { days, weeks: WEEKS_KEPT, months: MONTHS_KEPT }
    const listed = await listBackups(folder)
    const dropped = toDrop(listed.map(toRotated), keeping, now, config)
    for (const name of dropped) await remove(path.join(folder, name))
    await sweep(folder)
    return dropped
  })
  // Whoever holds the lock rotates as well.
  return rotated.ok ? rotated.value : []
}

function toRotated(listed: Listed): Rotated {
  const { name, madeAt, label, isWhole } = listed
  const kind = isOfAll(listed) && label === 'daily' ? 'daily' : ['manual', 'damaged'].includes(label) ? 'own' : 'safety'
  return { name, madeAt, kind, isWhole }
}

/** Out of the list in one step: what is half removed is no backup. */
async function remove(place: string): Promise<void> {
  await rename(place, place + PARTIAL)
  await rm(place + PARTIAL, { recursive: true, force: true })
}

async function sweep(folder: string): Promise<void> {
  const wanted = new Set<string>()
  for (const { place } of (await listBackups(folder)).filter(isOfAll)) {
    const read = await readBackup(place)
    // What it needs is unknown, so that nothing may go.
    if (!read.ok) return
    for (const { hash } of read.value.files) wanted.add(hash)
  }
  await sweepObjects(path.join(folder, OBJECTS), wanted)
}
