import type { backupZh } from './backup.zh.ts'
import type { Texts } from './shape.ts'

export const backupEn: Texts<typeof backupZh> = {
  title: 'Backups',
}
