'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { EntryId } from '#core/journal/entry.ts'
import { periodOf, SPANS } from '#core/journal/period.ts'
import { StudyDay } from '#core/schedule/study-day.ts'
import { saveEntry } from '#core/study/journal/entries.ts'
import { i18n } from '../../../../../_server/i18n.ts'
import { study } from '../../../../../_server/study.ts'

/** What became of a review, and what the form goes on from. */
export type Saved = {
  readonly ok: boolean
  readonly said: string
  /** As it is to stand in the form. */
  readonly text: string
  readonly id: string
  /** Null: nothing is kept yet. */
  readonly base: number | null
  /** What was saved elsewhere meanwhile. Null: nothing was. */
  readonly theirs: string | null
}

const Form = z.object({
  span: z.enum(SPANS),
  day: StudyDay,
  id: EntryId,
  base: z
    .literal('')
    .transform(() => null)
    .or(z.coerce.number().int().positive()),
  text: z.string(),
})

/** Saves what is written about a week, a month or a year. What was sent comes back whatever became of it. */
export async function saveReview(_: Saved | null, form: FormData): Promise<Saved> {
  const [{ ctx }, { t }] = await Promise.all([study(), i18n()])
  const read = Form.safeParse(Object.fromEntries(form))
  if (!read.success) {
    const text = z.string().catch('').parse(form.get('text'))
    return { ok: false, said: t('back.review.invalid'), text, id: '', base: null, theirs: null }
  }
  const { span, day, id, base, text } = read.data
  const { first } = periodOf(span, day)
  const saved = await saveEntry(ctx, { id, base, kind: span, day: first, cardId: null, text })
  if (saved.ok) {
    refresh()
    const { id: kept, version, text: now } = saved.value
    const said = t(now === '' ? 'back.review.removed' : 'back.review.saved')
    return { ok: true, said, text: now, id: kept, base: version, theirs: null }
  }
  const mine = { ok: false, text, id, base }
  switch (saved.error.kind) {
    case 'conflict': {
      const { theirs } = saved.error
      return { ...mine, said: t('back.review.conflict'), id: theirs.id, base: theirs.version, theirs: theirs.text }
    }
    case 'too-long':
      return { ...mine, said: t('back.review.tooLong', { limit: saved.error.limit }), theirs: null }
    case 'unknown-card':
      return { ...mine, said: t('back.review.invalid'), theirs: null }
    default:
      return saved.error satisfies never
  }
}
