/** The colours that code is given by core/card/render/highlight.ts: in light, and in dark. */
const PAIRS = [
  ['#a0111f', '#ff9492'],
  ['#032563', '#addcff'],
  ['#622cbc', '#dbb7ff'],
  ['#023b95', '#91cbff'],
  ['#702c00', '#ffb757'],
  ['#024c1a', '#72f088'],
  ['#66707b', '#bdc4cc'],
  ['#6e011a', '#ffb1af'],
  ['#4b535d', '#bdc4cc'],
] as const

const CLASSES = new Map<string, string>(PAIRS.map(([light], i) => [light, `k${i}`]))

/** The class that stands for a style of coloured code. Null: it is the colour of the text around, or none that is known. */
export function inkClass(style: string): string | null {
  const light = /--shiki-light:(#[0-9a-f]{6})/i.exec(style)?.[1]?.toLowerCase()
  return light === undefined ? null : (CLASSES.get(light) ?? null)
}

export const INK_CSS = PAIRS.map(([light, dark], i) => `.k${i}{color:light-dark(${light},${dark})}`).join('\n')
