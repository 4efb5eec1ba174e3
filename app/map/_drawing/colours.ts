import type { Colours } from './paint.ts'

/** The tokens of the page as a canvas takes them: what they come to in this theme, where this element is. */
export function coloursOf(element: HTMLElement): Colours {
  const probe = document.createElement('span')
  element.parentElement?.append(probe)
  const colour = (token: string): string => {
    probe.style.color = `var(--color-${token})`
    return getComputedStyle(probe).color
  }
  const [good, warn, bad, soft] = [colour('good'), colour('warn'), colour('bad'), colour('soft')]
  const colours = {
    remembered: good,
    due: warn,
    failed: bad,
    broken: bad,
    new: soft,
    locked: soft,
    open: soft,
    raise: colour('raise'),
    ink: colour('ink'),
    soft,
    line: colour('line'),
    accent: colour('accent'),
    font: getComputedStyle(element).fontFamily,
  }
  probe.remove()
  return colours
}
