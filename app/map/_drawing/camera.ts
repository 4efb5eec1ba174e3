import type { Size } from './scene.ts'

/** The part of the map that is seen: its left upper corner, in px of the map, and how much it is magnified. */
export type Camera = { readonly x: number; readonly y: number; readonly zoom: number }
export type Point = { readonly x: number; readonly y: number }

const MIN_ZOOM = 0.01
const MAX_ZOOM = 2.5
/** Around a map that is seen whole, in px of the screen. */
const EDGE = 32

/** The whole map in the middle of the screen, never magnified. */
export function fit(map: Size, screen: Size): Camera {
  const zoom = bounded(Math.min(1, (screen.width - EDGE * 2) / map.width, (screen.height - EDGE * 2) / map.height))
  return { zoom, x: (map.width - screen.width / zoom) / 2, y: (map.height - screen.height / zoom) / 2 }
}

/** A map is begun with where it begins, if titles would be too small otherwise and it is no more than so many times as large. */
const TIMES_AS_LARGE = 4

/** What is seen first: the whole map, or its beginning, large enough to be read. */
export function opening(map: Size, screen: Size, leastZoom: number): Camera {
  const whole = fit(map, screen)
  if (whole.zoom >= leastZoom || whole.zoom * TIMES_AS_LARGE < leastZoom) return whole
  const start = (length: number, seen: number): number =>
    length * leastZoom <= seen - EDGE * 2 ? (length - seen / leastZoom) / 2 : -EDGE / leastZoom
  return { zoom: leastZoom, x: start(map.width, screen.width), y: start(map.height, screen.height) }
}

/** Magnified `times` as much, with what is at `at` on the screen staying there. */
export function zoomed(camera: Camera, times: number, at: Point): Camera {
  const zoom = bounded(camera.zoom * times)
  const { x, y } = toMap(camera, at)
  return { zoom, x: x - at.x / zoom, y: y - at.y / zoom }
}

/** Moved by px of the screen: what is seen goes the other way. */
export const moved = ({ x, y, zoom }: Camera, by: Point): Camera => ({ zoom, x: x + by.x / zoom, y: y + by.y / zoom })

/** A point of the map in the middle of the screen, magnified to `leastZoom` or more. */
export function centred(camera: Camera, { x, y }: Point, screen: Size, leastZoom: number): Camera {
  const zoom = Math.max(camera.zoom, leastZoom)
  return { zoom, x: x - screen.width / zoom / 2, y: y - screen.height / zoom / 2 }
}

export const toMap = ({ x, y, zoom }: Camera, at: Point): Point => ({ x: x + at.x / zoom, y: y + at.y / zoom })
export const toScreen = ({ x, y, zoom }: Camera, at: Point): Point => ({ x: (at.x - x) * zoom, y: (at.y - y) * zoom })

/** In the hash of the address, so that going back leads to what was seen. */
export const toHash = ({ x, y, zoom }: Camera): string => `#at=${Math.round(x)},${Math.round(y)},${zoom.toFixed(3)}`

/** Null: the hash names no place. */
export function fromHash(hash: string): Camera | null {
  const [, x, y, zoom] = /^#at=(-?\d{1,7}),(-?\d{1,7}),(\d\.\d{3})$/.exec(hash) ?? []
  return zoom === undefined ? null : { x: Number(x), y: Number(y), zoom: bounded(Number(zoom)) }
}

const bounded = (zoom: number): number => Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, zoom))
