import type { Root as HtmlRoot, RootContent } from 'hast'
import { sanitize } from 'hast-util-sanitize'
import { toHtml } from 'hast-util-to-html'
import type { Nodes, Root } from 'mdast'
import { toHast } from 'mdast-util-to-hast'
import { visit } from 'unist-util-visit'
import type { Section } from '../card.ts'
import type { KnownLabels } from '../syntax.ts'
import { reportCharacters } from './characters.ts'
import type { Scope } from './elements.ts'
import { footnoteOptions, nameFootnoteLabel } from './footnotes.ts'
import { h } from './h.ts'
import { createHandlers } from './handlers.ts'
import type { Highlighter } from './highlight.ts'
import { foreignDefinitions, gatherLabels, type Labels, NO_LABELS, sharedLabels } from './labels.ts'
import { resolveLinks } from './links.ts'
import { type Anchor, type Ink, MAX_TOKENS, polish, revealControls } from './polish.ts'
import { type Budget, type Fault, parseForgivingly } from './recover.ts'
import type { Block, RenderedCard, RenderedSection } from './rendered.ts'
import { createReport, type Report } from './report.ts'
import { SCHEMA } from './schema.ts'
import { createSlugger } from './slug.ts'

export { loadHighlighter, plainHighlighter, type Highlighter } from './highlight.ts'
export { renderingKey } from './rendering-key.ts'

/** `file` is relative to the content folder. Sections as `parseCard` found them in `source`. */
export type RenderInput = { readonly source: string; readonly file: string; readonly sections: readonly Section[] }

// Estimated parsing of a whole card, attempts at recovery included. Ordinary cards need a hundredth of it.
const BUDGET_MS = 1_200
// Everything after the parser recurses once for each level.
const MAX_DEPTH = 100

/**
 * Renders a card's sections to safe HTML. Pure, and never fails: what may not be rendered is shown as its author wrote
 * it and named in `problems`. No script runs, no address outside the card is loaded, nothing of the text is lost.
 */
export function renderCard(input: RenderInput, highlighter: Highlighter): RenderedCard {
  const report = createReport(input.source, input.file)
  const budget: Budget = { leftMs: BUDGET_MS }
  const parsed = parseSections(input, budget)
  const labels = gatherLabels(parsed.flatMap(({ root }) => root ?? []))
  const unique = createSlugger()
  const ink: Ink = { tokensLeft: MAX_TOKENS }
  const sections = parsed.map((section, index) =>
    renderSection(section, { ...input, key: `${section.id}-${index + 1}`, report, highlighter, labels, unique, ink }),
  )
  return { sections, problems: report.problems() }
}

type Parsed = Section & {
  readonly text: string
  /** Null if the section cannot be parsed; then `faults` says why. */
  readonly root: Root | null
  /** Offsets count from the start of the section. */
  readonly faults: readonly Fault[]
}

function parseSections(input: RenderInput, budget: Budget): readonly Parsed[] {
  const first = input.sections.map((section) => parseSection(section, input.source, NO_LABELS, budget))
  const labels = gatherLabels(first.flatMap(({ root }) => root ?? []))
  const shared = sharedLabels(labels, first.length)
  if (first.length < 2 || shared.links.length + shared.footnotes.length === 0) return first
  // A reference is one only if its label is known, so a section that holds a bracket has to be read again.
  return first.map((section) =>
    section.root && section.text.includes('[') ? parseSection(section, input.source, shared, budget) : section,
  )
}

function parseSection(section: Section, source: string, known: KnownLabels, budget: Budget): Parsed {
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

type Context = RenderInput & {
  readonly key: string
  readonly report: Report
  readonly highlighter: Highlighter
  readonly labels: Labels
  readonly unique: (id: string) => string
  readonly ink: Ink
}

function renderSection(section: Parsed, context: Context): RenderedSection {
  const { id, heading, text, root, faults } = section
  reportCharacters(text, section.start, context.report)
  for (const { offset, message, mend } of faults) context.report.warn(section.start + offset, message, mend)
  if (root) return { id, heading, ...renderTree(root, section, context) }
  return { id, heading, blocks: [{ kind: 'html', html: sourceHtml(text) }], anchors: [] }
}

function renderTree(root: Root, section: Parsed, context: Context): Pick<RenderedSection, 'blocks' | 'anchors'> {
  const { source, file, report, highlighter, unique, ink, labels, key } = context
  const { start } = section
  const scope: Scope = { report, source, start }
  const hast = toHast(
    { ...root, children: [...root.children, ...foreignDefinitions(root, labels)] },
    { ...footnoteOptions(key, section.text), handlers: createHandlers(scope, labels.orphans) },
  )
  const tree: HtmlRoot = hast.type === 'root' ? hast : { type: 'root', children: [] }
  nameFootnoteLabel(tree, key)
  resolveLinks(tree, { file, start, report })
  const anchors: Anchor[] = []
  const blocks = splitAtDemos(tree.children).map((part): Block => {
    if (part.kind === 'demo') return part
    const clean = sanitize({ type: 'root', children: part.nodes }, SCHEMA)
    const content: HtmlRoot = clean.type === 'root' ? clean : { type: 'root', children: [] }
    polish(content, { start, report, highlighter, unique, ink, anchors })
    return { kind: 'html', html: toHtml(content, { allowDangerousHtml: true }).trim() }
  })
  return { blocks: blocks.filter((block) => block.kind === 'demo' || block.html !== ''), anchors }
}

type Part = { kind: 'html'; nodes: RootContent[] } | { kind: 'demo'; id: string }

function splitAtDemos(nodes: readonly RootContent[]): readonly Part[] {
  const parts: Part[] = []
  for (const node of nodes) {
    const last = parts.at(-1)
    if (node.type === 'element' && node.tagName === 'demo-slot') {
      parts.push({ kind: 'demo', id: String(node.properties['id']) })
    } else if (last?.kind === 'html') last.nodes.push(node)
    else parts.push({ kind: 'html', nodes: [node] })
  }
  return parts
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

function sourceHtml(text: string): string {
  const code = h('code', { className: ['mdx-source'] }, [{ type: 'text', value: revealControls(text) }])
  return toHtml(h('pre', { tabIndex: 0 }, [code]))
}
