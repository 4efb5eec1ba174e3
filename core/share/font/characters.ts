import { type Face, tableOf, viewOf } from './face.ts'

/** Code points from the first to the last, both included. */
type Range = readonly [first: number, last: number]

/** Which characters a face can draw, by the table `cmap` of OpenType 1.9 (formats 4 and 12; others are for other fonts). */
export function charactersOf(face: Face): ReadonlySet<number> {
  const cmap = tableOf(face, 'cmap')
  if (cmap === null) return new Set()
  const view = viewOf(cmap)
  const offsets = Array.from({ length: view.getUint16(2) }, (_, i) => view.getUint32(4 + 8 * i + 4))
  const characters = new Set<number>()
  for (const offset of new Set(offsets)) {
    const format = view.getUint16(offset)
    const ranges = format === 12 ? groups(view, offset) : format === 4 ? segments(view, offset) : []
    for (const [first, last] of ranges) for (let code = first; code <= last; code++) characters.add(code)
  }
  return characters
}

const groups = (view: DataView, offset: number): Range[] =>
  Array.from({ length: view.getUint32(offset + 12) }, (_, i) => {
    const at = offset + 16 + 12 * i
    return [view.getUint32(at), view.getUint32(at + 4)] as const
  })

/** The last segment, 0xFFFF alone, ends the list and is no character. */
function segments(view: DataView, offset: number): Range[] {
  const count = view.getUint16(offset + 6) / 2
  return Array.from({ length: count - 1 }, (_, i) => {
    const end = offset + 14 + 2 * i
    const [last, first] = [view.getUint16(end), view.getUint16(end + 2 * count + 2)]
    return [first, last] as const
  })
}
