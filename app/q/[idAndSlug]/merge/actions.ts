'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { mergeCards, MergeInput } from '#core/study/merge.ts'
import { mergerOf, undoMerge } from '#core/study/merged.ts'
import { i18n } from '../../../_server/i18n.ts'
import { study } from '../../../_server/study.ts'
import { cardHref, mergedHref } from '../../../_ui/links.ts'
import type { Said } from '../../../_ui/use-said.ts'
import { sayMergeError } from './say.ts'

/** Merges two cards, and leads to where that can be taken back. */
export async function merge(_: Said | null, form: FormData): Promise<Said> {
  const [{ ctx }, { t }] = await Promise.all([study(), i18n()])
  const input = MergeInput.safeParse(Object.fromEntries([...form].filter(([name]) => !name.startsWith('$'))))
  if (!input.success) return { ok: false, text: t('merge.invalid'), undo: null }
  const merged = await mergeCards(ctx, input.data)
  if (!merged.ok) return { ok: false, text: sayMergeError(t, merged.error), undo: null }
  redirect(mergedHref(merged.value.into, merged.value.batch))
}

const UndoForm = z.object({ batch: z.string().max(100) })

/** Takes a merger back, and leads to the card that was merged. */
export async function undo(_: Said | null, form: FormData): Promise<Said> {
  const [{ ctx }, { t }] = await Promise.all([study(), i18n()])
  const read = UndoForm.safeParse(Object.fromEntries(form))
  if (!read.success) return { ok: false, text: t('merge.invalid'), undo: null }
  const merger = await mergerOf(ctx, read.data.batch)
  const undone = await undoMerge(ctx, read.data.batch)
  if (undone.ok && merger) redirect(cardHref({ id: merger.from, title: merger.title }))
  refresh()
  const text =
    !undone.ok && undone.error.kind === 'changed' ? t('merge.changed', { path: undone.error.path }) : t('merge.tooLate')
  return { ok: false, text, undo: null }
}
