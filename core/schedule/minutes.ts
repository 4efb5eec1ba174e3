/** Taken for a card that was never measured. */
const USUAL_MINUTES = 1.5
/** A page left open is absence, not study. The answer itself keeps what was measured. */
export const LONGEST_MINUTES = 15
/** Answers of a card that its usual time is taken from: its last ones that were measured. */
export const MEASURED = 9
const MINUTE_MS = 60_000

/** How long an answer took, in minutes. Null, for one that was not measured, is what is usual. */
export const minutesIn = (durationMs: number | null): number =>
  durationMs === null ? USUAL_MINUTES : Math.min(durationMs / MINUTE_MS, LONGEST_MINUTES)

/** Minutes to reckon with for a card whose last answers took `medianMs` in the middle; null: none was measured. */
export const usualMinutes = (medianMs: number | null): number => Math.max(minutesIn(medianMs), 0.05)
