'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { undoTake } from '#core/study/share/undo-take.ts'
import { i18n } from '../_server/i18n.ts'
import { study } from '../_server/study.ts'
import type { Said } from '../_ui/use-said.ts'

/** `batch`: what was taken back. Null: nothing was. */
type SaidBack = Said & { readonly batch: string | null }

const bad = (text: string): SaidBack => ({ ok: false, text, undo: null, batch: null })

/** Takes back what a bundle brought. */
export async function takeBundleBack(_: Said | null, form: FormData): Promise<SaidBack> {
  const [{ ctx }, { t, locale }] = await Promise.all([study(), i18n()])
  const batch = z.uuid().safeParse(form.get('batch'))
  if (!batch.success) return bad(t('bundles.undoUnknown'))
  const undone = await undoTake(ctx, batch.data)
  refresh()
  if (undone.ok) {
    const { kept } = undone.value
    const paths = kept.join(locale === 'zh' ? '、' : ', ')
    const text = kept.length === 0 ? t('bundles.undone') : t('bundles.undoneKept', { paths })
    return { ok: true, text, undo: null, batch: batch.data }
  }
  const { error } = undone
  return bad(error.kind === 'changed' ? t('bundles.undoChanged', { path: error.path }) : t('bundles.undoUnknown'))
}
