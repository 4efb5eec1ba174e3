import { stat } from 'node:fs/promises'
import path from 'node:path'
import type { CardId } from '#core/card/card.ts'
import { readMedia } from '#core/card/disk.ts'
import { importNote, type ImportedNote } from '#core/card/import/note.ts'
import { importAnkiText } from '#core/share/anki-notes.ts'
import { isCardTable } from '#core/share/anki-text.ts'
import { CSV_HEADER } from '#core/share/csv.ts'
import { folderOf } from './apkg-cards.ts'
import { planCard } from './bring-card.ts'
import type { ImageToMake } from './card-images.ts'
import { isTable } from './card-tables.ts'
import type { FileChange } from './change-set.ts'
import type { Context } from './context.ts'
import type { Records } from './find-record.ts'
import type { ImportRecord } from './import-record.ts'
import { isUploaded, type NoteFile, type NoteFiles } from './note-files.ts'
import { findImages, finderFor } from './note-images.ts'
import type { NoteCard, NoteFailure, NoteReport } from './note-report.ts'
import { recordOf } from './note-record.ts'
import { isOtherNote } from './other-note.ts'
import { idsFor, readNote, type ReadNote } from './read-note.ts'

/** What the notes of one import have in common. */
export type Work = {
  readonly ctx: Context
  readonly files: NoteFiles
  readonly folder: string | null
  readonly today: string
  readonly records: Records
  readonly ids: ReadonlyMap<string, CardId>
  /** Notes that were read, by their content. */
  readonly seen: Map<string, string>
}

/** What is to be done about a note. */
export type PlannedNote = {
  readonly note: NoteFile
  readonly report: NoteReport
  /** Of cards and images. */
  readonly changes: readonly FileChange[]
  /** What is kept of it. Null: nothing, as it is not taken in. */
  readonly keep: {
    readonly original: ReadNote
    readonly record: ImportRecord
    readonly before: ImportRecord | null
  } | null
}

/**
 * Thinks out what a note becomes. Writes nothing.
 * @param taken paths that other notes are about to take
 */
export async function planNote(work: Work, note: NoteFile, taken: Set<string>): Promise<PlannedNote> {
  const { ctx, seen } = work
  const only = (known: Known): PlannedNote => ({ note, report: emptyReport(note, known), changes: [], keep: null })
  const read = await readNote(note.file)
  if (!read.ok) return only({ failure: read.error })
  const { hash, encoding, text } = read.value
  if (isOtherTable(note, text)) return only({ failure: { kind: 'other-table' }, encoding })
  const found = await work.records.find(note, hash)
  const record = found?.record ?? null
  const other = found?.isOwn === true ? null : (seen.get(hash) ?? (await elsewhere(record, work.files)))
  if (other !== null && other !== note.relative) return only({ sameAs: other, encoding })
  seen.set(hash, note.relative)

  const folder = work.folder ?? record?.folder ?? folderFor(note)
  const images = await findImages(note, text, folder, work.files)
  const importText = isTable(note, text) ? importAnkiText : importNote
  const imported = importText(text, {
    name: note.relative,
    topics: [folder],
    today: record?.created ?? work.today,
    find: finderFor(work.ids, note, images.found),
    isVault: work.files.isVault,
    idsFor: idsFor(record, note, hash),
  })
  const report = {
    ...emptyReport(note, { encoding }),
    status: imported.status,
    lines: countsOf(imported),
    warnings: imported.warnings,
    images: { copied: images.toMake.length, onTheWeb: images.onTheWeb, missing: images.missing },
  }
  const failure = failureOf(imported, record)
  if (failure) return { note, report: { ...report, failure }, changes: [], keep: null }
  const cards = await planCards(ctx, imported, record, folder, taken)
  return {
    note,
    report: { ...report, cards: cards.brought.toReversed() },
    changes: [...(await imageChanges(ctx, images.toMake, taken)), ...cards.changes],
    keep: {
      original: read.value,
      record: recordOf(work, { note, read: read.value, before: record, folder }, imported, cards.brought),
      before: record,
    },
  }
}

function failureOf({ cards, unaccounted }: ImportedNote, record: ImportRecord | null): NoteFailure | null {
  if (unaccounted.length > 0) return { kind: 'unaccounted', lines: unaccounted }
  return record !== null && isOtherNote(record, cards) ? { kind: 'other-note' } : null
}

/** A table that was meant for something else would make cards of nonsense. */
const isOtherTable = ({ file, source }: NoteFile, text: string): boolean =>
  isUploaded(source) &&
  path.extname(file).toLowerCase() === '.csv' &&
  (text.startsWith(CSV_HEADER.slice(0, 8)) || !isCardTable(text))

/** The note that a record is of, if it is still there: another one of its content is a copy. */
async function elsewhere(record: ImportRecord | null, { notes }: NoteFiles): Promise<string | null> {
  if (!record) return null
  const { source } = record
  if (isUploaded(source)) return notes.find((note) => note.source === source)?.relative ?? null
  return stat(source).then(
    () => source,
    () => null,
  )
}

/** The images that are not there yet: one of its name holds the same bytes. */
async function imageChanges(
  { contentDir }: Context,
  images: readonly ImageToMake[],
  taken: Set<string>,
): Promise<readonly FileChange[]> {
  const changes: FileChange[] = []
  for (const { path: place, bytes } of images) {
    if (taken.has(place) || (await readMedia(contentDir, place)) !== null) continue
    taken.add(place)
    changes.push({ path: place, before: null, after: bytes })
  }
  return changes
}

/** The cards of a note, each after those that it leads to. */
async function planCards(
  ctx: Context,
  { cards }: ImportedNote,
  record: ImportRecord | null,
  folder: string,
  taken: Set<string>,
): Promise<{ readonly brought: readonly NoteCard[]; readonly changes: readonly FileChange[] }> {
  const [brought, changes]: [NoteCard[], FileChange[]] = [[], []]
  for (const { key, id, title, source, filled, edges, openQuestions } of cards) {
    const base = record?.cards.find((one) => one.id === id)?.base ?? null
    const card = await planCard(ctx, { id, title, source, folder, base }, taken)
    brought.push({ ...card.brought, key, filled, edges, openQuestions })
    if (card.change) changes.push(card.change)
  }
  return { brought, changes }
}

/** The folder that a note lies in, as a folder of cards. */
function folderFor({ relative }: NoteFile): string {
  const folder = path.posix.basename(path.posix.dirname(relative))
  return folder === '.' ? 'inbox' : folderOf(folder)
}

function countsOf({ entries, lineCount }: ImportedNote): Readonly<Record<string, number>> {
  const counts: Record<string, number> = { all: lineCount }
  for (const { as } of entries) counts[as] = (counts[as] ?? 0) + 1
  return counts
}

type Known = Partial<Pick<NoteReport, 'sameAs' | 'encoding'> & { failure: NoteFailure }>

const emptyReport = ({ relative }: NoteFile, { failure, sameAs, encoding }: Known): NoteReport => ({
  file: relative,
  failure: failure ?? null,
  sameAs: sameAs ?? null,
  encoding: encoding ?? null,
  status: null,
  cards: [],
  lines: {},
  warnings: [],
  images: { copied: 0, onTheWeb: 0, missing: [] },
})
