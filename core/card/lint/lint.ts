import type { Problem } from '../card.ts'
import { placeOf } from '../followups.ts'
import { findFrontmatter } from '../frontmatter.ts'
import type { OutlinedCard, ParsedCard } from '../parse.ts'
import { parseBodies } from '../render/bodies.ts'
import { type Highlighter, plainHighlighter, renderBodies, type RenderInput } from '../render/render.ts'
import type { RenderedCard } from '../render/rendered.ts'
import { readFields } from './fields.ts'
import { type Finding, finding, isAt, under } from './finding.ts'
import { missingStages } from './stages.ts'
import { findUses, type Use } from './uses.ts'

export type LintedCard = {
  /** What can be said of the file by itself. */
  readonly findings: readonly Finding[]
  /** What the rest of the library has to be asked about. */
  readonly uses: readonly Use[]
}

/** What is wrong in one card file, and what it leads to. Never throws; its bodies are parsed once. */
export function lintCard(parsed: ParsedCard): LintedCard {
  const { source, file, card } = parsed
  if (!card) return { findings: parsed.problems.map((problem) => under('frontmatter', problem)), uses: [] }
  const { findings, uses } = lintRendered(parsed, card, { source, file, sections: card.sections }, plainHighlighter)
  return { findings, uses }
}

/** The same of a card that is rendered as well. `input`: what of its file, which may be cut into other sections. */
export function lintRendered(
  { problems }: ParsedCard<OutlinedCard>,
  card: OutlinedCard,
  input: RenderInput,
  highlighter: Highlighter,
): LintedCard & { readonly rendered: RenderedCard } {
  const { source, file } = input
  const bodies = parseBodies(input)
  const uses = findUses(bodies, source, file)
  const unknown = uses.filter(({ kind }) => kind === 'unknown')
  const rendered = renderBodies(bodies, input, highlighter)
  const rendering = rendered.problems.map((problem) =>
    under(unknown.some((use) => isAt(use, problem)) ? 'unknown-component' : 'markup', problem),
  )
  const found = [
    ...parsingFindings(source, file, problems),
    ...(card.keyPoints.length === 0 ? noKeyPoints(source, file) : []),
    ...missingStages(source, file, card),
  ]
  // A link that names no card is also one that rendering takes off.
  const badLinks = found.filter(({ rule }) => rule === 'bad-card-link')
  const findings = [...found, ...rendering.filter((one) => badLinks.every((link) => !isAt(link, one)))]
  return { findings, uses, rendered }
}

function parsingFindings(source: string, file: string, problems: readonly Problem[]): readonly Finding[] {
  if (problems.length === 0) return []
  const body = placeOf(source, findFrontmatter(source)?.bodyStart ?? 0).line
  const kindless = readFields(source).withoutKind()
  const mend = 'say what it is: official, standard, source, book, article, talk or issue'
  return [
    ...kindless.map((spot) => finding('reference-kind', file, spot, 'a reference without a kind', mend)),
    ...problems
      .filter((problem) => kindless.every((spot) => !isAt(spot, problem)))
      .map((problem) => under(problem.line < body ? 'frontmatter' : 'bad-card-link', problem)),
  ]
}

function noKeyPoints(source: string, file: string): readonly Finding[] {
  const fields = readFields(source)
  if (!fields.isEmpty('keyPoints')) return []
  const mend = 'list what an answer should cover: `keyPoints: [{ point: …, aliases: [other words for it] }]`'
  return [finding('no-key-points', file, fields.at('keyPoints'), 'the card has no key points', mend)]
}
