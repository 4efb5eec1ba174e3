'use server'

import { z } from 'zod'
import { CardId } from '#core/card/card.ts'
import { FileHash } from '#core/card/edit-draft.ts'
import { parseCard } from '#core/card/parse.ts'
import { textOf, Written } from '#core/card/with-text.ts'
import { saveText } from '#core/study/write-card.ts'
import { i18n } from '../../../_server/i18n.ts'
import { study } from '../../../_server/study.ts'
import { sayTrouble } from './say.ts'

/** What became of a form. `text` is what was written, and `hash` what it now begins from; `theirs`: what the file says instead. */
export type PlainlySaved = {
  readonly isOk: boolean
  readonly note: string
  readonly text: string
  readonly hash: string
  readonly theirs: string | null
}

/** A form knows no null. */
const Form = z.object({
  id: CardId,
  part: z.preprocess((part) => (part === '' ? null : part), Written),
  baseHash: FileHash,
  text: z.string(),
})

/** Writes one section of a card, or all of its file, where there is no script to do it. */
export async function savePlainly(_: PlainlySaved | null, form: FormData): Promise<PlainlySaved> {
  const [{ ctx }, { t }] = await Promise.all([study(), i18n()])
  const read = Form.safeParse(Object.fromEntries(form))
  if (!read.success) return { isOk: false, note: t('editor.trouble.refused'), text: '', hash: '', theirs: null }
  const { id, ...input } = read.data
  const saved = await saveText(ctx, id, input)
  const kept = { text: input.text, hash: input.baseHash, theirs: null }
  if (saved.ok) return { isOk: true, note: t('editor.plain.saved'), ...kept, hash: saved.value.hash }
  if (saved.error.kind !== 'stale') return { isOk: false, note: sayTrouble(t, saved.error), ...kept }
  const { hash, source } = saved.error.theirs
  const theirs = textOf(parseCard(source, ''), input.part)
  return { isOk: false, note: t('editor.plain.changed'), ...kept, hash, theirs }
}
