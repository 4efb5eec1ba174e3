import { at, type Attempt, type AttemptEvent, fold, isTimed } from '#core/practice/attempt.ts'
import { type Beat, beat, type Reading, timeAt } from '#core/practice/clock.ts'
import { nextCountMs } from '#core/practice/figures.ts'
import { isMeant } from '#core/practice/meant.ts'
import type { Plan } from '#core/practice/plan.ts'

/** One attempt under way. */
export type Clock = {
  /** As it stands. */
  readonly now: () => Attempt
  /** Something happens now. False: it means nothing now. */
  readonly happen: (event: AttemptEvent['kind']) => boolean
  /** On the attempt's own clock, in ms. */
  readonly nowMs: () => number
  /** Nothing is told any more. */
  readonly stop: () => void
}

/** A timer may fire a little early; what it was set for has surely happened so much later. In ms. */
const SLACK_MS = 4

/**
 * Begins an attempt, and tells whenever there is something new to be shown of it: something happened, a second went by, the clock
 * ended a part. Instants come from the monotonic clock of the browser; timers only say when to look again.
 */
export function startClock(plan: Plan, changed: (now: Attempt) => void, read = readClocks): Clock {
  let events: readonly AttemptEvent[] = []
  let last: Beat = { ...read(), atMs: 0 }
  let timer: ReturnType<typeof setTimeout> | undefined

  const standing = (atMs: number): Attempt => at(plan, fold(plan, events), Math.round(atMs))
  const record = (kind: AttemptEvent['kind'], atMs: number): void => {
    events = [...events, { kind, atMs: Math.round(atMs) }]
  }
  const catchUp = (): Attempt => {
    const { beat: next, lostFromMs } = beat(last, read())
    last = next
    // The machine slept, or the page was frozen: nobody was there to answer.
    if (lostFromMs !== null && isMeant(plan, standing(lostFromMs), 'interrupt')) record('interrupt', lostFromMs)
    return standing(last.atMs)
  }
  const tell = (): void => {
    clearTimeout(timer)
    const now = catchUp()
    const ms = nextCountMs(plan, now)
    if (ms !== null) timer = setTimeout(tell, ms + SLACK_MS)
    changed(now)
  }
  const happen = (kind: AttemptEvent['kind']): boolean => {
    const isNow = isMeant(plan, catchUp(), kind)
    if (isNow) record(kind, last.atMs)
    tell()
    return isNow
  }
  const see = (): void => void happen(document.visibilityState === 'visible' ? 'show' : 'hide')
  // So that a machine that slept is noticed, and a part without a limit too.
  const heart = setInterval(() => {
    if (isTimed(catchUp())) tell()
  }, 1000)
  document.addEventListener('visibilitychange', see)
  record('start', 0)

  return {
    now: catchUp,
    happen,
    nowMs: () => timeAt(last, read().monoMs),
    stop: () => {
      clearInterval(heart)
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', see)
    },
  }
}

const readClocks = (): Reading => ({
  monoMs: performance.now(),
  wallMs: Date.now(),
  isVisible: document.visibilityState === 'visible',
})
