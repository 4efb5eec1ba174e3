import { err, ok, type Result } from '#core/result.ts'
import type { Context } from '../context.ts'
import { isFolder } from './back-up.ts'
import { liesInside } from './inside.ts'
import { type BackupSettings, saveBackupSettings } from './settings.ts'

/** Saves what was chosen. A folder that is not there, or lies in what is backed up, is refused. */
export async function chooseBackups(
  ctx: Context,
  settings: BackupSettings,
): Promise<Result<void, 'no-folder' | 'inside'>> {
  const { folder } = settings
  if (folder !== null && !(await isFolder(folder))) return err('no-folder')
  if (folder !== null && (await liesInside(folder, ctx))) return err('inside')
  await saveBackupSettings(ctx.db, settings)
  return ok(undefined)
}
