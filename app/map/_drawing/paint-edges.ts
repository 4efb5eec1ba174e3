import type { Camera, Point } from './camera.ts'
import type { Colours } from './paint.ts'
import { INSET, type Scene, type SceneCard, type SceneEdge } from './scene.ts'
import { titleOf } from './titles.ts'

/** From a mark to where its title begins, and to where at most it ends. */
const TITLE = INSET.textX - INSET.markX
const BEHIND = TITLE + INSET.textWidth
const ARROW = 6

type Look = {
  readonly camera: Camera
  /** The map's point in the right lower corner of the screen. */
  readonly end: Point
  readonly chosen: number | null
  readonly colours: Colours
  readonly hasTitles: boolean
}

/** All lines of one kind are one path: a thousand strokes take ten times as long as one. */
export function paintEdges(canvas: CanvasRenderingContext2D, { cards, edges }: Scene, look: Look): void {
  const { camera, chosen, colours, hasTitles } = look
  const seen = edges.flatMap((edge): Line[] => {
    const [from, to] = [cards[edge.from], cards[edge.to]]
    return from && to && isSeen(from, to, look) ? [{ ...edge, line: lineOf(from, to, edge.kind, hasTitles) }] : []
  })
  const isChosen = ({ from, to }: SceneEdge): boolean => from === chosen || to === chosen
  const lines = (kind: SceneEdge['kind']): readonly Line[] => seen.filter((one) => one.kind === kind)
  const thin = 1 / camera.zoom
  canvas.lineWidth = Math.max(1.2, thin)
  // Dashes are as long on the screen from wherever it is seen: short ones by the thousand take longer than all else.
  canvas.globalAlpha = 0.3
  stroke(canvas, lines('link'), colours.soft, [])
  canvas.globalAlpha = 1
  stroke(canvas, lines('back'), colours.soft, [7 * thin, 5 * thin])
  canvas.globalAlpha = 0.55
  stroke(canvas, lines('follow-up'), colours.soft, [])
  canvas.globalAlpha = 1
  if (camera.zoom > 0.2) arrows(canvas, lines('follow-up'), colours.soft)
  canvas.lineWidth = Math.max(2, thin * 1.6)
  const own = seen.filter(isChosen)
  stroke(canvas, own, colours.accent, [])
  arrows(canvas, own, colours.accent)
}

type Curve = { readonly start: Point; readonly bend: Point; readonly bendBack: Point; readonly end: Point }
type Line = SceneEdge & { readonly line: Curve }

function lineOf(from: SceneCard, to: SceneCard, kind: SceneEdge['kind'], hasTitles: boolean): Curve {
  if (kind !== 'follow-up') {
    // Over the cards between: what runs along the columns is told from what leads on.
    const start = { x: from.x, y: from.y - from.radius - 2 }
    const end = { x: to.x, y: to.y - to.radius - 2 }
    const above = Math.min(start.y, end.y) - 24 - Math.abs(start.x - end.x) / 12
    return { start, end, bend: { x: start.x, y: above }, bendBack: { x: end.x, y: above } }
  }
  const start = { x: from.x + (hasTitles ? TITLE + titleOf(from).width + 5 : from.radius + 2), y: from.y }
  const end = { x: to.x - to.radius - 3, y: to.y }
  const reach = Math.max(18, (end.x - start.x) / 2)
  return { start, end, bend: { x: start.x + reach, y: start.y }, bendBack: { x: end.x - reach, y: end.y } }
}

function stroke(canvas: CanvasRenderingContext2D, lines: readonly Line[], colour: string, dash: number[]): void {
  canvas.strokeStyle = colour
  canvas.setLineDash(dash)
  canvas.beginPath()
  for (const { line } of lines) {
    const { start, bend, bendBack, end } = line
    canvas.moveTo(start.x, start.y)
    canvas.bezierCurveTo(bend.x, bend.y, bendBack.x, bendBack.y, end.x, end.y)
  }
  canvas.stroke()
  canvas.setLineDash([])
}

function arrows(canvas: CanvasRenderingContext2D, lines: readonly Line[], colour: string): void {
  canvas.fillStyle = colour
  canvas.beginPath()
  for (const { line } of lines) {
    const { end, bendBack } = line
    const turn = Math.atan2(end.y - bendBack.y, end.x - bendBack.x)
    const corner = (by: number): Point => ({
      x: end.x - ARROW * Math.cos(turn + by),
      y: end.y - ARROW * Math.sin(turn + by),
    })
    const [left, right] = [corner(0.5), corner(-0.5)]
    canvas.moveTo(end.x, end.y)
    canvas.lineTo(left.x, left.y)
    canvas.lineTo(right.x, right.y)
  }
  canvas.fill()
}

function isSeen(from: SceneCard, to: SceneCard, { camera, end }: Look): boolean {
  const bulge = 24 + Math.abs(from.x - to.x) / 12
  return (
    Math.min(from.x, to.x) < end.x &&
    Math.max(from.x, to.x) + BEHIND > camera.x &&
    Math.min(from.y, to.y) - bulge < end.y &&
    Math.max(from.y, to.y) > camera.y
  )
}
