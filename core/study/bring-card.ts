import path from 'node:path'
import type { CardId } from '#core/card/card.ts'
import { readCardFile, writeCardFile } from '#core/card/disk.ts'
import { parseCard } from '#core/card/parse.ts'
import { mergeLines, type MergeConflict } from '#core/share/merge-lines.ts'
import { findCard } from '#core/store/cards.ts'
import { hasRevision } from '#core/store/revisions.ts'
import type { Context } from './context.ts'
import { inTurn } from './in-turn.ts'
import { placeCard } from './new-card.ts'
import { syncContent } from './sync.ts'

/**
 * What became of a card that was brought in. `updated`: nobody had edited it. `merged`: what was edited here and what
 * is new came together. `conflict`: not in all places. `unknown`: it is here, and nothing says how it came.
 */
export type Brought = 'made' | 'updated' | 'merged' | 'conflict' | 'unchanged' | 'unknown'

export type BroughtCard = {
  readonly id: CardId
  readonly title: string
  /** Relative to the content folder. Null: a dry run has not chosen one. */
  readonly path: string | null
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
 * Writes a card that comes from elsewhere, without overwriting what was edited here since it last came: both changes
 * are merged, and where they contradict each other the edited text stays and the place is named. Not synced.
 */
export async function bringCard(ctx: Context, card: CardToBring, isDryRun: boolean): Promise<BroughtCard> {
  const { id, title, source, folder, base } = card
  const known = await findCard(ctx.db, id)
  const told = (change: Brought, place: string | null, conflicts: readonly MergeConflict[] = []): BroughtCard => {
    return { id, title, path: place, change, conflicts }
  }
  const make = async (): Promise<BroughtCard> => {
    if (isDryRun) return told('made', null)
    const made = await placeCard(ctx, { id, title, folder, source, whenTaken: 'suffix' })
    // A name that is taken gets a number.
    if (!made.ok) throw new Error(made.error.kind)
    return told('made', made.value.path)
  }
  if (!known) return make()
  return inTurn(path.join(ctx.contentDir, known.path), async () => {
    const read = await readCardFile(ctx.contentDir, known.path)
    if (read === null) return make()
    const { text, change, conflicts } = outcome({ base, mine: read.source, theirs: source, file: known.path })
    if (text !== read.source && !isDryRun) {
      // What stands there now must be among the revisions before it goes.
      if (!(await hasRevision(ctx.db, id, read.hash))) await syncContent(ctx, { only: [known.path] })
      await writeCardFile(ctx.contentDir, known.path, text)
    }
    return told(change, known.path, conflicts)
  })
}

type Sides = { readonly base: string | null; readonly mine: string; readonly theirs: string; readonly file: string }

function outcome({ base, mine, theirs, file }: Sides): {
  readonly text: string
  readonly change: Brought
  readonly conflicts: readonly MergeConflict[]
} {
  if (mine === theirs || base === theirs) return { text: mine, change: 'unchanged', conflicts: [] }
  if (base === null) return { text: mine, change: 'unknown', conflicts: [] }
  if (base === mine) return { text: theirs, change: 'updated', conflicts: [] }
  const { text, conflicts } = mergeLines(base, mine, theirs)
  const [before, after] = [parseCard(mine, file), parseCard(text, file)]
  const isSound = after.card?.id === before.card?.id && after.problems.length <= before.problems.length
  if (isSound) return { text, change: conflicts.length === 0 ? 'merged' : 'conflict', conflicts }
  const whole = { line: 1, base: base.split('\n'), mine: mine.split('\n'), theirs: theirs.split('\n') }
  return { text: mine, change: 'conflict', conflicts: [whole] }
}
