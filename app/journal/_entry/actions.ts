'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { CardId } from '#core/card/card.ts'
import { ENTRY_KINDS, EntryId } from '#core/journal/entry.ts'
import { StudyDay } from '#core/schedule/study-day.ts'
import { saveEntry, type SaveEntryError } from '#core/study/journal/entries.ts'
import { texts, type Translate } from '../../_server/i18n.ts'
import { study } from '../../_server/study.ts'
import { entryHref } from '../../_ui/links.ts'

/** What became of a form. `text`: what it goes on with, from `version`. `theirs`: what the entry says instead. */
export type PlainlyWritten = {
  readonly isOk: boolean
  readonly note: string
  readonly text: string
  readonly version: number | null
  readonly theirs: string | null
}

/** A form knows no null. */
const none = <S extends z.ZodType>(schema: S) => z.preprocess((value) => (value === '' ? null : value), schema)
const Form = z.object({
  id: EntryId,
  base: none(z.coerce.number().int().nullable()),
  kind: z.enum(ENTRY_KINDS),
  day: StudyDay,
  cardId: none(CardId.nullable()),
  text: z.string(),
  remove: z.string().optional(),
})

/** Writes an entry, or takes it away, where there is no script to do it. */
export async function writePlainly(_: PlainlyWritten | null, form: FormData): Promise<PlainlyWritten> {
  const [{ ctx }, { t }] = await Promise.all([study(), texts()])
  const read = Form.safeParse(Object.fromEntries(form))
  if (!read.success) {
    return {
      isOk: false,
      note: t('entry.plain.invalid'),
      text: String(form.get('text') ?? ''),
      version: null,
      theirs: null,
    }
  }
  const { remove, ...input } = read.data
  const text = remove === undefined ? input.text : ''
  const saved = await saveEntry(ctx, { ...input, text })
  if (!saved.ok) return { isOk: false, text: input.text, version: input.base, theirs: null, ...sayNot(t, saved.error) }
  const { id, version } = saved.value
  if (version !== null && saved.value.text === '') redirect(entryHref(id))
  const note = version === null ? t('entry.plain.empty') : t('entry.plain.saved')
  // A new one is among the entries from now on, and its form is for the next.
  return {
    isOk: version !== null,
    note,
    text: input.base === null ? '' : saved.value.text,
    version: input.base === null ? null : version,
    theirs: null,
  }
}

function sayNot(t: Translate, error: SaveEntryError): Pick<PlainlyWritten, 'note'> & Partial<PlainlyWritten> {
  switch (error.kind) {
    case 'conflict':
      return { note: t('entry.plain.changed'), version: error.theirs.version, theirs: error.theirs.text }
    case 'too-long':
      return { note: t('entry.trouble.tooLong', { limit: error.limit }) }
    case 'unknown-card':
      return { note: t('entry.trouble.noCard') }
    default:
      return error satisfies never
  }
}
