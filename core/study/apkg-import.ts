import { err, ok, type Result } from '#core/result.ts'
import type { CardId } from '#core/card/card.ts'
import { cardsIn, type CardIn, type LeftOut } from '#core/share/apkg/notes-in.ts'
import { reviewsIn, type NoReview } from '#core/share/apkg/reviews-in.ts'
import { PackageFault } from '#core/share/zip.ts'
import { allOwners } from '#core/store/card-aliases.ts'
import { briefs } from '#core/store/cards.ts'
import type { Counts } from '#core/store/history-merge.ts'
import { cardToMake, makeCard, type CardToMake } from './apkg-cards.ts'
import { withPackage, type Package } from './apkg-package.ts'
import type { Context } from './context.ts'
import { codeOf } from './file-errors.ts'
import { addFacts, comingFrom, type Imported } from './history-import.ts'
import { reviewsFrom } from './history-reviews.ts'
import type { ApkgImportError } from './import-errors.ts'
import { readSettings } from './settings.ts'
import { syncContent } from './sync.ts'

export type ApkgOptions = {
  /** The folder for new cards. Null: one for each deck. */
  readonly folder?: string | null
  readonly dryRun?: boolean
}

/** What a package brought, or would bring. */
export type ApkgImported = {
  /** New cards; `path` is relative to the content folder, and null in a dry run. */
  readonly made: readonly { readonly id: CardId; readonly title: string; readonly path: string | null }[]
  /** Cards that are here already. Their files are left as they are. */
  readonly there: number
  readonly images: number
  /** Images that the package should have and has not. */
  readonly lost: readonly string[]
  readonly cardsLeftOut: Readonly<Partial<Record<LeftOut | 'no-card-file', number>>>
  readonly reviews: Counts
  readonly reviewsLeftOut: Readonly<Partial<Record<NoReview, number>>>
  /** Cards of which reviews are kept and there is no file. */
  readonly unknown: readonly CardId[]
  readonly backup: string | null
}

/** Two reviews of one card with one rating, as close as this in ms, are one: logs move an entry on where two would be one. */
const LOOSE_MS = 1000

/**
 * Takes in an Anki package: its notes become cards, its log becomes reviews. What is here already stays as it is, so
 * importing a package again changes nothing. The whole package is read and converted before anything is written.
 */
export async function importApkg(
  ctx: Context,
  file: string,
  { folder = null, dryRun = false }: ApkgOptions = {},
): Promise<Result<ApkgImported, ApkgImportError>> {
  await syncContent(ctx)
  let plan: Plan
  try {
    plan = await withPackage(file, (opened) => planFor(ctx, opened, folder))
  } catch (error) {
    if (error instanceof PackageFault) return err({ kind: 'bad-package', file, message: error.message })
    const code = codeOf(error)
    if (code === null) throw error
    return err({ kind: 'unreadable', file, reason: code })
  }
  const { reviews, leftOut: reviewsLeftOut } = plan.log
  const facts = { file, ...comingFrom(reviewsFrom(reviews)), looseMs: LOOSE_MS }
  const nothing: Imported = { counts: {}, unknown: [], backup: null }
  const added = reviews.length === 0 ? ok(nothing) : await addFacts(ctx, facts, { dryRun })
  if (!added.ok) return added

  const made: { id: CardId; title: string; path: string | null }[] = []
  for (const card of plan.make) {
    const { id, title } = card
    try {
      made.push({ id, title, path: dryRun ? null : await makeCard(ctx, card) })
    } catch (error) {
      const code = codeOf(error)
      if (code === null) throw error
      await syncMade(ctx, made)
      return err({ kind: 'unwritable', reason: code, made: made.length, of: plan.make.length })
    }
  }
  if (!dryRun) await syncMade(ctx, made)
  const making = new Set(plan.make.map(({ id }) => id))
  return ok({
    made,
    there: plan.there,
    images: plan.make.reduce((sum, { images }) => sum + images.length, 0),
    lost: plan.lost,
    cardsLeftOut: plan.leftOut,
    reviews: added.value.counts['Review'] ?? { added: 0, there: 0 },
    reviewsLeftOut,
    unknown: added.value.unknown.filter((id) => !making.has(id)),
    backup: added.value.backup,
  })
}

type Plan = {
  readonly make: readonly CardToMake[]
  readonly there: number
  readonly lost: readonly string[]
  readonly leftOut: ApkgImported['cardsLeftOut']
  readonly log: ReturnType<typeof reviewsIn>
}

async function planFor(ctx: Context, { collection, image }: Package, folder: string | null): Promise<Plan> {
  const { cards, ids, leftOut } = cardsIn(collection)
  const known = await briefs(
    ctx.db,
    cards.map(({ id }) => id),
  )
  // One that was merged into another is there as that.
  const merged = await allOwners(ctx.db)
  const isNew = ({ id }: CardIn): boolean => !known.has(id) && !merged.has(id)
  const [make, lost]: [CardToMake[], Set<string>] = [[], new Set()]
  let unfit = 0
  for (const card of cards.filter(isNew)) {
    const made = await cardToMake(card, folder, image, lost)
    if (made) make.push(made)
    else unfit += 1
  }
  const { day } = await readSettings(ctx.db)
  return {
    make,
    there: cards.length - cards.filter(isNew).length,
    lost: [...lost].toSorted(),
    leftOut: unfit === 0 ? leftOut : { ...leftOut, 'no-card-file': unfit },
    log: reviewsIn(collection, ids, day, ctx.now()),
  }
}

async function syncMade(ctx: Context, made: ApkgImported['made']): Promise<void> {
  const only = made.flatMap(({ path }) => path ?? [])
  if (only.length > 0) await syncContent(ctx, { only })
}
