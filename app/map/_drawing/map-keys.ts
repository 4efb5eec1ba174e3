import type { CanvasMap } from './canvas-map.ts'
import type { Direction } from './walk.ts'

/** How much closer one key, or one press of a button, brings the map. */
export const ZOOM_STEP = 1.3
const PAN_PX = 80

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}
const TOWARDS: Readonly<Record<Direction, { readonly x: number; readonly y: number }>> = {
  left: { x: -PAN_PX, y: 0 },
  right: { x: PAN_PX, y: 0 },
  up: { x: 0, y: -PAN_PX },
  down: { x: 0, y: PAN_PX },
}

/** What keys do while the map has the focus. Those it takes reach nobody else: `+` means something on every page. */
export function listenToKeys(element: HTMLElement, map: CanvasMap): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || !act(map, event)) return
    event.preventDefault()
    event.stopPropagation()
  }
  element.addEventListener('keydown', onKeyDown)
  return () => element.removeEventListener('keydown', onKeyDown)
}

/** Whether the key means anything here. */
function act(map: CanvasMap, { key, shiftKey }: KeyboardEvent): boolean {
  const direction = ARROWS[key]
  if (direction && shiftKey) map.pan(TOWARDS[direction])
  else if (direction) map.step(direction)
  else if (key === '+' || key === '=') map.zoomBy(ZOOM_STEP)
  else if (key === '-') map.zoomBy(1 / ZOOM_STEP)
  else if (key === '0') map.fitAll()
  else return key === 'Enter' && map.open()
  return true
}
