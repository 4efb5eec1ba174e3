import type { Nodes, Root } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'

/** Stand-ins for `<` and `{`, of the same length, so that offsets stay true. */
export type Masks = { readonly hide: (text: string) => string; readonly show: (text: string) => string }

// Hexagrams: symbols (as `<` is to Markdown's rules for emphasis) that hardly any text contains.
const FIRST = 0x4dc0
const LAST = 0x4dff

/** Picks two characters that `text` does not contain. */
export function chooseMasks(text: string): Masks {
  const free: string[] = []
  for (let code = FIRST; code <= LAST && free.length < 2; code += 1) {
    const character = String.fromCharCode(code)
    if (!text.includes(character)) free.push(character)
  }
  // A text with all 64 of them: the private use area is no symbol, but as good.
  const [angle = '\uF8FE', brace = '\uF8FF'] = free
  return {
    hide: (value) => value.replaceAll('<', angle).replaceAll('{', brace),
    show: (value) => value.replaceAll(angle, '<').replaceAll(brace, '{'),
  }
}

/** Puts the masked characters back wherever the parser copied them to. */
export function unmask(root: Root, masks: Masks): void {
  visit(root, (node: Nodes) => {
    const fields: Record<string, unknown> = { ...node }
    for (const [name, value] of Object.entries(fields)) {
      if (typeof value === 'string' && name !== 'type') Object.assign(node, { [name]: masks.show(value) })
    }
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      for (const attribute of node.attributes) {
        if (typeof attribute.value === 'string') attribute.value = masks.show(attribute.value)
      }
    }
  })
}

/**
 * Ends a literal link at ">", in place: in `<https://…>`, which MDX reads as a broken tag, the address would otherwise
 * run on over the closing mark.
 */
export function endLinksAtAngle(root: Root): void {
  visit(root, 'link', (node, index, parent) => {
    const [text] = node.children
    if (text?.type !== 'text' || node.children.length > 1 || node.url !== text.value) return undefined
    const angle = text.value.indexOf('>')
    if (angle < 0 || parent === undefined || index === undefined) return undefined
    parent.children.splice(index + 1, 0, { type: 'text', value: text.value.slice(angle) })
    node.url = text.value.slice(0, angle)
    text.value = node.url
    return [SKIP, index + 2]
  })
}
