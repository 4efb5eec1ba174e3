import type { SiteData } from '../contract.ts'
import type { ViewerWords } from '../viewer-words.ts'
import type { Store } from './store.ts'

/** What everything on a page knows of. */
export type Here = { readonly data: SiteData; readonly words: ViewerWords; readonly store: Store }

/** JSON that this site wrote into the page, with the type it wrote. Null: the page has none of it. */
export function readJson<T>(id: string): T | null {
  const text = document.getElementById(id)?.textContent
  return text ? JSON.parse(text) : null
}

/** A text with `{name}` filled in. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))

export const find = (selector: string, within: ParentNode = document): HTMLElement | null =>
  within.querySelector<HTMLElement>(selector)

export const findAll = (selector: string, within: ParentNode = document): readonly HTMLElement[] => [
  ...within.querySelectorAll<HTMLElement>(selector),
]

/** Those that are to be seen, in the order of the page. */
export const shown = (elements: readonly HTMLElement[]): readonly HTMLElement[] =>
  elements.filter((element) => element.checkVisibility())

type Attributes = Readonly<Record<string, string | boolean>>

/** A new element. An attribute that is false is left out. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  children: readonly (Node | string)[] = [],
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  setAll(element, attributes)
  element.append(...children)
  return element
}

export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  children: readonly Node[] = [],
): SVGElementTagNameMap[K] {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag)
  setAll(element, attributes)
  element.append(...children)
  return element
}

function setAll(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes))
    if (value !== false) element.setAttribute(name, value === true ? '' : value)
}

export function button(label: string, attributes: Attributes, act: () => unknown): HTMLButtonElement {
  const element = el('button', { type: 'button', ...attributes }, [label])
  element.addEventListener('click', act)
  return element
}

/** Text with stretches of it marked, `places` in order. */
export function marked(text: string, places: readonly (readonly [number, number])[]): readonly (Node | string)[] {
  let at = 0
  const nodes = places.flatMap(([start, end]) => {
    const piece = [text.slice(at, start), el('mark', {}, [text.slice(start, end)])]
    at = end
    return piece
  })
  return [...nodes, text.slice(at)]
}
