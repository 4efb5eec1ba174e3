'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { changeSharingSettings, SharingSettings } from '#core/study/share/settings.ts'
import { i18n } from '../../../../_server/i18n.ts'
import { study } from '../../../../_server/study.ts'
import type { Said } from '../../../../_ui/use-said.ts'

/** Chosen where none of the licences that are offered is wanted. */
const OTHER = 'other'
const text = z.string().trim()
/** A form carries text only: without a name and an address there is no author. */
const RightsForm = z
  .object({ name: text, url: text, license: text, other: text })
  .transform(({ name, url, license, other }) => ({
    author: name === '' && url === '' ? null : { name, ...(url === '' ? {} : { url }) },
    license: license === OTHER ? other : license,
  }))
  .pipe(SharingSettings)

/** Keeps who signs, and under which licence, for all that is shared from now on. */
export async function saveRights(_: Said | null, form: FormData): Promise<Said> {
  const [{ ctx }, { t }] = await Promise.all([study(), i18n()])
  const read = RightsForm.safeParse(Object.fromEntries(form))
  if (!read.success) {
    const wrong = read.error.issues[0]?.path.at(-1)
    const why = wrong === 'license' ? 'badLicense' : wrong === 'url' ? 'badUrl' : 'badName'
    return { ok: false, text: t(`sharing.rights.${why}`), undo: null }
  }
  await changeSharingSettings(ctx.db, read.data)
  refresh()
  return { ok: true, text: t('sharing.rights.saved'), undo: null }
}
