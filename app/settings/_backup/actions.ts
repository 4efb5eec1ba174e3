'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { chooseBackups } from '#core/study/backup/choose.ts'
import { BackupSettings } from '#core/study/backup/settings.ts'
import { backUpApart } from '../../_server/backup-apart.ts'
import { i18n } from '../../_server/i18n.ts'
import { study } from '../../_server/study.ts'
import type { Saved } from '../settings-form.tsx'

/** A form carries text only, and of a box only whether it is ticked. */
const BackupForm = z
  .object({
    isDaily: z.literal('1').optional(),
    folder: z.string().transform((text) => text.trim() || null),
    keepDays: z.string().min(1).transform(Number),
  })
  .transform(({ isDaily, ...rest }) => ({ ...rest, isDaily: isDaily !== undefined }))
  .pipe(BackupSettings)

export async function saveBackups(form: FormData): Promise<Saved> {
  const [{ ctx }, { t }] = await Promise.all([study(), i18n()])
  const read = BackupForm.safeParse(Object.fromEntries(form))
  if (!read.success) {
    const isFolder = read.error.issues[0]?.path[0] === 'folder'
    return { ok: false, text: isFolder ? t('backup.notAbsolute') : t('settings.failed', { field: t('backup.keep') }) }
  }
  const saved = await chooseBackups(ctx, read.data)
  if (!saved.ok) return { ok: false, text: t(saved.error === 'inside' ? 'backup.inside' : 'backup.noFolder') }
  refresh()
  return { ok: true, text: t('settings.saved') }
}

/** Makes one. What became of it stands on the page that comes back, without script as well. */
export async function backUpNow(): Promise<void> {
  await backUpApart('manual')
  refresh()
}
