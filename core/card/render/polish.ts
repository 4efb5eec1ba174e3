import type { Element, ElementContent, Parents, RootContent } from 'hast'
import { FOOTNOTE_PREFIX } from './footnotes.ts'
import { h, hasClass, textOf } from './h.ts'
import type { Highlighter } from './highlight.ts'
import { renderMath } from './math.ts'
import type { Report } from './report.ts'
import { slugify } from './slug.ts'

export type Anchor = { readonly id: string; readonly text: string; readonly depth: number }

type Context = {
  /** Of the section, in the file. */
  readonly start: number
  readonly report: Report
  readonly highlighter: Highlighter
  /** Makes an id unique in the page. */
  readonly unique: (id: string) => string
  readonly anchors: Anchor[]
  readonly ink: Ink
}

/** Words and marks of code that may still be coloured in this card: each takes up to 0.1 ms. */
export type Ink = { tokensLeft: number }

export const MAX_TOKENS = 15_000

// The page's own headings are the card's title (1) and the stages (2).
const TOP_DEPTH = 3
const MAX_LABEL_CHARS = 120

/** Turns sanitised content into what the page shows: anchors, coloured code, formulas, tables that scroll; in place. */
export function polish(parent: Parents, context: Context): void {
  for (const [index, child] of parent.children.entries()) {
    if (child.type === 'text') child.value = revealControls(child.value)
    if (child.type === 'element') parent.children[index] = polishElement(child, context)
  }
}

function polishElement(element: Element, context: Context): ElementContent {
  const [inner] = element.children
  if (element.tagName === 'pre' && inner?.type === 'element' && inner.tagName === 'code') {
    if (hasClass(inner, 'language-math')) return formula(inner, true, element, context)
    if (!hasClass(inner, 'mdx-source')) return codeBlock(inner, context)
    element.properties['tabIndex'] = 0
  }
  if (element.tagName === 'code' && hasClass(element, 'math-inline')) return formula(element, false, element, context)
  const depth = /^h([1-6])$/.exec(element.tagName)?.[1]
  if (depth !== undefined) return heading(element, Number(depth), context)
  const id = element.properties['id']
  if (typeof id === 'string' && isAuthors(id)) element.properties['id'] = context.unique(id)
  polish(element, context)
  if (element.tagName === 'li' && hasClass(element, 'task-list-item')) labelCheckbox(element)
  if (element.tagName === 'table') return h('div', { className: ['table-scroll'], tabIndex: 0 }, [element])
  return element
}

// Ids of footnotes are unique already.
const isAuthors = (id: string): boolean => !id.startsWith(FOOTNOTE_PREFIX)

function heading(element: Element, written: number, context: Context): Element {
  const text = revealControls(textOf(element)).trim()
  const own = element.properties['id']
  const id = context.unique(typeof own === 'string' ? own : slugify(text))
  const depth = Math.min(Math.max(written, TOP_DEPTH), 6)
  context.anchors.push({ id, text, depth })
  polish(element, context)
  // The mark repeats what the outline offers; a reader who listens need not hear it.
  const anchor = h('a', { className: ['heading-anchor'], href: `#${id}`, ariaHidden: 'true', tabIndex: -1 }, [
    { type: 'text', value: '#' },
  ])
  return {
    ...element,
    tagName: `h${depth}`,
    properties: { ...element.properties, id },
    children: [...element.children, anchor],
  }
}

function codeBlock(code: Element, context: Context): Element {
  const language = languageOf(code)
  const text = revealControls(textOf(code)).replace(/\n$/, '')
  const html = language === null ? null : highlight(text, language, context)
  const content: ElementContent = html === null ? { type: 'text', value: text } : { type: 'raw', value: html }
  const meta = code.properties['dataMeta']
  return h('div', { className: ['code'], dataLang: language, dataMeta: typeof meta === 'string' ? meta : null }, [
    h('button', { type: 'button', className: ['code-copy'], dataCopy: '' }),
    h('pre', { className: ['shiki'], tabIndex: 0 }, [h('code', {}, [content])]),
  ])
}

/** Coloured code. Null: its language is not known, or it is too long, or too much was coloured before. */
export function highlight(
  code: string,
  language: string,
  { highlighter, ink }: Pick<Context, 'highlighter' | 'ink'>,
): string | null {
  const tokens = code.match(/\w+|[^\w\s]/g)?.length ?? 0
  if (tokens > ink.tokensLeft) return null
  const html = highlighter.highlight(code, language)
  if (html !== null) ink.tokensLeft -= tokens
  return html
}

function languageOf(code: Element): string | null {
  const names = code.properties['className']
  const name = Array.isArray(names) ? names.find((one) => String(one).startsWith('language-')) : undefined
  return name === undefined ? null : String(name).slice('language-'.length)
}

function formula(code: Element, display: boolean, outer: Element, context: Context): ElementContent {
  const tex = revealControls(textOf(code))
  const math = renderMath(tex, display)
  if (math.ok) {
    const raw: ElementContent = { type: 'raw', value: math.value }
    return display ? h('div', { className: ['math-display'], tabIndex: 0 }, [raw]) : raw
  }
  const at = outer.position?.start.offset ?? context.start
  context.report.warn(at, `a formula is shown as source: ${math.error}`, 'see the list of functions KaTeX supports')
  const source = h('code', { className: ['math-source'] }, [{ type: 'text', value: tex }])
  return display ? h('pre', { tabIndex: 0 }, [source]) : source
}

function labelCheckbox(item: Element): void {
  const own = item.children.filter((child) => child.type !== 'element' || !['ul', 'ol'].includes(child.tagName))
  const label = own.map(textOf).join('').replace(/\s+/g, ' ').trim().slice(0, MAX_LABEL_CHARS)
  const box = firstInput(item.children)
  if (box) box.properties['ariaLabel'] = label.replace(/\p{Surrogate}/gu, '') || '…'
}

function firstInput(children: readonly (ElementContent | RootContent)[]): Element | null {
  const [first] = children.filter((child) => child.type === 'element')
  if (!first) return null
  return first.tagName === 'input' ? first : firstInput(first.children)
}

// Characters that reorder the text around them can make code read as something it is not.
const BIDI_CONTROLS = /[\u202A-\u202E\u2066-\u2069]/g

/** Shows the invisible: U+202E becomes "[U+202E]". */
export function revealControls(text: string): string {
  return text.replace(BIDI_CONTROLS, (control) => `[${codePoint(control)}]`)
}

export const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
