'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { adoptTraining, returnTo } from '#core/study/weights.ts'
import { i18n } from '../../_server/i18n.ts'
import { study } from '../../_server/study.ts'
import type { Saved } from '../settings-form.tsx'

const id = z.coerce.number().int()
/** The button that was pressed. */
const TakeForm = z.union([z.object({ adopt: id }), z.object({ back: z.literal('defaults').or(id) })])

/** Adopts weights or returns to some. Without script, the page comes back with what became of it. */
export async function takeWeights(_: Saved | null, form: FormData): Promise<Saved> {
  const [{ ctx }, { t }] = await Promise.all([study(), i18n()])
  const pressed = TakeForm.safeParse(Object.fromEntries(form)).data
  const isAdopting = pressed !== undefined && 'adopt' in pressed
  const taken =
    pressed === undefined
      ? null
      : await ('adopt' in pressed ? adoptTraining(ctx, pressed.adopt) : returnTo(ctx, pressed.back))
  refresh()
  if (!taken?.ok) return { ok: false, text: t('weights.notTaken') }
  return { ok: true, text: t(isAdopting ? 'weights.adopted' : 'weights.returned') }
}
