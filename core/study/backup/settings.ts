import path from 'node:path'
import { z } from 'zod'
import type { Tx } from '#core/store/db.ts'
import { getSetting, setSetting } from '#core/store/settings.ts'
import type { Context } from '../context.ts'

/** What the learner wants of backups. */
export const BackupSettings = z.strictObject({
  /** One is made by itself on each study day. */
  isDaily: z.boolean(),
  /** Absolute. Null: `backups` in the data folder. */
  folder: z
    .string()
    .max(1000)
    .refine((text) => path.isAbsolute(text))
    .nullable(),
  /** Of so many days on which there is one it is kept; beyond them, one a week and one a month. */
  keepDays: z.int().min(1).max(90),
})
export type BackupSettings = z.infer<typeof BackupSettings>

const DEFAULTS: BackupSettings = { isDaily: true, folder: null, keepDays: 7 }

/** What was chosen, or what holds until something is: one a day, in the data folder, of seven days. */
export const readBackupSettings = async (tx: Tx): Promise<BackupSettings> =>
  (await getSetting(tx, 'backup', BackupSettings)) ?? DEFAULTS

export const saveBackupSettings = (tx: Tx, settings: BackupSettings): Promise<void> =>
  setSetting(tx, 'backup', BackupSettings, settings)

/** Where the program keeps backups that nobody chose a place for. */
export const ownFolder = ({ dataDir }: Pick<Context, 'dataDir'>): string => path.join(dataDir, 'backups')
