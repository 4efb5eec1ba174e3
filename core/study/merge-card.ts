import { parseCard } from '#core/card/parse.ts'
import { mergeLines, type MergeConflict } from '#core/share/merge-lines.ts'

/** `base`: the card's text when it last came from elsewhere, null where that is not known. */
export type Sides = { readonly base: string | null; readonly mine: string; readonly theirs: string }

export type MergedCard = {
  readonly text: string
  /** `updated`: nobody had edited it. `unknown`: nothing says how it came, so that it stays as it is. */
  readonly change: 'updated' | 'merged' | 'conflict' | 'unchanged' | 'unknown'
  readonly conflicts: readonly MergeConflict[]
  /** The two cannot be brought together in parts: one of them is the card. */
  readonly isWhole: boolean
}

/**
 * What a card that was edited here becomes when its text comes anew from elsewhere. Where both sides changed the same
 * lines, or a merged text would be read less well than the card is, what is here stays.
 */
export function mergeCard({ base, mine, theirs }: Sides, file: string): MergedCard {
  const told = (text: string, change: MergedCard['change']): MergedCard => ({
    text,
    change,
    conflicts: [],
    isWhole: false,
  })
  if (mine === theirs || base === theirs) return told(mine, 'unchanged')
  if (base === null) return told(mine, 'unknown')
  if (base === mine) return told(theirs, 'updated')
  const { text, conflicts } = mergeLines(base, mine, theirs)
  if (isAsSound(text, mine, file)) {
    return { text, change: conflicts.length === 0 ? 'merged' : 'conflict', conflicts, isWhole: false }
  }
  const whole = { line: 1, base: base.split('\n'), mine: mine.split('\n'), theirs: theirs.split('\n') }
  return { text: mine, change: 'conflict', conflicts: [whole], isWhole: true }
}

/** Whether a text is the same card as another, with no more problems. */
export function isAsSound(text: string, before: string, file: string): boolean {
  const [now, then] = [parseCard(text, file), parseCard(before, file)]
  return now.card?.id === then.card?.id && now.problems.length <= then.problems.length
}
