import type { Card } from '../card.ts'
import { placeOf } from '../followups.ts'
import { findFrontmatter } from '../frontmatter.ts'
import { canonicalHeading, STAGES } from '../stages.ts'
import { type Finding, finding } from './finding.ts'

/** One note for all stages without text, where the first of them would be written. */
export function missingStages(
  source: string,
  file: string,
  { sections, lang }: Pick<Card, 'sections' | 'lang'>,
): readonly Finding[] {
  const written = sections.filter(({ start, end }) => source.slice(start, end).trim() !== '')
  const missing = STAGES.filter((stage) => written.every(({ id }) => id !== stage))
  const [first] = missing
  if (first === undefined) return []
  const earlier = STAGES.slice(0, STAGES.indexOf(first))
  const before = sections.filter(({ id }) => earlier.some((stage) => stage === id)).at(-1)
  const here = sections.find(({ id }) => id === first)
  const offset = here?.start ?? before?.end ?? findFrontmatter(source)?.bodyStart ?? 0
  const message = `${missing.length} of ${STAGES.length} stages have no text: ${missing.join(', ')}`
  const mend = `when you have something to say, write it under "## ${canonicalHeading(first, lang)}"`
  return [finding('missing-stage', file, placeOf(source, offset), message, mend)]
}
