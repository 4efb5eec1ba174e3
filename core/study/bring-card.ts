import type { CardId } from '#core/card/card.ts'
import { isCardPath, readCardFile, statCardFile } from '#core/card/disk.ts'
import type { MergeConflict } from '#core/share/merge-lines.ts'
import { takenInBy } from '#core/store/card-aliases.ts'
import { findCard } from '#core/store/cards.ts'
import type { FileChange } from './change-set.ts'
import type { Context } from './context.ts'
import { mergeCard } from './merge-card.ts'
import { filesFor } from './new-card.ts'

/**
 * What became of a card that was brought in. `updated`: nobody had edited it. `merged`: what was edited here and what
 * is new came together. `conflict`: not in all places. `unknown`: it is here, and nothing says how it came. `taken-in`:
 * it was merged into another card, which stays as it is.
 */
export const BROUGHT = ['made', 'updated', 'merged', 'conflict', 'unchanged', 'unknown', 'taken-in'] as const
export type Brought = (typeof BROUGHT)[number]

export type BroughtCard = {
  readonly id: CardId
  readonly title: string
  /** Relative to the content folder. */
  readonly path: string
  readonly change: Brought
  readonly conflicts: readonly MergeConflict[]
}

export type CardToBring = {
  readonly id: CardId
  readonly title: string
  readonly source: string
  /** For a new card. Relative to the content folder. */
  readonly folder: string
  /** The card's text when it was last brought in. Null: it never was, or that text is gone. */
  readonly base: string | null
}

/**
 * What is to become of a card that comes from elsewhere, without overwriting what was edited here since it last came:
 * both changes are merged, and where they contradict each other the edited text stays and the place is named.
 * @param taken paths that others are about to take; the one that this card takes is added
 * @returns `change`: of its file; null where that is as it should be
 */
export async function planCard(
  ctx: Context,
  card: CardToBring,
  taken: Set<string>,
): Promise<{ readonly brought: BroughtCard; readonly change: FileChange | null }> {
  const { id, title, source, base } = card
  const known = await findCard(ctx.db, id)
  const read = known && isCardPath(known.path) ? await readCardFile(ctx.contentDir, known.path) : null
  const owner = known ? null : await takenInBy(ctx.db, id)
  const into = owner && (await findCard(ctx.db, owner))
  if (into) {
    // Made once more, it would take its history back from the other one.
    return { brought: { id, title, path: into.path, change: 'taken-in', conflicts: [] }, change: null }
  }
  if (!known || !read) {
    const path = await freePath(ctx, card, taken)
    taken.add(path)
    return {
      brought: { id, title, path, change: 'made', conflicts: [] },
      change: { path, before: null, after: Buffer.from(source) },
    }
  }
  const { path } = known
  const { text, change, conflicts } = mergeCard({ base, mine: read.source, theirs: source }, path)
  const isSame = text === read.source
  return {
    brought: { id, title, path, change, conflicts },
    change: isSame ? null : { path, before: read.hash, after: Buffer.from(text) },
  }
}

async function freePath(ctx: Context, card: CardToBring, taken: ReadonlySet<string>): Promise<string> {
  for (const file of filesFor(card)) {
    if (!taken.has(file) && (await statCardFile(ctx.contentDir, file)) === null) return file
  }
  throw new Error('there is always another number')
}
