'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { settleConflict, SettleInput, type SettleError } from '#core/study/import-conflicts.ts'
import { ImportId } from '#core/study/import-run.ts'
import { undoImport } from '#core/study/undo-import.ts'
import { i18n } from '../_server/i18n.ts'
import { study } from '../_server/study.ts'
import type { Said } from '../_ui/use-said.ts'

const bad = (text: string): Said => ({ ok: false, text, undo: null })
const good = (text: string): Said => ({ ok: true, text, undo: null })

const SETTLE_ERRORS = {
  unknown: 'import.conflicts.unknown',
  changed: 'import.conflicts.changedSince',
  unreadable: 'import.conflicts.unreadable',
} as const satisfies Record<SettleError['kind'], string>

/** Writes a card as it was chosen: `id`, `expectedHash`, and `side-0`, `side-1`… for each of its `places`. */
export async function settle(_: Said | null, form: FormData): Promise<Said> {
  const [{ ctx }, { t }] = await Promise.all([study(), i18n()])
  const places = z.coerce.number().int().min(1).max(10_000).safeParse(form.get('places'))
  const input = SettleInput.safeParse({
    id: form.get('id'),
    expectedHash: form.get('expectedHash'),
    sides: Array.from({ length: places.data ?? 0 }, (_one, i) => form.get(`side-${i}`)),
  })
  if (!places.success || !input.success) return bad(t('import.conflicts.invalid'))
  const settled = await settleConflict(ctx, input.data)
  refresh()
  return settled.ok
    ? good(t('import.conflicts.settled', { path: settled.value.path }))
    : bad(t(SETTLE_ERRORS[settled.error.kind]))
}

/** Takes an import back. What stayed is said on the page. */
export async function takeImportBack(_: Said | null, form: FormData): Promise<Said> {
  const [{ ctx }, { t }] = await Promise.all([study(), i18n()])
  const id = ImportId.safeParse(form.get('id'))
  if (!id.success) return bad(t('import.undo.not-last'))
  const undone = await undoImport(ctx, id.data)
  refresh()
  // The page says of the import itself that it was taken back.
  if (undone.ok) return good('')
  return undone.error.kind === 'changed'
    ? bad(t('import.undo.changed', { path: undone.error.path }))
    : bad(t('import.undo.not-last'))
}
