import type { Context } from '../context.ts'
import { isOf, libraryId } from './library-id.ts'
import { isOfAll, type Listed, listBackups } from './list.ts'
import { type BackupSettings, ownFolder, readBackupSettings } from './settings.ts'
import { lastTrouble, type Trouble } from './trouble.ts'

/** What is told of backups. */
export type BackupsView = {
  readonly settings: BackupSettings
  /** Where they are kept. Absolute. */
  readonly folder: string
  /** The newest first. */
  readonly backups: readonly Listed[]
  /** The newest of the whole library. Null: there is none. */
  readonly last: Listed | null
  /** Null: the last one was made. */
  readonly trouble: Trouble | null
  /** One is made on each day, and for more than two there was none. */
  readonly isOverdue: boolean
}

const OVERDUE_MS = 48 * 3_600_000

export async function viewBackups(ctx: Context): Promise<BackupsView> {
  const settings = await readBackupSettings(ctx.db)
  const folder = settings.folder ?? ownFolder(ctx)
  const backups = (await listBackups(folder)).filter(isOf(await libraryId(ctx.dataDir)))
  const last = backups.find((one) => isOfAll(one) && one.isWhole) ?? null
  const isOverdue = settings.isDaily && last !== null && ctx.now().getTime() - last.madeAt.getTime() > OVERDUE_MS
  return { settings, folder, backups, last, trouble: await lastTrouble(ctx), isOverdue }
}
