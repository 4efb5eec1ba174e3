'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { markReference, MarkInput } from '#core/study/mark-reference.ts'
import { texts } from '../_server/i18n.ts'
import { study } from '../_server/study.ts'
import type { Said } from '../_ui/use-said.ts'
import { fieldsOf } from '../review/act.ts'

const Form = z.object({ key: MarkInput.shape.key, isRead: z.enum(['1', '0']) })

/** Marks a place as read or unread. What is marked is seen by its button; only what went wrong is said. */
export async function mark(_: Said | null, form: FormData): Promise<Said> {
  const [{ ctx }, { t }] = await Promise.all([study(), texts()])
  const input = Form.safeParse(fieldsOf(form))
  const isMarked =
    input.success && (await markReference(ctx, { key: input.data.key, isRead: input.data.isRead === '1' }))
  refresh()
  return { ok: isMarked, text: isMarked ? '' : t('references.gone'), undo: null }
}
