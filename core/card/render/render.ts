import type { Root as HtmlRoot, RootContent } from 'hast'
import { sanitize } from 'hast-util-sanitize'
import { toHtml } from 'hast-util-to-html'
import type { Root } from 'mdast'
import { toHast } from 'mdast-util-to-hast'
import { type Body, parseBodies, type RenderInput } from './bodies.ts'
import { reportCharacters } from './characters.ts'
import type { Scope } from './elements.ts'
import { footnoteOptions, nameFootnoteLabel } from './footnotes.ts'
import { h } from './h.ts'
import { createHandlers } from './handlers.ts'
import type { Highlighter } from './highlight.ts'
import { foreignDefinitions, gatherLabels, type Labels } from './labels.ts'
import { resolveLinks } from './links.ts'
import { type Anchor, type Ink, MAX_TOKENS, polish, revealControls } from './polish.ts'
import type { Block, RenderedCard, RenderedSection } from './rendered.ts'
import { createReport, type Report } from './report.ts'
import { SCHEMA } from './schema.ts'
import { createSlugger } from './slug.ts'

export { loadHighlighter, plainHighlighter, type Highlighter } from './highlight.ts'
export { renderingKey } from './rendering-key.ts'
export type { RenderInput } from './bodies.ts'

/**
 * Renders a card's sections to safe HTML. Pure, and never fails: what may not be rendered is shown as its author wrote
 * it and named in `problems`. No script runs, no address outside the card is loaded, nothing of the text is lost.
 */
export function renderCard(input: RenderInput, highlighter: Highlighter): RenderedCard {
  return renderBodies(parseBodies(input), input, highlighter)
}

/** The same from what has been parsed already, by whoever has looked into it besides. */
export function renderBodies(bodies: readonly Body[], input: RenderInput, highlighter: Highlighter): RenderedCard {
  const report = createReport(input.source, input.file)
  const labels = gatherLabels(bodies.flatMap(({ root }) => root ?? []))
  const unique = createSlugger()
  const ink: Ink = { tokensLeft: MAX_TOKENS }
  const sections = bodies.map((section, index) =>
    renderSection(section, { ...input, key: `${section.id}-${index + 1}`, report, highlighter, labels, unique, ink }),
  )
  return { sections, problems: report.problems() }
}

type Context = RenderInput & {
  readonly key: string
  readonly report: Report
  readonly highlighter: Highlighter
  readonly labels: Labels
  readonly unique: (id: string) => string
  readonly ink: Ink
}

function renderSection(section: Body, context: Context): RenderedSection {
  const { id, heading, text, root, faults } = section
  reportCharacters(text, section.start, context.report)
  for (const { offset, message, mend } of faults) context.report.warn(section.start + offset, message, mend)
  if (root) return { id, heading, ...renderTree(root, section, context) }
  return { id, heading, blocks: [{ kind: 'html', html: sourceHtml(text) }], anchors: [] }
}

function renderTree(root: Root, section: Body, context: Context): Pick<RenderedSection, 'blocks' | 'anchors'> {
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

function sourceHtml(text: string): string {
  const code = h('code', { className: ['mdx-source'] }, [{ type: 'text', value: revealControls(text) }])
  return toHtml(h('pre', { tabIndex: 0 }, [code]))
}
