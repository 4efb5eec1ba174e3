import type { Element, ElementContent } from 'hast'
import type { Code, Definition, FootnoteDefinition, Html, Paragraph, Parents, Table } from 'mdast'
import type { InlineMath, Math } from 'mdast-util-math'
import type { MdxFlowExpression, MdxTextExpression } from 'mdast-util-mdx-expression'
import { defaultHandlers, type State } from 'mdast-util-to-hast'
import { renderElement, type Scope, showSource, sourceOf } from './elements.ts'
import { h } from './h.ts'
import { type JsxElement, literalText } from './literals.ts'

const BLOCKS = new Set(
  'aside blockquote details dl div figure h1 h2 h3 h4 h5 h6 hr ol p pre section table ul demo-slot'.split(' '),
)

/** What is said of a definition that nothing in the card refers to. */
export type Orphans = { readonly has: (node: Definition | FootnoteDefinition) => boolean }

/** How the parts of a card that are not plain Markdown, or that Markdown would lose, become elements. */
export function createHandlers(scope: Scope, orphans: Orphans) {
  const jsx = (state: State, node: JsxElement, parent: Parents | undefined) =>
    renderElement(scope, state, node, parent?.type === 'root')

  const expression = (_: State, node: MdxFlowExpression | MdxTextExpression): ElementContent | undefined => {
    if (/^\s*\/\*[\s\S]*\*\/\s*$/.test(node.value)) return undefined
    const text = literalText(node.value)
    if (text !== null && /["']/.test(node.value)) return { type: 'text', value: text }
    return showSource(scope, node, 'an expression is shown, not run', 'write \\{, or put it into a code span')
  }

  const definition = (_: State, node: Definition | FootnoteDefinition): Element | undefined =>
    orphans.has(node)
      ? showSource(scope, node, `nothing refers to "${node.label ?? node.identifier}"`, 'refer to it, or remove it')
      : undefined

  return {
    mdxJsxFlowElement: jsx,
    mdxJsxTextElement: jsx,
    mdxFlowExpression: expression,
    mdxTextExpression: expression,
    html: (_: State, node: Html) =>
      showSource(scope, node, 'raw HTML is shown, not rendered', 'put it into a code block'),
    code(state: State, node: Code): Element {
      const made = element(defaultHandlers.code(state, node))
      const [inner] = made.children
      if (node.meta && inner?.type === 'element') inner.properties['dataMeta'] = node.meta
      return made
    },
    definition,
    footnoteDefinition: definition,
    inlineMath: (state: State, node: InlineMath) => renderInlineMath(scope, state, node),
    math: (state: State, node: Math) => {
      // What stands behind the opening `$$` belongs to the formula; Markdown would drop it.
      const value = node.meta ? `${node.meta}\n${node.value}` : node.value
      return patched(state, node, h('pre', {}, [formula(value, 'math-display')]))
    },
    paragraph: renderParagraph,
    table(state: State, node: Table): Element {
      return element(defaultHandlers.table(state, { ...node, align: columnsOf(node) }))
    },
  }
}

const MAX_EMPTY_CELLS = 1_000

/** One alignment for each column, so that a row longer than the head loses no cell; null: rows stay as they are. */
function columnsOf(node: Table): Table['align'] {
  const cells = node.children.map((row) => row.children.length)
  const columns = cells.reduce((most, count) => Math.max(most, count), 0)
  // Filling up short rows would turn 4,000 lines into millions of cells.
  const empty = cells.reduce((sum, count) => sum + columns - count, 0)
  if (empty > MAX_EMPTY_CELLS) return null
  return Array.from({ length: columns }, (_, column) => node.align?.[column] ?? null)
}

const formula = (tex: string, kind: 'math-inline' | 'math-display'): Element =>
  h('code', { className: ['language-math', kind] }, [{ type: 'text', value: tex }])

// A price is no formula: "$5 and $10" has a blank before the closing mark, or a digit behind it.
function renderInlineMath(scope: Scope, state: State, node: InlineMath): ElementContent {
  const raw = sourceOf(scope, node)
  const next = scope.source[node.position?.end.offset ?? 0] ?? ''
  const isSingle = raw.startsWith('$') && !raw.startsWith('$$')
  if (isSingle && (/^\$\s|\s\$$/.test(raw) || /\d/.test(next))) return { type: 'text', value: raw }
  return patched(state, node, formula(node.value, raw.startsWith('$$') ? 'math-display' : 'math-inline'))
}

function patched(state: State, node: InlineMath | Math, made: Element): Element {
  state.patch(node, made)
  return made
}

/** A paragraph that is nothing but one block element is that element; one that contains a block is a division. */
function renderParagraph(state: State, node: Paragraph): ElementContent {
  const children = state.all(node)
  const meant = children.filter((child) => child.type !== 'text' || child.value.trim() !== '')
  const [only] = meant
  if (only?.type === 'element' && meant.length === 1) {
    if (BLOCKS.has(only.tagName)) return only
    if (isDisplayMath(only)) return h('pre', {}, [only])
  }
  const holdsBlock = children.some((child) => child.type === 'element' && BLOCKS.has(child.tagName))
  const made = h(holdsBlock ? 'div' : 'p', {}, children.map(inlineMath))
  state.patch(node, made)
  return made
}

const isDisplayMath = (child: ElementContent): child is Element =>
  child.type === 'element' &&
  child.tagName === 'code' &&
  Array.isArray(child.properties['className']) &&
  child.properties['className'].includes('math-display')

// `$$x$$` within a sentence.
function inlineMath(child: ElementContent): ElementContent {
  return isDisplayMath(child) ? { ...child, properties: { className: ['language-math', 'math-inline'] } } : child
}

function element(made: ElementContent | ElementContent[] | undefined): Element {
  const first = Array.isArray(made) ? made[0] : made
  return first?.type === 'element' ? first : h('div')
}
