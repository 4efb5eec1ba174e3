import path from 'node:path'
import type { CardId } from '#core/card/card.ts'
import { isCardPath, listCardFiles, readCardFile } from '#core/card/disk.ts'
import { err, ok, type Result } from '#core/result.ts'
import { cardsStudied } from '#core/store/asked.ts'
import { findCard, indexEntries } from '#core/store/cards.ts'
import { IMAGE_MARK, IMAGE_MARK_LENGTH } from './card-images.ts'
import { filesOfBatch, undoBatch, type ChangedFile } from './change-set.ts'
import type { Context } from './context.ts'
import { dropRecord, recordAt, writeRecord, type ImportRecord } from './import-record.ts'
import { listRuns, readReplaced, readReports, writeRun, type ImportId, type ImportRun } from './import-run.ts'
import { importTurn } from './import-turn.ts'
import type { NoteCard } from './note-report.ts'

/** `none`: there is no import that could be taken back. `not-last`: a later one may have gone on from it. */
export type UndoImportError = { readonly kind: 'none' } | { readonly kind: 'not-last' } | Changing
/** A file is being written at this moment, again and again. */
type Changing = { readonly kind: 'changed'; readonly path: string }

type Undone = NonNullable<ImportRun['undone']>

/** The import that would be taken back: the last that wrote anything. Null: there is none. */
export async function undoableImport(ctx: Context): Promise<ImportRun | null> {
  const runs = await listRuns(ctx.dataDir)
  return runs.find(({ undone, written, endedAt }) => undone === null && (written > 0 || endedAt === null)) ?? null
}

/**
 * Takes the last import back: cards and images that it made go, cards that it updated are what they were, and the notes
 * are known as they were. What was edited since stays, and so does a card that was answered since, with its images.
 * @param id the import that is meant. Null: whichever is the last
 */
export const undoImport = (ctx: Context, id: ImportId | null): Promise<Result<ImportRun, UndoImportError>> =>
  importTurn(ctx, async () => {
    const run = await undoableImport(ctx)
    if (!run) return err({ kind: 'none' })
    if (id !== null && run.id !== id) return err({ kind: 'not-last' })
    const files = await filesOfBatch(ctx, run.id)
    const cards = await cardsOf(ctx, run.id, files)
    const undone = await undoFiles(ctx, run.id, files, cards)
    if (!undone.ok) return undone
    const kept = cards.filter((card) => undone.value.kept.includes(card.path)).map((card) => card.id)
    await putBackRecords(ctx, run.id, new Set(kept))
    const done = { ...run, undone: undone.value }
    await writeRun(ctx.dataDir, done)
    return ok(done)
  })

type BroughtCard = Pick<NoteCard, 'id' | 'title' | 'path' | 'change'>

/** The cards of an import. One that was cut off had written more than it came to report. */
async function cardsOf(ctx: Context, id: ImportId, files: readonly ChangedFile[]): Promise<readonly BroughtCard[]> {
  const cards: BroughtCard[] = (await readReports(ctx.dataDir, id)).flatMap((report) => report.cards)
  const reported = new Set(cards.map((card) => card.path))
  const others = new Map(files.filter((one) => !reported.has(one.path)).map((one) => [one.path, one]))
  for (const [place, entry] of await indexEntries(ctx.db, [...others.keys()], [])) {
    const card = await findCard(ctx.db, entry.id)
    const change = others.get(place)?.isNew === true ? 'made' : 'updated'
    if (card) cards.push({ id: card.id, title: card.title, path: place, change })
  }
  return cards
}

async function undoFiles(
  ctx: Context,
  id: ImportId,
  files: readonly ChangedFile[],
  cards: readonly BroughtCard[],
): Promise<Result<Undone, Changing>> {
  const studied = await cardsStudied(
    ctx.db,
    cards.filter(({ change }) => change === 'made').map((card) => card.id),
  )
  const answered = cards.filter((card) => card.change === 'made' && studied.has(card.id))
  const keep = await toKeep(ctx, files, new Set(answered.map((card) => card.path)))
  const undone = await undoBatch(ctx, id, { skipChanged: true, keep })
  if (!undone.ok && undone.error.kind === 'changed') return err(undone.error)
  const left = undone.ok ? undone.value.kept : []
  const kept: string[] = []
  // What somebody has deleted did not stay.
  for (const file of left.filter(isCardPath)) if (await readCardFile(ctx.contentDir, file)) kept.push(file)
  const said = answered.map(({ id: cardId, title }) => ({ id: cardId, title }))
  return ok({ at: ctx.now().toISOString(), kept: kept.toSorted(), answered: said })
}

/** Cards that were answered, and the images that any card names which stays: one that took theirs in, or was edited since. */
async function toKeep(
  ctx: Context,
  files: readonly ChangedFile[],
  answered: ReadonlySet<string>,
): Promise<readonly string[]> {
  const going = new Set(files.filter((file) => !file.isChanged && !answered.has(file.path)).map((file) => file.path))
  const images = files.map((file) => file.path).filter((file) => !isCardPath(file))
  const named = new Set<string>()
  for (const { path: file } of images.length === 0 ? [] : await listCardFiles(ctx.contentDir)) {
    const source = going.has(file) ? '' : ((await readCardFile(ctx.contentDir, file))?.source ?? '')
    for (const [mark] of source.matchAll(IMAGE_MARK)) named.add(mark)
  }
  const isNamed = (image: string): boolean => named.has(path.posix.basename(image).slice(0, IMAGE_MARK_LENGTH))
  return [...answered, ...images.filter(isNamed)]
}

/** Records become what they were. Of a note with a card that stays, all ids are kept: it may link to those that went. */
async function putBackRecords(ctx: Context, id: ImportId, kept: ReadonlySet<CardId>): Promise<void> {
  const first = new Map<string, ImportRecord | null>()
  for (const { source, before } of await readReplaced(ctx.dataDir, id)) {
    if (!first.has(source)) first.set(source, before)
  }
  for (const [source, before] of first) {
    const now = await recordAt(ctx.dataDir, source)
    const hasKept = now?.cards.some((card) => kept.has(card.id)) ?? false
    const cards = now?.cards.map((card) => {
      const earlier = kept.has(card.id) ? undefined : before?.cards.find((one) => one.id === card.id)
      return earlier ?? card
    })
    if (now && cards && hasKept) await writeRecord(ctx.dataDir, { ...(before ?? now), cards }, now)
    else if (before) await writeRecord(ctx.dataDir, before, now)
    else await dropRecord(ctx.dataDir, source)
  }
}
