import type { Point } from './layout.ts'

/** Boxes drawn at most: more are neither read nor placed in reasonable time. */
export const GRAPH_LIMIT = 150

/** As style sheets draw a box: so wide, lines of 1.25rem at 0.8125rem, at most three. In px. */
export const NODE = { width: 184, line: 20, padding: 12, mark: 21, maxLines: 3, char: 13 }

/** Of a box with a title and, if so said, a line about open questions below it. In px. */
export function heightFor(title: string, hasOpen: boolean): number {
  // A Chinese character is as wide as the letters are high; others are little more than half of that.
  const widthPx = [...title].reduce(
    (sum, char) => sum + NODE.char * (/[\p{Script=Han}，。？！：；、（）「」]/u.test(char) ? 1 : 0.58),
    0,
  )
  const lines = Math.min(NODE.maxLines, Math.ceil(widthPx / (NODE.width - NODE.mark - 16)))
  return (lines + (hasOpen ? 1 : 0)) * NODE.line + NODE.padding
}

/** A line from the first point to the last, as an SVG path, rounded at its bends: each bend pulls, none is touched. */
export function curve(points: readonly Point[]): string {
  const [first, ...rest] = points
  const last = rest.pop()
  if (first === undefined || last === undefined) return ''
  const bends = rest.map((bend, i) => {
    const next = rest[i + 1]
    const end = next === undefined ? last : { x: (bend.x + next.x) / 2, y: (bend.y + next.y) / 2 }
    return `Q${round(bend.x)} ${round(bend.y)} ${round(end.x)} ${round(end.y)}`
  })
  return `M${round(first.x)} ${round(first.y)}${bends.length > 0 ? bends.join('') : `L${round(last.x)} ${round(last.y)}`}`
}

const round = (px: number): number => Math.round(px * 10) / 10
