import { type RefObject, useEffect } from 'react'
import { runningPart } from '#core/practice/attempt.ts'
import type { Engine, Shown } from './engine.ts'

/**
 * Writes how much of its time the running part has used up, 0 to 1, into `--sweep` of an element, as often as the screen
 * is drawn. Under prefers-reduced-motion nothing sweeps: figures say it.
 */
export function useSweep(engine: Engine, { session, now }: Shown, element: RefObject<HTMLElement | null>): void {
  const { plan } = session.draft
  useEffect(() => {
    const part = runningPart(plan, now)
    const { limitMs } = part ?? { limitMs: null }
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
    const write = (share: number) => element.current?.style.setProperty('--sweep', share.toFixed(4))
    if (part === null || limitMs === null || isStill) return write(0)
    let frame = 0
    const draw = () => {
      const ms = part.ms + (now.isPaused ? 0 : engine.nowMs() - now.atMs)
      write(Math.min(1, ms / limitMs))
      if (!now.isPaused && ms < limitMs) frame = requestAnimationFrame(draw)
    }
    draw()
    return () => cancelAnimationFrame(frame)
  }, [engine, plan, now, element])
}
