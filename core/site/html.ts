import type { ElementContent, Properties, Root, Text } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { h } from '#core/card/render/h.ts'
import { revealControls } from '#core/card/render/polish.ts'

/** What a page is made of. Text is text: whatever it holds, it stands there as it is, and turns nothing around. */
export type Child = ElementContent | string | null | readonly Child[]

/** A new element. What is null is left out. */
export const el = (name: string, properties: Properties, ...children: readonly Child[]) =>
  h(name, properties, flat(children))

export function flat(children: readonly Child[]): ElementContent[] {
  return children.flatMap((child): ElementContent[] => {
    if (child === null) return []
    if (typeof child === 'string') return [{ type: 'text', value: revealControls(child) }]
    return isList(child) ? flat(child) : [child]
  })
}

/** Code, in which nothing is made visible: its very characters are what it does. */
export const verbatim = (value: string): Text => ({ type: 'text', value })

const isList = (child: Child): child is readonly Child[] => Array.isArray(child)

/** Data for the script, in which nothing can end its element. */
export const dataScript = (id: string, value: unknown) =>
  el('script', { type: 'application/json', id }, JSON.stringify(value).replaceAll('<', String.raw`\u003c`))

/** An element that is finished, as text: a tree takes many times the memory, and there may be a thousand of them. */
export const sealed = (element: ElementContent): ElementContent => ({ type: 'raw', value: toHtml(element, RAW) })

// Nothing is raw but what was sealed.
const RAW = { allowDangerousHtml: true }

/** A whole document as text. */
export function documentOf(lang: string, head: readonly Child[], body: ElementContent): string {
  const root: Root = {
    type: 'root',
    children: [{ type: 'doctype' }, el('html', { lang }, el('head', {}, head), body)],
  }
  return `${toHtml(root, RAW)}\n`
}
