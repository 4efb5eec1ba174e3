import type { Nodes, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import type { Section } from '../card.ts'
import type { KnownLabels } from '../syntax.ts'
import { gatherLabels, NO_LABELS, sharedLabels } from './labels.ts'
import { type Budget, type Fault, parseForgivingly } from './recover.ts'

/** `file` is relative to the content folder. Sections as `parseCard` found them in `source`. */
export type RenderInput = { readonly source: string; readonly file: string; readonly sections: readonly Section[] }

// Estimated parsing of a whole card, attempts at recovery included. Ordinary cards need a hundredth of it.
const BUDGET_MS = 1_200
// Everything after the parser recurses once for each level.
const MAX_DEPTH = 100

/** A section whose Markdown has been parsed. */
export type Body = Section & {
  readonly text: string
  /** Offsets count from the start of the file. Null if the section cannot be parsed; then `faults` says why. */
  readonly root: Root | null
  /** Offsets count from the start of the section. */
  readonly faults: readonly Fault[]
}

/** Parses the sections of a card. Never fails: what is not valid MDX is read as text, and said so in `faults`. */
export function parseBodies({ source, sections }: RenderInput): readonly Body[] {
  const budget: Budget = { leftMs: BUDGET_MS }
  const first = sections.map((section) => parseSection(section, source, NO_LABELS, budget))
  const labels = gatherLabels(first.flatMap(({ root }) => root ?? []))
  const shared = sharedLabels(labels, first.length)
  if (first.length < 2 || shared.links.length + shared.footnotes.length === 0) return first
  // A reference is one only if its label is known, so a section that holds a bracket has to be read again.
  return first.map((section) =>
    section.root && section.text.includes('[') ? parseSection(section, source, shared, budget) : section,
  )
}

function parseSection(section: Section, source: string, known: KnownLabels, budget: Budget): Body {
  const text = source.slice(section.start, section.end)
  const tree = parseForgivingly(text, known, budget)
  if (!tree.ok) return { ...section, text, root: null, faults: [asSource(tree.error.offset, tree.error.reason)] }
  const { root, faults } = tree.value
  const tooDeep = root.children.find((child) => isDeeperThan(child, MAX_DEPTH))
  if (tooDeep) {
    const fault = asSource(tooDeep.position?.start.offset ?? 0, `more than ${MAX_DEPTH} elements inside one another`)
    return { ...section, text, root: null, faults: [fault] }
  }
  shiftPositions(root, section.start)
  return { ...section, text, root, faults }
}

const asSource = (offset: number, reason: string): Fault => ({
  offset,
  message: `this section is shown as source: ${reason}`,
  mend: 'shorten or split it',
})

/** Makes offsets count from the start of the file, in place. Lines and columns are worked out from them if needed. */
function shiftPositions(root: Root, by: number): void {
  visit(root, ({ position }: Nodes) => {
    if (position?.start.offset !== undefined) position.start.offset += by
    if (position?.end.offset !== undefined) position.end.offset += by
  })
}

// Without recursion, because that is what it protects from.
function isDeeperThan(node: Nodes, limit: number): boolean {
  let level: readonly Nodes[] = [node]
  for (let depth = 0; depth < limit; depth += 1) {
    level = level.flatMap((one) => ('children' in one ? one.children : []))
    if (level.length === 0) return false
  }
  return true
}
