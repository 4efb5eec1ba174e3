import { rm } from 'node:fs/promises'
import type { CardId } from '#core/card/card.ts'
import { err, ok, type Result } from '#core/result.ts'
import { backupDb, backupName } from '#core/store/backup.ts'
import { allOwners } from '#core/store/card-aliases.ts'
import { briefs } from '#core/store/cards.ts'
import type { Tx } from '#core/store/db.ts'
import { beginMerge, type Counts } from '#core/store/history-merge.ts'
import { insideLongWrite, ruleBroken } from '#core/store/history-write.ts'
import { dropSavedDrafts } from '#core/store/drafts.ts'
import { cardsReviewed } from '#core/store/reviews.ts'
import type { Context } from './context.ts'
import { countFacts, HistoryFault, readJsonFacts, type Batch } from './history-file.ts'
import { readReviews, type Reviews } from './history-reviews.ts'
import type { ImportError } from './import-errors.ts'
import { refoldCards } from './refold.ts'
import { syncContent } from './sync.ts'

/** What an import brought, or would bring. */
export type Imported = {
  /** Of each table that the file has something of. */
  readonly counts: Readonly<Record<string, Counts>>
  /** Cards with new reviews of which there is no file. Their history is kept, and is theirs when the file comes. */
  readonly unknown: readonly CardId[]
  /** The copy made of the database before. Null: nothing was changed, or it lies on a server. */
  readonly backup: string | null
}

export type ImportOptions = {
  /** Nothing is written: answers what would come. */
  readonly dryRun?: boolean
}

/**
 * Adds the facts of a JSON or a CSV file that are not here yet, all of them or none, and folds the schedules that they
 * change. Nothing that is here is changed, and importing a file again changes nothing. Into an empty history, JSON
 * restores exactly what was exported.
 */
export async function importHistory(
  ctx: Context,
  file: string,
  options: ImportOptions = {},
): Promise<Result<Imported, ImportError>> {
  try {
    if (file.toLowerCase().endsWith('.csv')) {
      const facts = comingFrom(await readReviews(file))
      return await thenSync(ctx, await addFacts(ctx, { file, ...facts, looseMs: 0 }, options), options)
    }
    // Once before, so that nobody waits while a file is read that is then refused.
    const coming = await countFacts(readJsonFacts(file))
    const facts = () => readJsonFacts(file)
    return await thenSync(ctx, await addFacts(ctx, { file, coming, facts, looseMs: 0 }, options), options)
  } catch (error) {
    if (error instanceof HistoryFault) return err({ kind: 'not-history', file, message: error.message })
    const { code } = error as NodeJS.ErrnoException
    if (!/^E[A-Z]+$/.test(code ?? '')) throw error
    return err({ kind: 'unreadable', file, reason: code ?? '' })
  }
}

/**
 * Looks for files of the cards, which nobody may have done yet on a new machine. Not before: what is seen of a file is
 * a fact, too, and a history that has any is not empty.
 */
async function thenSync(
  ctx: Context,
  imported: Result<Imported, ImportError>,
  { dryRun = false }: ImportOptions,
): Promise<Result<Imported, ImportError>> {
  if (!imported.ok || dryRun || imported.value.unknown.length === 0) return imported
  await syncContent(ctx)
  return ok({ ...imported.value, unknown: await withoutFile(ctx.db, imported.value.unknown) })
}

/** Those of these cards of which there is no file, nor of one that has taken them in. */
export async function withoutFile(tx: Tx, ids: readonly CardId[]): Promise<readonly CardId[]> {
  const known = await briefs(tx, ids)
  const owners = await allOwners(tx)
  return ids.filter((id) => !known.has(id) && !owners.has(id)).toSorted()
}

/** Facts to be added. */
export type Coming = {
  readonly file: string
  /** How many of each table. */
  readonly coming: ReadonlyMap<string, number>
  /** In the order of the tables. Asked for again if the transaction has to be. */
  readonly facts: () => AsyncIterable<Batch>
  /** Instants this close, in ms, count as the same. */
  readonly looseMs: number
}

/** Reviews, as facts to be added. */
export const comingFrom = ({ count, facts }: Reviews): Pick<Coming, 'coming' | 'facts'> => ({
  coming: new Map([['Review', count]]),
  facts,
})

class DryRun extends Error {
  readonly imported: Imported
  constructor(imported: Imported) {
    super('a dry run')
    this.imported = imported
  }
}

/** Adds facts in one transaction, after a backup, which goes again if there was nothing to add. */
export async function addFacts(
  ctx: Context,
  coming: Coming,
  { dryRun = false }: ImportOptions,
): Promise<Result<Imported, ImportError>> {
  const backup = dryRun ? null : await backupBefore(ctx)
  if (backup !== null && !backup.ok) return backup
  const copy = backup?.value ?? null
  let isKept = false
  try {
    const imported = await insideLongWrite(ctx.db, async (tx) => {
      const merge = await beginMerge(tx, coming.coming, coming.looseMs)
      for await (const { table, facts } of coming.facts()) await merge.add(table, facts)
      // What was under way there may be saved here.
      await dropSavedDrafts(tx)
      const counts = Object.fromEntries([...merge.counts()].filter(([, { added, there }]) => added + there > 0))
      const touched = [...merge.cards()]
      // Other settings, other schedules.
      const others = (counts['Setting']?.added ?? 0) > 0 ? await cardsReviewed(tx) : []
      await refoldCards(tx, new Set([...touched, ...others]))
      const found = { counts, unknown: await withoutFile(tx, touched), backup: copy }
      if (dryRun) throw new DryRun(found)
      return found
    })
    isKept = Object.values(imported.counts).some(({ added }) => added > 0)
    return ok({ ...imported, backup: isKept ? copy : null })
  } catch (error) {
    if (error instanceof DryRun) return ok(error.imported)
    const message = ruleBroken(error)
    if (message !== null) return err({ kind: 'contradiction', file: coming.file, message })
    throw error
  } finally {
    if (copy !== null && !isKept) await rm(copy, { force: true })
  }
}

async function backupBefore(ctx: Context): Promise<Result<string | null, ImportError>> {
  const made = await backupDb(ctx.db, backupName(ctx.dataDir, ctx.now(), 'before-import'))
  if (made.ok) return made
  return made.error.kind === 'on-a-server' ? ok(null) : err({ kind: 'no-backup', error: made.error })
}
