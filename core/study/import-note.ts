import { stat } from 'node:fs/promises'
import path from 'node:path'
import type { CardId } from '#core/card/card.ts'
import { importNote, type ImportedNote } from '#core/card/import/note.ts'
import { importAnkiText } from '#core/share/anki-notes.ts'
import { folderOf } from './apkg-cards.ts'
import { bringCard } from './bring-card.ts'
import { writeImage } from './card-images.ts'
import { isTable } from './card-tables.ts'
import type { Context } from './context.ts'
import { codeOf } from './file-errors.ts'
import { findRecord, keepOriginal, writeRecord, type ImportRecord } from './import-record.ts'
import type { NoteFile, NoteFiles } from './note-files.ts'
import { findImages, finderFor } from './note-images.ts'
import type { NoteCard, NoteFailure, NoteReport } from './note-report.ts'
import { idsFor, readNote, type ReadNote } from './read-note.ts'

/** What the notes of one import have in common. */
export type Work = {
  readonly ctx: Context
  readonly files: NoteFiles
  readonly folder: string | null
  readonly dryRun: boolean
  readonly today: string
  readonly ids: ReadonlyMap<string, CardId>
  /** Notes that were read, by their content. */
  readonly seen: Map<string, string>
}

/** Takes in one note. */
export async function importOne(work: Work, note: NoteFile): Promise<NoteReport> {
  const { ctx, seen, dryRun } = work
  const read = await readNote(note.file)
  if (!read.ok) return emptyReport(note, { failure: read.error })
  const { hash, encoding } = read.value
  const record = await findRecord(ctx.dataDir, note.file, hash)
  const other = record?.source === note.file ? null : (seen.get(hash) ?? (await elsewhere(record)))
  seen.set(hash, note.relative)
  if (other !== null) return emptyReport(note, { sameAs: other, encoding })

  const folder = work.folder ?? record?.folder ?? folderFor(note)
  const images = await findImages(note, read.value.text, folder, work.files)
  const importText = isTable(note, read.value.text) ? importAnkiText : importNote
  const imported = importText(read.value.text, {
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
  if (imported.unaccounted.length > 0) {
    return { ...report, failure: { kind: 'unaccounted', lines: imported.unaccounted } }
  }
  try {
    if (!dryRun) {
      await keepOriginal(ctx.dataDir, read.value.bytes, hash)
      for (const image of images.toMake) await writeImage(ctx.contentDir, image)
    }
    const cards = await bringAll(work, imported, record, folder)
    if (!dryRun) await remember(work, note, read.value, record, folder, imported, cards)
    return { ...report, cards: cards.toReversed() }
  } catch (error) {
    const reason = codeOf(error)
    if (reason === null) throw error
    return { ...report, failure: { kind: 'unwritable', reason } }
  }
}

/** The note that a record is of, if it is still there: another one of its content is a copy. */
async function elsewhere(record: ImportRecord | null): Promise<string | null> {
  if (!record) return null
  return stat(record.source).then(
    () => record.source,
    () => null,
  )
}

/** Writes the cards of a note, each after those that it leads to. */
async function bringAll(
  { ctx, dryRun }: Work,
  { cards }: ImportedNote,
  record: ImportRecord | null,
  folder: string,
): Promise<readonly NoteCard[]> {
  const brought: NoteCard[] = []
  for (const { key, id, title, source, filled, edges, openQuestions } of cards) {
    const base = record?.cards.find((one) => one.id === id)?.base ?? null
    const card = await bringCard(ctx, { id, title, source, folder, base }, dryRun)
    brought.push({ ...card, key, filled, edges, openQuestions })
  }
  return brought
}

async function remember(
  { ctx, today }: Work,
  note: NoteFile,
  { hash, encoding }: ReadNote,
  record: ImportRecord | null,
  folder: string,
  imported: ImportedNote,
  brought: readonly NoteCard[],
): Promise<void> {
  const cards = imported.cards.map(({ key, id, source }) => {
    const before = record?.cards.find((one) => one.id === id)
    const change = brought.find((one) => one.id === id)?.change
    // A conflict is shown again until it is settled in the card.
    return { key, id, base: change === 'conflict' && before ? before.base : source }
  })
  // What has gone from the note stays in the library, and may come back.
  const gone = record?.cards.filter(({ id }) => cards.every((one) => one.id !== id)) ?? []
  const { entries, boilerplate, warnings, status } = imported
  const now: ImportRecord = {
    format: 'zhuiwen-import/1',
    source: note.file,
    importedAt: ctx.now().toISOString(),
    created: record?.created ?? today,
    folder,
    original: hash,
    encoding,
    status,
    cards: [...cards, ...gone],
    lines: [...entries],
    boilerplate: [...boilerplate],
    warnings: [...warnings],
  }
  await writeRecord(ctx.dataDir, now, record)
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
