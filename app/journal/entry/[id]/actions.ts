'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { EntryId } from '#core/journal/entry.ts'
import { restoreEntryVersion } from '#core/study/journal/restore-entry.ts'
import { texts } from '../../../_server/i18n.ts'
import { study } from '../../../_server/study.ts'
import type { Said } from '../../../_ui/use-said.ts'

const VersionNumber = z.coerce.number().int().positive()
const Form = z.object({ id: EntryId, version: VersionNumber, base: VersionNumber })

/** Makes an entry read as it did in one of its versions. Taken back by restoring the one before. */
export async function restoreEntry(_: Said | null, form: FormData): Promise<Said> {
  const [{ ctx }, { t }] = await Promise.all([study(), texts()])
  const read = Form.safeParse(Object.fromEntries(form))
  if (!read.success) return { ok: false, text: t('entry.plain.invalid'), undo: null }
  const restored = await restoreEntryVersion(ctx, read.data)
  refresh()
  if (restored.ok) return { ok: true, text: t('entry.history.restored'), undo: null }
  const isChanged = restored.error.kind === 'changed'
  return { ok: false, text: isChanged ? t('entry.history.changed') : t('entry.plain.invalid'), undo: null }
}
