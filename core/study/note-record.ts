import type { ImportedNote } from '#core/card/import/note.ts'
import type { Work } from './import-note.ts'
import type { ImportRecord } from './import-record.ts'
import { isUploaded, type NoteFile } from './note-files.ts'
import type { NoteCard } from './note-report.ts'
import type { ReadNote } from './read-note.ts'

type TakenIn = {
  readonly note: NoteFile
  readonly read: ReadNote
  readonly before: ImportRecord | null
  /** Of its new cards. */
  readonly folder: string
}

/** What is kept of a note that is taken in. */
export function recordOf(
  { ctx, today }: Pick<Work, 'ctx' | 'today'>,
  { note, read, before, folder }: TakenIn,
  { cards: imported, entries, boilerplate, warnings, status }: ImportedNote,
  brought: readonly NoteCard[],
): ImportRecord {
  const cards = imported.map(({ key, id, source }) => {
    const known = before?.cards.find((one) => one.id === id)
    const change = brought.find((one) => one.id === id)?.change
    // A conflict is shown again until it is settled.
    const isOpen = change === 'conflict' && known !== undefined
    return isOpen ? { key, id, base: known.base, theirs: source } : { key, id, base: source, theirs: null }
  })
  // What has gone from the note stays in the library, and may come back.
  const gone = before?.cards.filter(({ id }) => cards.every((one) => one.id !== id)) ?? []
  // A file of the disk that was uploaded this time is still that file.
  const isFile = before !== null && isUploaded(note.source) && !isUploaded(before.source)
  return {
    format: 'zhuiwen-import/1',
    source: isFile ? before.source : note.source,
    importedAt: ctx.now().toISOString(),
    created: before?.created ?? today,
    folder,
    original: read.hash,
    encoding: read.encoding,
    status,
    cards: [...cards, ...gone],
    lines: [...entries],
    boilerplate: [...boilerplate],
    warnings: [...warnings],
  }
}
