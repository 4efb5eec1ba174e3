import type { MemoryMark } from '../../_ui/memory.ts'

type Canvas = CanvasRenderingContext2D

/** The marks of `_ui/dot.tsx` on a canvas, about a point, so that none needs its colour to be told apart. */
export const DRAW_MARK: Readonly<Record<MemoryMark, (canvas: Canvas, x: number, y: number, radius: number) => void>> = {
  remembered: (canvas, x, y, radius) => {
    circle(canvas, x, y, radius)
    canvas.fill()
  },
  due: (canvas, x, y, radius) => {
    ring(canvas, x, y, radius)
    canvas.beginPath()
    canvas.arc(x, y, radius, -Math.PI / 2, Math.PI / 2)
    canvas.fill()
  },
  failed: (canvas, x, y, radius) => {
    const arm = radius * 0.8
    canvas.beginPath()
    canvas.moveTo(x - arm, y - arm)
    canvas.lineTo(x + arm, y + arm)
    canvas.moveTo(x + arm, y - arm)
    canvas.lineTo(x - arm, y + arm)
    canvas.stroke()
  },
  new: ring,
  locked: (canvas, x, y, radius) => {
    circle(canvas, x, y, radius / 2)
    canvas.fill()
  },
  open: ring,
  broken: ring,
}

function ring(canvas: Canvas, x: number, y: number, radius: number): void {
  // What is behind it does not shine through.
  circle(canvas, x, y, radius)
  canvas.stroke()
}

function circle(canvas: Canvas, x: number, y: number, radius: number): void {
  canvas.beginPath()
  canvas.arc(x, y, radius, 0, Math.PI * 2)
}
