import type { Point } from './camera.ts'

export type Gestures = {
  /** Dragged by px of the screen. */
  readonly onDrag: (by: Point) => void
  readonly onZoom: (times: number, at: Point) => void
  /** Pressed and let go in one place. */
  readonly onPress: (at: Point) => void
  readonly onDoublePress: (at: Point) => void
}

/** Whoever moves less between pressing and letting go did not mean to drag, in px. */
const STILL_PX = 4
/** A line of a wheel that counts lines, in px. */
const LINE_PX = 16

/** One pointer drags, two pinch, the wheel magnifies. Answers how to stop listening. */
export function listenTo(element: HTMLElement, { onDrag, onZoom, onPress, onDoublePress }: Gestures): () => void {
  const held = new Map<number, Point>()
  let movedPx = 0
  const placeOf = ({ clientX, clientY }: MouseEvent): Point => {
    const { left, top } = element.getBoundingClientRect()
    return { x: clientX - left, y: clientY - top }
  }
  const stop = new AbortController()
  const on = <K extends 'pointerdown' | 'pointermove' | 'pointerup' | 'pointercancel'>(
    name: K,
    react: (event: PointerEvent) => void,
  ): void => element.addEventListener(name, react, { signal: stop.signal })

  on('pointerdown', (event) => {
    if (event.button !== 0) return
    if (held.size === 0) movedPx = 0
    held.set(event.pointerId, placeOf(event))
    element.setPointerCapture(event.pointerId)
  })
  on('pointermove', (event) => {
    const before = held.get(event.pointerId)
    if (!before) return
    const now = placeOf(event)
    const [other] = [...held].filter(([id]) => id !== event.pointerId).map(([, at]) => at)
    held.set(event.pointerId, now)
    const by = { x: before.x - now.x, y: before.y - now.y }
    movedPx += Math.hypot(by.x, by.y)
    if (!other) return movedPx > STILL_PX ? onDrag(by) : undefined
    // Of two, each moves the middle by half of its way.
    onDrag({ x: by.x / 2, y: by.y / 2 })
    const apart = (at: Point): number => Math.max(1, Math.hypot(at.x - other.x, at.y - other.y))
    onZoom(apart(now) / apart(before), { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 })
  })
  on('pointerup', (event) => {
    if (held.delete(event.pointerId) && held.size === 0 && movedPx <= STILL_PX) onPress(placeOf(event))
  })
  on('pointercancel', (event) => held.delete(event.pointerId))
  element.addEventListener('dblclick', (event) => onDoublePress(placeOf(event)), { signal: stop.signal })
  element.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault()
      const px = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PX : 1)
      // Pinching on a touchpad comes as a wheel with Ctrl, and in much smaller steps.
      onZoom(Math.exp(-px * (event.ctrlKey ? 0.01 : 0.0018)), placeOf(event))
    },
    { passive: false, signal: stop.signal },
  )
  return () => stop.abort()
}
