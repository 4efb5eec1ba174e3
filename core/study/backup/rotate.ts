import { readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { underLock } from '#core/store/lock.ts'
import type { StudyDayConfig } from '#core/schedule/study-day.ts'
import { ABOUT, FILES, OBJECTS, PARTIAL } from './format.ts'
import { isOf } from './library-id.ts'
import { isOfAll, type Listed, listBackups } from './list.ts'
import { lockOf } from './make.ts'
import { sweepObjects } from './objects.ts'
import { isFolderAt, readBackup } from './read-backup.ts'
import { type Rotated, toDrop } from './rotation.ts'

export const WEEKS_KEPT = 4
export const MONTHS_KEPT = 12

/** Removes the backups of a library whose time is over, and the bytes that no other has; answers their names. */
export async function rotate(
  folder: string,
  id: string,
  days: number,
  now: Date,
  config: StudyDayConfig,
): Promise<readonly string[]> {
  const rotated = await underLock(lockOf(folder), async () => {
    const keeping = { days, weeks: WEEKS_KEPT, months: MONTHS_KEPT }
    const listed = (await listBackups(folder)).filter(isOf(id))
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
  const isSafety = isOfAll(listed) ? label === 'before-restore' : BEFORE.test(label)
  return { name, madeAt, kind: isOfAll(listed) && label === 'daily' ? 'daily' : isSafety ? 'safety' : 'own', isWhole }
}

/** Of databases that were copied before something changed. One that has another name was given it by hand. */
const BEFORE = /^(before-restore|before-import|unknown|\d{14}_[a-z0-9_]+)$/

/** Out of the list in one step: what is half removed is no backup. */
async function remove(place: string): Promise<void> {
  await rename(place, place + PARTIAL)
  await rm(place + PARTIAL, { recursive: true, force: true })
}

async function sweep(folder: string): Promise<void> {
  const wanted = new Set<string>()
  // Whatever they are called: a backup may have been given another name by hand.
  for (const name of await readdir(folder)) {
    const place = path.join(folder, name)
    if (!(await isBackup(place))) continue
    const read = await readBackup(place)
    // What it needs is unknown, so that nothing may go.
    if (!read.ok) return
    for (const { hash } of read.value.files) wanted.add(hash)
  }
  await sweepObjects(path.join(folder, OBJECTS), wanted)
}

/** Whether it is one, or was. */
async function isBackup(place: string): Promise<boolean> {
  if (!(await isFolderAt(place))) return false
  const names = await readdir(place)
  return names.includes(FILES) || names.includes(ABOUT)
}
