// What keys do is written on the page itself: an element with `data-key` is pressed by that key, if it can be reached.

const TYPING = 'input, textarea, select, [contenteditable]:not([contenteditable="false"])'
/** Elements that do something of their own on Enter or Space. */
const PRESSABLE = 'a, button, summary, label, pre, [role="button"]'

const FIND = 'mod-k'

export function isLeftToTheElement(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false
  // Whatever is being typed, something can be looked up for it.
  if (key === FIND) return false
  if (target.closest(TYPING)) return true
  return (key === 'Enter' || key === 'Space') && target.closest(PRESSABLE) !== null
}

const scope = (): ParentNode => document.querySelector('dialog:modal') ?? document

/** Everything on the page that answers to a key now, in reading order. */
export function reachable(): readonly HTMLElement[] {
  return [...scope().querySelectorAll<HTMLElement>('[data-key]')].filter(
    (element) =>
      (element.dataset['keyAmong'] !== undefined ||
        element.dataset['keyFar'] !== undefined ||
        element.getClientRects().length > 0) &&
      !element.matches(':disabled'),
  )
}

/** What can be done on the page by a key. `isShell`: on every other page as well. */
export type Action = {
  readonly keys: readonly string[]
  readonly label: string
  readonly isShell: boolean
  /** Where it leads. Null: it is no link. */
  readonly href: string | null
}

/** One an action: the same one may stand on the page twice, in the margin and within reach of the thumb. */
export function actionsOnPage(): readonly Action[] {
  const actions = new Map<string, Action>()
  for (const element of reachable()) {
    const keys = keysOf(element)
    const id = keys[0] ?? ''
    if (actions.has(id)) continue
    const isShell = element.closest('[data-shell]') !== null
    const href = element instanceof HTMLAnchorElement ? element.href : null
    actions.set(id, { keys, label: labelOf(element), isShell, href })
  }
  return [...actions.values()]
}

/** Does what `key` stands for. False if nothing here answers to it. */
export function press(key: string): boolean {
  const element = mostInView(reachable().filter((candidate) => keysOf(candidate).includes(key)))
  if (element === undefined) return false
  const among = element.dataset['keyAmong']
  if (among === undefined) element.click()
  else step(among, element.dataset['keyStep'] === 'back' ? -1 : 1)
  return true
}

/**
 * Where several things on the page answer to the same key, as demos and stages do, each within its `data-key-scope`: the
 * one that holds the focus, else the one of which most can be seen. Failing that the first.
 */
function mostInView(candidates: readonly HTMLElement[]): HTMLElement | undefined {
  const around = candidates.filter((one) => scopeOf(one)?.contains(document.activeElement) === true)
  let best =
    around.find((one) => around.every((other) => scopeOf(other)?.contains(one) === true)) ?? around[0] ?? candidates[0]
  if (around.length > 0) return best
  let bestPx = 0
  for (const candidate of candidates) {
    const rect = scopeOf(candidate)?.getBoundingClientRect()
    const px = rect === undefined ? 0 : Math.min(rect.bottom, innerHeight) - Math.max(rect.top, 0)
    if (px > bestPx) [best, bestPx] = [candidate, px]
  }
  return best
}

const scopeOf = (element: HTMLElement): Element | null => element.closest('[data-key-scope]')

export const keysOf = (element: HTMLElement): readonly string[] => element.dataset['key']?.split(' ') ?? []

/** What an action is called: what it says, without its keys. */
export function labelOf(element: HTMLElement): string {
  const said = element.dataset['keyLabel'] ?? element.ariaLabel
  if (said !== undefined && said !== null) return said
  const copy = element.cloneNode(true)
  if (copy instanceof Element) for (const hidden of copy.querySelectorAll('kbd, [aria-hidden="true"]')) hidden.remove()
  return copy.textContent?.trim() ?? ''
}

/** Where a heading comes to lie under the header when it is scrolled to, in px. */
const TOP_PX = 96

/** Goes to the next or previous of the elements that match `selector`, from the one in focus or, failing that, in view. */
function step(selector: string, by: 1 | -1): void {
  const all = [...document.querySelectorAll<HTMLElement>(selector)]
  const focused = all.findIndex((element) => element === document.activeElement)
  const above = all.findLastIndex((element) => element.getBoundingClientRect().top <= TOP_PX)
  const next = all[Math.max(0, (focused === -1 ? above : focused) + by)]
  next?.focus({ preventScroll: true })
  next?.scrollIntoView({ block: 'start' })
}
