'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { CardId } from '#core/card/card.ts'
import { type RestoreError, RestoreInput, restoreVersion } from '#core/study/restore-version.ts'
import { VersionNumber } from '#core/study/versions.ts'
import { i18n, type Translate } from '../../../_server/i18n.ts'
import { study } from '../../../_server/study.ts'
import type { Said } from '../../../_ui/use-said.ts'

/** A form carries text only. */
const RestoreForm = z
  .object({ cardId: CardId, n: VersionNumber, stage: z.string(), expectedHash: z.string() })
  .transform(({ cardId, n, stage, expectedHash }) => ({
    cardId,
    n,
    what: { ...(stage === '' ? {} : { stage }), expectedHash: expectedHash === '' ? null : expectedHash },
  }))

/** Makes the card's file what one of its versions was. Taken back by restoring the one before. */
export async function restore(_: Said | null, form: FormData): Promise<Said> {
  const [{ ctx }, { t }] = await Promise.all([study(), i18n()])
  const read = RestoreForm.safeParse(Object.fromEntries(form))
  const what = RestoreInput.safeParse(read.data?.what)
  if (!read.success || !what.success) return { ok: false, text: t('versions.invalid'), undo: null }
  const restored = await restoreVersion(ctx, read.data.cardId, read.data.n, what.data)
  refresh()
  return restored.ok
    ? { ok: true, text: t('versions.done', { n: restored.value.n }), undo: null }
    : { ok: false, text: sayError(t, restored.error, read.data.n), undo: null }
}

function sayError(t: Translate, error: RestoreError, n: number): string {
  switch (error.kind) {
    case 'unknown-version':
      return t('versions.invalid')
    case 'changed':
      return t('versions.changedSince')
    case 'no-card':
      return t('versions.noCard', { n })
    case 'no-file':
      return t('versions.noFile')
    case 'unreadable':
      return t('versions.unreadable', { path: error.path })
    case 'no-room':
      return t('versions.noRoom')
    default:
      return error satisfies never
  }
}
