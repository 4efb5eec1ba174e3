export type Size = { readonly width: number; readonly height: number }
type Place = { readonly x: number; readonly y: number }
export type Packed = Size & { readonly places: readonly Place[] }

/**
 * Boxes in rows, the highest first, about `ratio` times as wide as high, and none nearer to another than `gap`. `places` are
 * the left upper corners, in the order of `boxes`.
 */
export function pack(boxes: readonly Size[], gap: number, ratio: number): Packed {
  const area = boxes.reduce((sum, { width, height }) => sum + (width + gap) * (height + gap), 0)
  const across = Math.max(Math.sqrt(area * ratio), ...boxes.map(({ width }) => width))
  const order = boxes.map((box, i) => ({ ...box, i })).toSorted((a, b) => b.height - a.height || a.i - b.i)
  const places: Place[] = []
  let [x, y, rowHeight, width] = [0, 0, 0, 0]
  for (const box of order) {
    if (x > 0 && x + box.width > across) [x, y, rowHeight] = [0, y + rowHeight + gap, 0]
    places[box.i] = { x, y }
    width = Math.max(width, x + box.width)
    rowHeight = Math.max(rowHeight, box.height)
    x += box.width + gap
  }
  return { width, height: y + rowHeight, places }
}
