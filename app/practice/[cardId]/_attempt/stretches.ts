import type { Span } from '#core/practice/nitpick/finding.ts'

export type Stretch = {
  readonly start: number
  readonly text: string
  readonly isEvidence: boolean
  readonly isFiller: boolean
}

/** A text cut wherever a span begins or ends; spans may overlap. Those that reach beyond the text are cut to it. */
export function stretches(text: string, evidence: readonly Span[], fillers: readonly Span[]): readonly Stretch[] {
  const edges = [...evidence, ...fillers].flatMap(({ start, end }) => [start, end])
  const cuts = [...new Set([0, ...edges.filter((edge) => edge > 0 && edge < text.length), text.length])].toSorted(
    (a, b) => a - b,
  )
  const isIn = (spans: readonly Span[], start: number) => spans.some((span) => span.start <= start && start < span.end)
  return cuts.slice(0, -1).map((start, i) => ({
    start,
    text: text.slice(start, cuts[i + 1]),
    isEvidence: isIn(evidence, start),
    isFiller: isIn(fillers, start),
  }))
}
