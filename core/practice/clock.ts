import { MAX_AT_MS } from './attempt.ts'

// The clock of an attempt goes by the browser's monotonic one. The wall clock is asked for one thing only: whether
// time has passed that the monotonic one did not see.

/** Both clocks of the browser at one moment, and whether the page could be seen then. */
export type Reading = { readonly monoMs: number; readonly wallMs: number; readonly isVisible: boolean }

/** The attempt's own clock, ms since it began, at a moment that was read. */
export type Beat = Reading & { readonly atMs: number }

/** An instant of an attempt that is known from before: what a reload goes on from. */
export type Known = Pick<Beat, 'atMs' | 'wallMs'>

/** Without a beat for longer than this, whoever was to answer was not there. Timers of a page in sight run every second. */
export const LOST_MS = 30_000

/** What the attempt's clock shows when the monotonic one shows `monoMs`. Never before the last beat. */
export const timeAt = (last: Beat, monoMs: number): number => last.atMs + Math.max(0, monoMs - last.monoMs)

/**
 * The next beat. `lostFromMs`: since then, on the attempt's clock, the machine slept or the page was frozen; null: it
 * did not. Time slept through passes on the attempt's clock too. A wall clock that was set back changes nothing.
 */
export function beat(last: Beat, now: Reading): { readonly beat: Beat; readonly lostFromMs: number | null } {
  const passedMs = Math.max(0, now.monoMs - last.monoMs)
  const unseenMs = now.wallMs - last.wallMs - passedMs
  const hasSlept = unseenMs > LOST_MS
  // Out of sight, timers may rest for a minute; in sight they do not.
  const wasFrozen = passedMs > LOST_MS && last.isVisible
  const atMs = Math.min(MAX_AT_MS, last.atMs + passedMs + (hasSlept ? Math.min(unseenMs, mostAfter(last.atMs)) : 0))
  return { beat: { ...now, atMs }, lostFromMs: hasSlept || wasFrozen ? last.atMs : null }
}

/** The clock of an attempt that is gone on with: as much later as the wall clock is, and never earlier. */
export const afterReload = (known: Known, now: Reading): Beat => ({
  ...now,
  atMs: known.atMs + Math.min(Math.max(0, now.wallMs - known.wallMs), mostAfter(known.atMs)),
})

/** What a wall clock may say has passed: one that was set right by years leaves time for the rest of the attempt. */
const mostAfter = (atMs: number): number => Math.max(0, Math.floor((MAX_AT_MS - atMs) / 2))
