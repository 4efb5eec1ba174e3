import { ok } from '#core/result.ts'
import { applyChanges } from './change-set.ts'
import { codeOf } from './file-errors.ts'
import { dropRecord, keepOriginal, writeRecord, type ImportRecord } from './import-record.ts'
import { addReplaced, type ImportId } from './import-run.ts'
import { planNote, type PlannedNote, type Work } from './import-note.ts'
import type { NoteFailure, NoteReport } from './note-report.ts'

/** Plans of a note at most: a card may be saved in an editor just when it is to be written. */
const ATTEMPTS = 3

/** `written`: files of cards and images. */
export type WrittenNotes = { readonly reports: readonly NoteReport[]; readonly written: number }

/**
 * Does what was planned for some notes, as one change of the library; where one of them stands in the way, each by
 * itself. What is replaced is written down first, so that it can be put back.
 */
export async function writeNotes(work: Work, id: ImportId, planned: readonly PlannedNote[]): Promise<WrittenNotes> {
  if ((await write(work, id, planned)) === null) return done(planned)
  const each: WrittenNotes[] = []
  for (const one of planned) each.push(await writeAlone(work, id, one))
  return {
    reports: each.flatMap(({ reports }) => reports),
    written: each.reduce((sum, { written }) => sum + written, 0),
  }
}

const done = (planned: readonly PlannedNote[]): WrittenNotes => ({
  reports: planned.map(({ report }) => report),
  written: planned.reduce((sum, { changes }) => sum + changes.length, 0),
})

/** The cards may be other ones by now: the note is planned anew. */
async function writeAlone(work: Work, id: ImportId, { note, report }: PlannedNote): Promise<WrittenNotes> {
  let failure: NoteFailure | null = null
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const again = await planNote(work, note, new Set())
    failure = await write(work, id, [again])
    if (failure === null) return done([again])
    if (failure.kind !== 'changed') break
  }
  return { reports: [{ ...report, cards: [], failure }], written: 0 }
}

/** All of it or, with the reason, nothing. */
async function write(work: Work, id: ImportId, planned: readonly PlannedNote[]): Promise<NoteFailure | null> {
  try {
    return await writeAll(work, id, planned)
  } catch (error) {
    const reason = codeOf(error)
    if (reason === null) throw error
    return { kind: 'unwritable', reason }
  }
}

async function writeAll({ ctx }: Work, id: ImportId, planned: readonly PlannedNote[]): Promise<NoteFailure | null> {
  const { dataDir } = ctx
  const kept = planned.flatMap(({ keep }) => keep ?? [])
  for (const { original } of kept) await keepOriginal(dataDir, original.bytes, original.hash)
  const replacing = kept.filter(({ record, before }) => !isSame(record, before))
  const replaced = replacing.map(({ record, before }) => ({ source: record.source, before }))
  await addReplaced(dataDir, id, replaced)
  // Those of new notes come first, so that a crash before the others leaves cards of which it is known how they came.
  // What an old one has as its base must not be said before the card says it.
  const [fresh, known] = [replacing.filter(({ before }) => !before), replacing.filter(({ before }) => before)]
  for (const { record } of fresh) await writeRecord(dataDir, record, null)
  const changes = planned.flatMap((one) => one.changes)
  let isIn = false
  try {
    const deed = { kind: 'import', batch: id, about: {} } as const
    const applied = changes.length === 0 ? ok(null) : await applyChanges(ctx, deed, changes)
    isIn = applied.ok
    if (!applied.ok) return applied.error
  } finally {
    for (const { record } of isIn ? [] : fresh) await dropRecord(dataDir, record.source)
  }
  for (const { record, before } of known) await writeRecord(dataDir, record, before)
  return null
}

/** Whether a record says what the one before it said, but for the time. */
const isSame = (record: ImportRecord, before: ImportRecord | null): boolean =>
  before !== null && JSON.stringify({ ...record, importedAt: '' }) === JSON.stringify({ ...before, importedAt: '' })
