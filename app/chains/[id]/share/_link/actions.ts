'use server'

import { refresh } from 'next/cache'
import { headers } from 'next/headers'
import { z } from 'zod'
import { CardId } from '#core/card/card.ts'
import { Sha256 } from '#core/share/bundle/manifest.ts'
import { toFragment } from '#core/share/link/fragment.ts'
import { sendAsSeen } from '#core/study/share/as-seen.ts'
import { i18n } from '../../../../_server/i18n.ts'
import { study } from '../../../../_server/study.ts'
import type { Said } from '../../../../_ui/use-said.ts'
import { sayTrouble } from '../say.ts'

/** `url`: the link that was made. Null: none was. */
export type LinkSaid = Said & { readonly url: string | null }

const Form = z.object({ root: CardId, expect: Sha256 })

/** Puts what was looked at into a link, which counts as sending it out. */
export async function makeLink(_: LinkSaid | Said | null, form: FormData): Promise<LinkSaid> {
  const [{ ctx }, { t }, head] = await Promise.all([study(), i18n(), headers()])
  const none = (text: string): LinkSaid => ({ ok: false, text, undo: null, url: null })
  const read = Form.safeParse(Object.fromEntries(form))
  if (!read.success) return none(t('sharing.trouble.invalid'))
  const sent = await sendAsSeen(ctx, read.data.root, read.data.expect)
  if (!sent.ok) return none(sayTrouble(t, sent.error))
  const fragment = toFragment(sent.value.bundle)
  if (!fragment.ok) return none(t('sharing.link.tooLong', fragment.error))
  refresh()
  const url = `http://${head.get('host')}/bundles${fragment.value}`
  return { ok: true, text: t('sharing.link.length', { count: url.length }), undo: null, url }
}
