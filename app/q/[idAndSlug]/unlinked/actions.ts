'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { CardId } from '#core/card/card.ts'
import { LinkInput, type LinkError, linkMention } from '#core/study/link-mention.ts'
import { takeBack } from '#core/study/take-back.ts'
import { i18n, type Translate } from '../../../_server/i18n.ts'
import { study } from '../../../_server/study.ts'
import type { Said } from '../../../_ui/use-said.ts'

const Form = z.object({ ...LinkInput.shape, from: CardId })
const Undo = z.object({ undo: z.uuid() })

/** Makes a mention a link, or takes the last one back. */
export async function linkMentioned(_: Said | null, form: FormData): Promise<Said> {
  const [{ ctx }, { t }] = await Promise.all([study(), i18n()])
  const fields = Object.fromEntries(form)
  const undo = Undo.safeParse(fields)
  if (undo.success) {
    const undone = await takeBack(ctx, undo.data.undo)
    refresh()
    if (undone.ok) return { ok: true, text: t('mentions.unlinked.undone'), undo: null }
    const { error } = undone
    return error.kind === 'changed'
      ? { ok: false, text: sayError(t, error), undo: undo.data.undo }
      : { ok: false, text: t('mentions.unlinked.gone'), undo: null }
  }
  const read = Form.safeParse(fields)
  if (!read.success) return { ok: false, text: t('mentions.unlinked.unknown'), undo: null }
  const { from, ...input } = read.data
  const made = await linkMention(ctx, from, input)
  refresh()
  return made.ok
    ? { ok: true, text: t('mentions.unlinked.linked'), undo: made.value.batch }
    : { ok: false, text: sayError(t, made.error), undo: null }
}

function sayError(t: Translate, error: LinkError): string {
  switch (error.kind) {
    case 'unknown-card':
      return t('mentions.unlinked.unknown')
    case 'changed':
      return t('mentions.unlinked.changed', { path: error.path })
    case 'unreadable':
      return t('mentions.unlinked.unreadable', { path: error.path })
    default:
      return error satisfies never
  }
}
