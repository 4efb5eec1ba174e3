import type { BundleChain } from '#core/share/bundle/manifest.ts'

/** A chain in a box, by level from left to right, in its units. */
export type Drawing = {
  readonly dots: readonly { readonly x: number; readonly y: number }[]
  readonly lines: readonly { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number }[]
}

/** More dots would be no picture of anything. */
const MAX_DOTS = 80
const MARGIN = 14

/** The cards of a chain as dots, the first being its root, and its follow-ups as lines; what closes a circle is left out. */
export function drawChain({ nodes, edges }: BundleChain, width: number, height: number): Drawing {
  const shown = new Map(nodes.slice(0, MAX_DOTS).map(({ id }) => [id, 0]))
  const forward = edges.filter(({ from, to, back }) => !back && shown.has(from) && shown.has(to))
  // Every card comes after all that lead to it. A card moved on moves on what it leads to, which takes a round for each level.
  for (let round = 0; round < shown.size; round++) {
    for (const { from, to } of forward) shown.set(to, Math.max(shown.get(to) ?? 0, (shown.get(from) ?? 0) + 1))
  }
  const levels = [...new Set(shown.values())].toSorted((a, b) => a - b)
  const last = Math.max(1, levels.length - 1)
  const places = new Map(
    levels.flatMap((level, column) => {
      const ids = [...shown].flatMap(([id, its]) => (its === level ? id : []))
      const x = MARGIN + (column / last) * (width - 2 * MARGIN)
      return ids.map((id, i) => [id, { x, y: MARGIN + ((i + 0.5) / ids.length) * (height - 2 * MARGIN) }] as const)
    }),
  )
  const lines = forward.flatMap(({ from, to }) => {
    const [a, b] = [places.get(from), places.get(to)]
    return a && b ? [{ x1: a.x, y1: a.y, x2: b.x, y2: b.y }] : []
  })
  return { dots: [...places.values()], lines }
}
