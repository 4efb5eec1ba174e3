import { stat } from 'node:fs/promises'
import { ok, err, type Result } from '#core/result.ts'
import { studyDay } from '#core/schedule/study-day.ts'
import { backupDb } from '#core/store/backup.ts'
import type { Context } from '../context.ts'
import { codeOf } from '../file-errors.ts'
import { readSettings } from '../settings.ts'
import type { BackupFault } from './fault.ts'
import { liesInside } from './inside.ts'
import { isOf, libraryId } from './library-id.ts'
import { isOfAll, listBackups } from './list.ts'
import { type BackupJob, type Made, makeBackup, makeBackupAt } from './make.ts'
import { rotate } from './rotate.ts'
import { ownFolder, readBackupSettings } from './settings.ts'
import { forgetTrouble, noteTrouble } from './trouble.ts'

/** A backup, and the names of those whose time was over. */
export type BackedUp = Made & { readonly dropped: readonly string[] }

/**
 * Backs the whole library up to the folder of backups, and removes those whose time is over. What went wrong is kept for
 * whoever looks. `projectDir`: where the migrations lie that this program knows.
 */
export async function backUp(
  ctx: Context,
  reason: 'daily' | 'manual',
  projectDir: string,
): Promise<Result<BackedUp, BackupFault>> {
  const { folder: chosen, keepDays } = await readBackupSettings(ctx.db)
  const folder = chosen ?? ownFolder(ctx)
  // Not made: where a disk is not connected, it would fill the one it is to be connected to.
  const isLost = chosen !== null && !(await isFolder(chosen))
  const made = isLost
    ? err<BackupFault>({ kind: 'no-folder', place: folder })
    : await withDatabaseOutside(ctx, () => makeBackup(jobOf(ctx, reason, projectDir), folder))
  if (!made.ok) {
    // One that is being made is no trouble, but to whoever asked for another.
    if (made.error.kind !== 'busy' || reason === 'manual') await noteTrouble(ctx, made.error)
    return made
  }
  await forgetTrouble(ctx)
  const { day } = await readSettings(ctx.db)
  const id = await libraryId(ctx.dataDir)
  const dropped: string[] = []
  // What is kept before something changes lies in the data folder, wherever backups are.
  for (const one of new Set([folder, ownFolder(ctx)]))
    dropped.push(...(await rotate(one, id, keepDays, ctx.now(), day)))
  return ok({ ...made.value, dropped })
}

/** Backs the whole library up to a place of its own, which nothing else removes. */
export const backUpTo = (ctx: Context, place: string, projectDir: string): Promise<Result<Made, BackupFault>> =>
  withDatabaseOutside(ctx, () => makeBackupAt(jobOf(ctx, 'manual', projectDir), place))

/** A database that lies among the cards would be taken for one of their files, and put back as one. */
async function withDatabaseOutside(
  ctx: Context,
  make: () => Promise<Result<Made, BackupFault>>,
): Promise<Result<Made, BackupFault>> {
  const { place } = ctx.db
  return place.kind === 'file' && (await liesInside(place.path, ctx))
    ? err({ kind: 'inside', place: place.path })
    : make()
}

const jobOf = (ctx: Context, reason: 'daily' | 'manual', projectDir: string): BackupJob => ({
  places: ctx,
  projectDir,
  now: ctx.now(),
  reason,
  copyDb: (file) => backupDb(ctx.db, file),
})

/** Whether the backup of this study day is still to be made. Never where the database lies on a server. */
export async function isDailyDue(ctx: Context): Promise<boolean> {
  const { isDaily, folder } = await readBackupSettings(ctx.db)
  if (!isDaily || ctx.db.place.kind === 'server') return false
  const { day } = await readSettings(ctx.db)
  const ours = (await listBackups(folder ?? ownFolder(ctx))).filter(isOf(await libraryId(ctx.dataDir)))
  const daily = ours.filter((one) => isOfAll(one) && one.isWhole && one.label === 'daily')
  // Not after the newest: that may be of a day to come, by a clock that was wrong.
  return !daily.some(({ madeAt }) => studyDay(madeAt, day) === studyDay(ctx.now(), day))
}

/** Whether there is a folder at a place. */
export async function isFolder(place: string): Promise<boolean> {
  try {
    return (await stat(place)).isDirectory()
  } catch (error) {
    if (codeOf(error) !== null) return false
    throw error
  }
}
