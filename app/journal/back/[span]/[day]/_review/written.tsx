import type { EntryId } from '#core/journal/entry.ts'
import { showEntriesNamed } from '#core/study/journal/shown-entries.ts'
import { study } from '../../../../../_server/study.ts'
import { SectionBody } from '../../../../../_ui/section.tsx'

/** A review as it reads. */
export async function Written({ id, lang }: { id: EntryId; lang: string }) {
  const entry = (await showEntriesNamed((await study()).ctx, [id])).get(id)
  return entry && <SectionBody section={entry.section} lang={lang} />
}
