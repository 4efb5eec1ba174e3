type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }
type Size = { readonly width: number; readonly height: number }

/** Between a link and what is shown of it, and at the edges of the window. In px. */
const GAP = 4
const EDGE = 8

/**
 * Where a box goes that tells of a link, in px of the window: below the line that is pointed at, above it where there is
 * more room, and never outside of the window at its sides.
 */
export function placeFor(line: Box, { width, height }: Size, window: Size): { left: number; top: number } {
  const left = Math.max(EDGE, Math.min(line.left, window.width - width - EDGE))
  const [above, below] = [line.top - GAP - EDGE, window.height - line.bottom - GAP - EDGE]
  const isBelow = height <= below || below >= above
  return { left, top: isBelow ? line.bottom + GAP : Math.max(EDGE, line.top - GAP - height) }
}

/** Of the lines that a link is broken into, the one that is pointed at; the first if none is. */
export function lineAt(lines: readonly Box[], y: number | null): Box | undefined {
  return (y === null ? undefined : lines.find(({ top, bottom }) => top <= y && y <= bottom)) ?? lines[0]
}
