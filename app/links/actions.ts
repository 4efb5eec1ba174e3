'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { mendLink, type MendLinkError, MendLinkInput } from '#core/study/mend-link.ts'
import { takeBack } from '#core/study/take-back.ts'
import { i18n, type Translate } from '../_server/i18n.ts'
import { study } from '../_server/study.ts'
import type { Said } from '../_ui/use-said.ts'

const Undo = z.object({ undo: z.uuid() })

/** Points a dead link to another card, or takes that back. */
export async function mend(_: Said | null, form: FormData): Promise<Said> {
  const [{ ctx }, { t }] = await Promise.all([study(), i18n()])
  const fields = Object.fromEntries([...form].filter(([name]) => !name.startsWith('$')))
  const undo = Undo.safeParse(fields)
  if (undo.success) {
    const undone = await takeBack(ctx, undo.data.undo)
    refresh()
    if (undone.ok) return { ok: true, text: t('links.taken'), undo: null }
    const { error } = undone
    const isChanged = error.kind === 'changed'
    const text = isChanged ? t('links.changed', { path: error.path }) : t('links.unknown')
    return { ok: false, text, undo: isChanged ? undo.data.undo : null }
  }
  const input = MendLinkInput.safeParse(fields)
  if (!input.success) return { ok: false, text: t('links.unknown'), undo: null }
  const done = await mendLink(ctx, input.data)
  refresh()
  if (!done.ok) return { ok: false, text: sayError(t, done.error), undo: null }
  return { ok: true, text: t('links.pointed', { path: done.value.path }), undo: done.value.batch }
}

function sayError(t: Translate, error: MendLinkError): string {
  switch (error.kind) {
    case 'changed':
      return t('links.changed', { path: error.path })
    case 'unreadable':
      return t('links.unreadable', { path: error.path })
    case 'unknown-card':
      return t('links.unknown')
    default:
      return error satisfies never
  }
}
