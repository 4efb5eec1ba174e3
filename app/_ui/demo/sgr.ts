// What of a terminal's colours and letters is kept ("Select Graphic Rendition", ECMA-48, 8.3.117). A parser of our own:
// one that is to be had keeps every code it has seen, and 240 kB of "bold" cost it four gigabytes.

const HUES = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'] as const
type Hue = (typeof HUES)[number]

/** How the letters look from here on. `null`: as the page has them. */
export type Style = {
  readonly fg: Hue | null
  readonly bg: Hue | null
  readonly isBold: boolean
  readonly isDim: boolean
  readonly isItalic: boolean
  readonly isUnderlined: boolean
  readonly isStruck: boolean
  readonly isReversed: boolean
}

export const PLAIN: Style = {
  fg: null,
  bg: null,
  isBold: false,
  isDim: false,
  isItalic: false,
  isUnderlined: false,
  isStruck: false,
  isReversed: false,
}

const SWITCHES: Readonly<Record<number, Partial<Style>>> = {
  0: PLAIN,
  1: { isBold: true },
  2: { isDim: true },
  3: { isItalic: true },
  4: { isUnderlined: true },
  7: { isReversed: true },
  9: { isStruck: true },
  21: { isUnderlined: true },
  22: { isBold: false, isDim: false },
  23: { isItalic: false },
  24: { isUnderlined: false },
  27: { isReversed: false },
  29: { isStruck: false },
  39: { fg: null },
  49: { bg: null },
}

/** The style after `params`, the part of `ESC [ params m` between the bracket and the m. What is not known changes nothing. */
export function restyle(style: Style, params: string): Style {
  const codes = params.split(/[;:]/).map(Number)
  let next = style
  for (let i = 0; i < codes.length; i += 1) {
    const code = codes[i] ?? 0
    if (code === 38 || code === 48) {
      const { hue, taken } = extended(codes.slice(i + 1, i + 6))
      next = { ...next, [code === 38 ? 'fg' : 'bg']: hue }
      i += taken
    } else next = { ...next, ...(SWITCHES[code] ?? basic(code)) }
  }
  return next
}

/** The eight colours and their bright kin, which a page with two grounds cannot tell apart and still be read. */
function basic(code: number): Partial<Style> {
  const hue = HUES[code % 10] ?? null
  if ((code >= 30 && code <= 37) || (code >= 90 && code <= 97)) return { fg: hue }
  if ((code >= 40 && code <= 47) || (code >= 100 && code <= 107)) return { bg: hue }
  return {}
}

/** `5;n` of a palette of 256, or `2;r;g;b`: the nearest of the eight, so that every colour can be read on every ground. */
function extended([mode, a = 0, b = 0, c = 0]: readonly number[]): { hue: Hue | null; taken: number } {
  if (mode === 2) return { hue: hueOf(a, b, c), taken: 4 }
  if (mode !== 5) return { hue: null, taken: 1 }
  if (a < 16) return { hue: HUES[a % 8] ?? null, taken: 2 }
  if (a > 231) return { hue: null, taken: 2 }
  // A cube of 6 × 6 × 6.
  const [red, green, blue] = [Math.floor((a - 16) / 36), Math.floor((a - 16) / 6) % 6, (a - 16) % 6]
  return { hue: hueOf(red * 51, green * 51, blue * 51), taken: 2 }
}

/** Greys are no colour: they say nothing that the page's own ink would not. Channels of 0 to 255. */
function hueOf(red: number, green: number, blue: number): Hue | null {
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)]
  if (most - least < 48) return null
  const middle = (most + least) / 2
  return HUES[(red > middle ? 1 : 0) + (green > middle ? 2 : 0) + (blue > middle ? 4 : 0)] ?? null
}

/** The classes of the style sheet; '' for plain text. */
export function classOf(style: Style): string {
  const { fg, bg, isReversed } = style
  const names = [
    isReversed ? 'ansi-reversed' : bg !== null ? `ansi-on ansi-on-${bg}` : fg !== null && `ansi-${fg}`,
    style.isBold && 'ansi-bold',
    style.isDim && 'ansi-dim',
    style.isItalic && 'ansi-italic',
    style.isUnderlined && 'ansi-underlined',
    style.isStruck && 'ansi-struck',
  ]
  return names.filter((name) => name !== false).join(' ')
}
