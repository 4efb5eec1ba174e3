'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { changeSharingSettings, SharingSettings } from '#core/study/share/settings.ts'
import { i18n } from '../../_server/i18n.ts'
import { study } from '../../_server/study.ts'
import type { Saved } from '../settings-form.tsx'

const text = z.string().trim()
const SharingForm = z.object({ authorName: text, authorUrl: text, license: text })

export async function saveSharing(form: FormData): Promise<Saved> {
  const [{ ctx }, { t }] = await Promise.all([study(), i18n()])
  const { authorName: name, authorUrl: url, license } = SharingForm.parse(Object.fromEntries(form))
  if (name === '' && url !== '') return { ok: false, text: t('rights.settings.noName') }
  const author = name === '' ? null : { name, ...(url === '' ? {} : { url }) }
  const read = SharingSettings.safeParse({ author, license })
  if (!read.success) {
    const [, field] = read.error.issues[0]?.path ?? []
    const wrong = field === 'url' ? 'url' : field === 'name' ? 'name' : 'license'
    return { ok: false, text: t('settings.failed', { field: t(`rights.settings.${wrong}`) }) }
  }
  await changeSharingSettings(ctx.db, read.data)
  refresh()
  return { ok: true, text: t('settings.saved') }
}
