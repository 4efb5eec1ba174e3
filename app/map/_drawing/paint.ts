import type { MemoryMark } from '../../_ui/memory.ts'
import { type Camera, toMap, toScreen } from './camera.ts'
import { FONT_PX, shortened } from './lines.ts'
import { DRAW_MARK } from './marks.ts'
import { paintEdges } from './paint-edges.ts'
import { titleOf } from './titles.ts'
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
const LINE_PX = 17

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
  canvas.globalAlpha = 1
  const card = chosen === null ? undefined : scene.cards[chosen]
  if (card) paintChosen(canvas, card, zoom, colours)
  if (zoom >= READABLE_ZOOM) paintTitles(canvas, seen, camera, { colours, pixels })
  canvas.globalAlpha = 1
}

/**
 * Titles are written at whole places of the screen and in sizes of half px: letters of any other size would be drawn
 * anew for every frame while the map is brought closer.
 */
function paintTitles(
  canvas: CanvasRenderingContext2D,
  cards: readonly SceneCard[],
  camera: Camera,
  { colours, pixels }: { readonly colours: Colours; readonly pixels: number },
): void {
  const { zoom } = camera
  canvas.setTransform(pixels, 0, 0, pixels, 0, 0)
  canvas.font = `${Math.round(FONT_PX * zoom * 2) / 2}px ${colours.font}`
  canvas.textBaseline = 'middle'
  canvas.fillStyle = colours.ink
  for (const card of cards) {
    const { lines } = titleOf(card)
    canvas.globalAlpha = card.pale ? PALE * 1.6 : 1
    const first = card.y - ((lines.length - 1) * LINE_PX) / 2
    for (const [i, line] of lines.entries()) {
      const { x, y } = toScreen(camera, { x: card.x - INSET.markX + INSET.textX, y: first + i * LINE_PX })
      canvas.fillText(line, Math.round(x), Math.round(y))
    }
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
