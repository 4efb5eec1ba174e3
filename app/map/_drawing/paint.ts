import type { MemoryMark } from '../../_ui/memory.ts'
import { type Camera, toMap } from './camera.ts'
import { FONT_PX, linesOf, shortened } from './lines.ts'
import { DRAW_MARK } from './marks.ts'
import { paintEdges } from './paint-edges.ts'
import { INSET, type Scene, type SceneCard, type Size } from './scene.ts'

/** What CSS says that things are coloured like. */
export type Colours = Readonly<Record<MemoryMark | 'raise' | 'ink' | 'soft' | 'line' | 'accent', string>> & {
  readonly font: string
}

/** Below this titles would be too small to be read, and are left out. */
export const READABLE_ZOOM = 0.5
/** On the screen marks are no smaller than this, or they could not be told apart. */
const LEAST_MARK_PX = 2.2
const PALE = 0.28
const GROUP_PAD = 10

/** The lines beside each card, found when it is first seen. */
const written = new WeakMap<SceneCard, readonly string[]>()

/** Draws what the camera sees. `chosen`: index of the card that is looked at. `pixels`: of the screen to one of CSS. */
export function paint(
  canvas: CanvasRenderingContext2D,
  scene: Scene,
  camera: Camera,
  chosen: number | null,
  { colours, screen, pixels }: { readonly colours: Colours; readonly screen: Size; readonly pixels: number },
): void {
  const { zoom } = camera
  canvas.setTransform(pixels, 0, 0, pixels, 0, 0)
  canvas.clearRect(0, 0, screen.width, screen.height)
  const scale = zoom * pixels
  canvas.setTransform(scale, 0, 0, scale, -camera.x * scale, -camera.y * scale)
  const end = toMap(camera, { x: screen.width, y: screen.height })
  const isSeen = (x: number, y: number, width: number, height: number): boolean =>
    x + width > camera.x && y + height > camera.y && x < end.x && y < end.y

  paintGroups(canvas, scene, zoom, colours, isSeen)
  paintEdges(canvas, scene, { camera, end, chosen, colours, hasTitles: zoom >= READABLE_ZOOM })
  const seen = scene.cards.filter(({ x, y }) => isSeen(x - INSET.markX, y - INSET.markY, 264, 46))
  canvas.lineWidth = Math.max(1.6, 1 / zoom)
  for (const card of seen) {
    const radius = Math.max(card.radius, LEAST_MARK_PX / zoom)
    canvas.globalAlpha = card.pale ? PALE : 1
    canvas.fillStyle = canvas.strokeStyle = colours[card.mark]
    DRAW_MARK[card.mark](canvas, card.x, card.y, radius)
  }
  if (zoom >= READABLE_ZOOM) paintTitles(canvas, seen, colours)
  canvas.globalAlpha = 1
  const card = chosen === null ? undefined : scene.cards[chosen]
  if (card) paintChosen(canvas, card, zoom, colours)
}

function paintTitles(canvas: CanvasRenderingContext2D, cards: readonly SceneCard[], colours: Colours): void {
  canvas.font = `${FONT_PX}px ${colours.font}`
  canvas.textBaseline = 'middle'
  canvas.fillStyle = colours.ink
  for (const card of cards) {
    const lines = written.get(card) ?? linesOf(card.title, INSET.textWidth)
    written.set(card, lines)
    canvas.globalAlpha = card.pale ? PALE * 1.6 : 1
    const first = card.y - (lines.length - 1) * 8.5
    for (const [i, line] of lines.entries()) canvas.fillText(line, card.x - INSET.markX + INSET.textX, first + i * 17)
  }
}

function paintChosen(canvas: CanvasRenderingContext2D, card: SceneCard, zoom: number, colours: Colours): void {
  canvas.strokeStyle = colours.accent
  canvas.lineWidth = Math.max(2, 2 / zoom)
  canvas.beginPath()
  canvas.arc(card.x, card.y, Math.max(card.radius, LEAST_MARK_PX / zoom) + Math.max(4, 3 / zoom), 0, Math.PI * 2)
  canvas.stroke()
}

type IsSeen = (x: number, y: number, width: number, height: number) => boolean

/** What stands together, and from afar its name. */
function paintGroups(
  canvas: CanvasRenderingContext2D,
  { groups }: Scene,
  zoom: number,
  colours: Colours,
  isSeen: IsSeen,
) {
  canvas.font = `${12 / zoom}px ${colours.font}`
  canvas.textBaseline = 'alphabetic'
  canvas.lineWidth = 1 / zoom
  for (const { x, y, width, height, name } of groups) {
    if (!isSeen(x - 80, y - 80, width + 160, height + 160)) continue
    canvas.fillStyle = colours.raise
    canvas.strokeStyle = colours.line
    canvas.beginPath()
    canvas.roundRect(x - GROUP_PAD, y - GROUP_PAD, width + GROUP_PAD * 2, height + GROUP_PAD * 2, 10)
    canvas.fill()
    canvas.stroke()
    // From afar there is room for a few characters above each, or for none.
    if ((width + 60) * zoom < 44 || 72 * zoom < 12) continue
    canvas.fillStyle = colours.soft
    canvas.fillText(shortened(name, (width + 20) * zoom), x, y - GROUP_PAD - 6 / zoom)
  }
}
