'use server'

import { refresh } from 'next/cache'
import { MarkInput, MarkUndo, markCard, takeMarkBack } from '#core/study/journal/board-marks.ts'
import { texts } from '../../_server/i18n.ts'
import { study } from '../../_server/study.ts'
import type { Said } from '../../_ui/use-said.ts'
import { fieldsOf } from '../../review/act.ts'

/** A form carries text only; what is left empty is as facts have it. */
const formOf = (form: FormData): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fieldsOf(form)).map(([name, value]) => [name, value === '' && name !== 'note' ? null : value]),
  )

/** Puts a question where the learner says it stands, or takes that back. */
export async function mark(_: Said | null, form: FormData): Promise<Said> {
  const said = form.has('undo') ? await undo(form.get('undo')) : await put(form)
  refresh()
  return said
}

async function put(form: FormData): Promise<Said> {
  const [{ ctx }, { t }] = await Promise.all([study(), texts()])
  const input = MarkInput.safeParse(formOf(form))
  if (!input.success) {
    const isLate = input.error.issues.some(({ path }) => path[0] === 'finishedOn')
    return { ok: false, text: t(isLate ? 'boards.mark.backwards' : 'boards.mark.invalid'), undo: null }
  }
  const marked = await markCard(ctx, input.data)
  if (!marked.ok) return { ok: false, text: t('boards.mark.gone'), undo: null }
  if (marked.value === null) return { ok: true, text: t('boards.mark.same'), undo: null }
  const { cardId, mark: id } = marked.value
  return { ok: true, text: t('boards.mark.done'), undo: `${cardId} ${id}` }
}

async function undo(what: unknown): Promise<Said> {
  const [{ ctx }, { t }] = await Promise.all([study(), texts()])
  const [cardId, id] = typeof what === 'string' ? what.split(' ') : []
  const input = MarkUndo.safeParse({ cardId, mark: id })
  const taken = input.success && (await takeMarkBack(ctx, input.data)).ok
  return { ok: taken, text: t(taken ? 'boards.mark.undone' : 'boards.mark.changed'), undo: null }
}
