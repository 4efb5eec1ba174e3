import type { Element, Parents, Root } from 'hast'
import type { PhrasingContent } from 'mdast'
import { visit } from 'unist-util-visit'
import { renderMath } from '#core/card/render/math.ts'
import { textOf } from './html-text.ts'

/** Puts the TeX that a formula in MathML was made from in its place, in the marks that Anki knows. */
export function takeOutFormulas(tree: Root): void {
  visit(tree, 'element', (node: Element, index, parent: Parents | undefined) => {
    if (node.tagName !== 'math' || !parent || index === undefined) return
    let tex: string | null = null
    visit(node, 'element', (inner: Element) => {
      if (inner.tagName === 'annotation' && inner.properties['encoding'] === 'application/x-tex') tex = textOf(inner)
    })
    const [open, close] = node.properties['display'] === 'block' ? ['\\[', '\\]'] : ['\\(', '\\)']
    parent.children[index] = { type: 'text', value: tex === null ? textOf(node) : `${open}${String(tex)}${close}` }
  })
}

/** `\(…\)` and `\[…\]`, as Anki marks formulas now, `[$]…[/$]` and `[$$]…[/$$]`, as it did before. */
const FORMULA = /(\\\([^]*?\\\)|\\\[[^]*?\\\]|\[\${1,2}\][^]*?\[\/\${1,2}\])/

/** A text, with the formulas in it as such. */
export function formulasIn(text: string): PhrasingContent[] {
  return text.split(FORMULA).flatMap((value, i): PhrasingContent[] => {
    if (i % 2 === 0) return value === '' && text !== '' ? [] : [{ type: 'text', value }]
    const tex = value.replace(/^(\\[([]|\[\$+\])|(\\[)\]]|\[\/\$+\])$/g, '').trim()
    const isFormula = tex !== '' && !tex.includes('$') && renderMath(tex, false).ok
    return isFormula ? [{ type: 'inlineMath', value: tex }] : [{ type: 'text', value }]
  })
}
