import type { ParsedCard } from './parse.ts'
import type { SectionId } from './stages.ts'

/**
 * Whether an edit of one section left every other section as it was: code or a comment that is never closed would take in
 * what is written after it.
 */
export const isUnharmed = (before: ParsedCard, after: ParsedCard, edited: SectionId): boolean =>
  JSON.stringify(othersOf(before, edited)) === JSON.stringify(othersOf(after, edited))

const othersOf = ({ source, card }: ParsedCard, edited: SectionId): unknown =>
  card?.sections
    .filter(({ id }) => id !== edited)
    .map(({ id, heading, start, end }) => [id, heading, source.slice(start, end).trim()])
