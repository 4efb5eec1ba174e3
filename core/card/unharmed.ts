import type { ParsedCard } from './parse.ts'
import type { StageId } from './stages.ts'

/**
 * Whether an edit of one stage left every other section as it was: code or a comment that is never closed would take in
 * what is written after it.
 */
export const isUnharmed = (before: ParsedCard, after: ParsedCard, edited: StageId): boolean =>
  JSON.stringify(othersOf(before, edited)) === JSON.stringify(othersOf(after, edited))

const othersOf = ({ source, card }: ParsedCard, edited: StageId): unknown =>
  card?.sections
    .filter(({ id }) => id !== edited)
    .map(({ id, heading, start, end }) => [id, heading, source.slice(start, end).trim()])
