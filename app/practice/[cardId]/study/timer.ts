/**
 * Reading time with a limit, kept from instants rather than ticks: late timers, a tab that sleeps and a page that is not
 * looked at change nothing. What the clock does is worked out from `nowMs`, in ms on any clock that never goes back.
 */
export type Timer = {
  readonly limitMs: number
  /** Time that ran before `sinceMs`. */
  readonly ranMs: number
  /** Since when it runs. Null: it stands. */
  readonly sinceMs: number | null
  /** The reference that is being read, by its address. */
  readonly url: string | null
  /** How much of the time that ran is booked already. */
  readonly bookedMs: number
}

/** Time spent on one reference, to be kept. */
export type Slice = { readonly url: string; readonly ms: number }
export type Step = { readonly timer: Timer; readonly slice: Slice | null }

/** `ranMs`: what ran before, as when the page is opened again. */
export const timerOf = (limitMs: number, ranMs = 0, url: string | null = null): Timer => {
  const ran = Math.min(Math.max(0, ranMs), limitMs)
  return { limitMs, ranMs: ran, sinceMs: null, url, bookedMs: ran }
}

/** Time that ran until `nowMs`, never more than the limit. */
export function ranMs({ limitMs, ranMs: before, sinceMs }: Timer, nowMs: number): number {
  return Math.min(limitMs, before + (sinceMs === null ? 0 : Math.max(0, nowMs - sinceMs)))
}

export const leftMs = (timer: Timer, nowMs: number): number => timer.limitMs - ranMs(timer, nowMs)

export const isUp = (timer: Timer, nowMs: number): boolean => leftMs(timer, nowMs) === 0

/** Begins to read `url`, or to read it instead: the clock runs, and what was read so far is booked. */
export function read(timer: Timer, url: string, nowMs: number): Step {
  const { timer: booked, slice } = book(timer, nowMs)
  return { timer: { ...booked, url, sinceMs: isUp(booked, nowMs) ? null : (booked.sinceMs ?? nowMs) }, slice }
}

export function pause(timer: Timer, nowMs: number): Step {
  const { timer: booked, slice } = book(timer, nowMs)
  return { timer: { ...booked, ranMs: ranMs(booked, nowMs), sinceMs: null }, slice }
}

/** The time that ran since the last booking goes to the reference being read. When the time is up, the clock stands. */
export function book(timer: Timer, nowMs: number): Step {
  const ran = ranMs(timer, nowMs)
  const ms = Math.round(ran - timer.bookedMs)
  const isOver = ran === timer.limitMs
  const stands = isOver ? { ranMs: ran, sinceMs: null } : {}
  // Less than a ms is left for the next time.
  if (timer.url === null || ms <= 0) return { timer: { ...timer, ...stands }, slice: null }
  return { timer: { ...timer, ...stands, bookedMs: timer.bookedMs + ms }, slice: { url: timer.url, ms } }
}

/** Another stretch of the same length, when one is up. */
export const again = ({ limitMs, url }: Timer): Timer => timerOf(limitMs, 0, url)

/** `24:05`; a second that has begun counts as a whole one, so that 0:00 means that the time is up. */
export function clockOf(ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
