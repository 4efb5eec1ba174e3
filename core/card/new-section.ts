import type { Card, Section } from './card.ts'
import { lineEndOf } from './line-ends.ts'
import { canonicalHeading, type SectionId, STAGES } from './stages.ts'

/** Where a section that a file lacks goes, as a UTF-16 offset, and what stands around its text there. */
export type NewPlace = {
  readonly at: number
  /** Blank lines before the heading. */
  readonly gap: string
  /** Without its marks. */
  readonly heading: string
  /** After the end of the text's last line. */
  readonly tail: string
}

/** After the last section that comes before it, else before the first section, else at the end. */
export function placeForNew(
  source: string,
  { sections, lang }: Pick<Card, 'sections' | 'lang'>,
  id: Exclude<SectionId, 'preface'>,
): NewPlace {
  const eol = lineEndOf(source)
  const stages = id === 'review-notes' ? STAGES : STAGES.slice(0, STAGES.indexOf(id))
  const earlier = new Set<SectionId>(['preface', ...stages])
  const before = sections.findLast((section) => earlier.has(section.id))
  const at = before?.end ?? startOf(source, sections[0])
  const gap = source.slice(0, at).endsWith(eol + eol) ? '' : source.slice(0, at).endsWith(eol) ? eol : eol + eol
  return { at, gap, heading: canonicalHeading(id, lang), tail: at === source.length ? '' : eol }
}

/** Where the line of a section's heading begins; without one, the end. */
export function startOf(source: string, section: Section | undefined): number {
  if (!section) return source.length
  const heading = source.lastIndexOf(section.heading, section.start)
  return Math.max(source.lastIndexOf('\n', heading), source.lastIndexOf('\r', heading)) + 1
}
