import { stat } from 'node:fs/promises'
import { ok, err, type Result } from '#core/result.ts'
import { studyDay } from '#core/schedule/study-day.ts'
import { backupDb } from '#core/store/backup.ts'
import type { Context } from '../context.ts'
import { codeOf } from '../file-errors.ts'
import { readSettings } from '../settings.ts'
import type { BackupFault } from './fault.ts'
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
    : await makeBackup(jobOf(ctx, reason, projectDir), folder)
  if (!made.ok) {
    await noteTrouble(ctx, made.error)
    return made
  }
  await forgetTrouble(ctx)
  const { day } = await readSettings(ctx.db)
  return ok({ ...made.value, dropped: await rotate(folder, keepDays, ctx.now(), day) })
}

/** Backs the whole library up to a place of its own, which nothing else removes. */
export const backUpTo = (ctx: Context, place: string, projectDir: string): Promise<Result<Made, BackupFault>> =>
  makeBackupAt(jobOf(ctx, 'manual', projectDir), place)

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
  const daily = (await listBackups(folder ?? ownFolder(ctx))).find((one) => isOfAll(one) && one.label === 'daily')
  return daily === undefined || studyDay(daily.madeAt, day) < studyDay(ctx.now(), day)
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
