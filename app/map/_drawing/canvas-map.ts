import { type Camera, centred, fit, moved, opening, type Point, toMap, zoomed } from './camera.ts'
import { listenTo } from './gestures.ts'
import { type Colours, paint, READABLE_ZOOM } from './paint.ts'
import { INSET, type Scene, type Size } from './scene.ts'
import { type Direction, walk } from './walk.ts'

/** A map that is drawn, and what can be done with it. */
export type CanvasMap = {
  readonly zoomBy: (times: number) => void
  readonly fitAll: () => void
  readonly pan: (by: Point) => void
  /** Goes to the next card in this direction, or to the one in the middle if none is chosen. */
  readonly step: (direction: Direction) => void
  /** Chooses a card by index, and brings it into the middle. */
  readonly goTo: (card: number) => void
  /** Opens the card that is chosen; false if none is. */
  readonly open: () => boolean
  readonly end: () => void
}

type Given = {
  readonly scene: Scene
  readonly colours: () => Colours
  /** What to begin with. Null: the whole map, or its beginning if nothing could be read otherwise. */
  readonly camera: Camera | null
  readonly onChoose: (card: number | null) => void
  readonly onOpen: (card: number) => void
  readonly onMove: (camera: Camera) => void
}

/** Around a mark, in px of the screen, where pressing counts as pressing it. */
const NEAR_PX = 14

/** Draws a map on a canvas, as often as something changes and never more often than the screen does. */
export function canvasMap(element: HTMLCanvasElement, given: Given): CanvasMap {
  const { scene, onChoose, onOpen, onMove } = given
  const canvas = element.getContext('2d')
  if (!canvas) throw new Error('this browser draws nothing on a canvas')
  let [screen, pixels] = [sizeOf(element), 1]
  const begin = (): Camera => opening(scene, screen, READABLE_ZOOM * 1.2)
  let camera = given.camera ?? begin()
  let isFitted = given.camera === null
  let chosen: number | null = null
  let colours = given.colours()
  let frame = 0

  const draw = (): void => {
    frame = 0
    paint(canvas, scene, camera, chosen, { colours, screen, pixels })
  }
  const redraw = (): void => {
    if (frame === 0) frame = requestAnimationFrame(draw)
  }
  const look = (next: Camera): void => {
    camera = next
    isFitted = false
    onMove(camera)
    redraw()
  }
  const choose = (card: number | null): void => {
    chosen = card
    onChoose(card)
    redraw()
  }
  const goTo = (card: number): void => {
    const to = scene.cards[card]
    if (!to) return
    const middle = { x: to.x + INSET.textWidth / 2, y: to.y }
    look(centred(camera, middle, screen, READABLE_ZOOM * 1.4))
    choose(card)
  }
  const resize = (): void => {
    screen = sizeOf(element)
    pixels = window.devicePixelRatio
    ;[element.width, element.height] = [Math.round(screen.width * pixels), Math.round(screen.height * pixels)]
    if (isFitted) camera = begin()
    // At once: a canvas is empty after its size was set.
    draw()
  }
  const recolour = (): void => {
    colours = given.colours()
    redraw()
  }

  const stopListening = listenTo(element, {
    onDrag: (by) => look(moved(camera, by)),
    onZoom: (times, at) => look(zoomed(camera, times, at)),
    onPress: (at) => choose(cardAt(scene, camera, at)),
    onDoublePress: (at) => {
      const card = cardAt(scene, camera, at)
      if (card !== null) onOpen(card)
    },
  })
  const sizes = new ResizeObserver(resize)
  sizes.observe(element)
  const dark = window.matchMedia('(prefers-color-scheme: dark)')
  dark.addEventListener('change', recolour)
  resize()

  const middle = (): Point => ({ x: screen.width / 2, y: screen.height / 2 })
  return {
    zoomBy: (times) => look(zoomed(camera, times, middle())),
    fitAll: () => look(fit(scene, screen)),
    pan: (by) => look(moved(camera, by)),
    step: (direction) => {
      const next = chosen === null ? nearestTo(scene, toMap(camera, middle())) : walk(scene, chosen, direction)
      if (next !== null) goTo(next)
    },
    goTo,
    open: () => {
      if (chosen !== null) onOpen(chosen)
      return chosen !== null
    },
    end: () => {
      stopListening()
      sizes.disconnect()
      dark.removeEventListener('change', recolour)
      cancelAnimationFrame(frame)
    },
  }
}

const sizeOf = ({ clientWidth, clientHeight }: HTMLElement): Size => ({ width: clientWidth, height: clientHeight })

/** The card that is meant by pressing there: its mark or, where they are written, its title. */
function cardAt(scene: Scene, camera: Camera, at: Point): number | null {
  const { x, y } = toMap(camera, at)
  const near = nearestTo(scene, { x, y })
  const card = near === null ? undefined : scene.cards[near]
  if (card && Math.hypot(card.x - x, card.y - y) * camera.zoom <= Math.max(NEAR_PX, card.radius * camera.zoom))
    return near
  if (camera.zoom < READABLE_ZOOM) return null
  const index = scene.cards.findIndex(
    (one) =>
      x > one.x && x < one.x - INSET.markX + INSET.textX + INSET.textWidth && Math.abs(y - one.y) < INSET.markY - 3,
  )
  return index < 0 ? null : index
}

function nearestTo({ cards }: Scene, { x, y }: Point): number | null {
  let [best, least] = [null as number | null, Infinity]
  for (const [index, card] of cards.entries()) {
    const far = Math.hypot(card.x - x, card.y - y)
    if (far < least) [best, least] = [index, far]
  }
  return best
}
