import type { CardId } from '#core/card/card.ts'
import type { Activity } from './activity.ts'

/** Time after a sign of life that counts as study: so long one reads or thinks without touching anything. In ms. */
export const IDLE_MS = 60_000
/** Time after which nobody is there any more: what is in view from then on is not even idle. In ms. */
export const AWAY_MS = 30 * 60_000
/** A stretch ends here at the latest, so that little is lost in a crash. In ms. */
export const LONGEST_MS = 5 * 60_000
/** More time than this since anything was heard of is a machine that slept, and counts nowhere. In ms. */
export const SLEPT_MS = 15_000

/** An instant on two clocks, in ms: one that never goes back, by which time is measured, and the one on the wall. */
export type Moment = { readonly ms: number; readonly wallMs: number }

/** What a page is for. */
export type Subject = { readonly activity: Activity; readonly cardId: CardId | null }

/**
 * - `begin`, `end`: the page has a subject, or no longer.
 * - `come`, `go`: the page came into view, or went; of several in view the one used last is the one that came.
 * - `life`: a pointer, a key, a finger, a scroll.
 * - `hold`, `release`: from the one to the other somebody is at work without touching anything: speaking against the clock.
 * - `tick`: nothing but time.
 */
export type AttentionEvent =
  | { readonly kind: 'begin'; readonly subject: Subject }
  | { readonly kind: 'end' | 'come' | 'go' | 'life' | 'hold' | 'release' | 'tick' }

export type Attention = {
  /** Null: the page is for nothing that is counted. */
  readonly subject: Subject | null
  readonly isHere: boolean
  readonly isHeld: boolean
  /** Up to when time has been counted. */
  readonly at: Moment
  /** When the last sign of life was, on the clock that never goes back. */
  readonly lifeMs: number
  /** Of the stretch under way: when it began, on the wall clock, and what it holds. */
  readonly startedMs: number
  readonly activeMs: number
  readonly idleMs: number
}

/** Time in view with one subject. `activeMs`: spent on it. `idleMs`: without a sign of life for longer than `IDLE_MS`. */
export type Attended = Subject & { readonly startedAt: Date; readonly activeMs: number; readonly idleMs: number }

/** `ended`: a stretch that is over and holds some time. */
export type AttentionStep = { readonly attention: Attention; readonly ended: Attended | null }

/** A page that nobody looks at yet. */
export const unattended = (at: Moment): Attention => ({
  subject: null,
  isHere: false,
  isHeld: false,
  at,
  lifeMs: at.ms,
  startedMs: at.wallMs,
  activeMs: 0,
  idleMs: 0,
})

/** Whether time counts as it passes, so that ticks are wanted. */
export const isCounting = ({ subject, isHere, isHeld, at, lifeMs }: Attention): boolean =>
  subject !== null && isHere && (isHeld || at.ms - lifeMs < AWAY_MS)

/** Counts the time up to `at`, and takes in what happened then. An instant before the last one counts as that one. */
export function step(before: Attention, event: AttentionEvent, at: Moment): AttentionStep {
  const attention = passed(before, at)
  const { ms } = attention.at
  switch (event.kind) {
    case 'begin':
      return cut(attention, { subject: event.subject, isHeld: false, lifeMs: ms })
    case 'end':
      return cut(attention, { subject: null, isHeld: false })
    case 'come':
      return kept({ ...attention, isHere: true, lifeMs: ms })
    case 'go':
      return cut(attention, { isHere: false })
    case 'life':
      return kept({ ...attention, lifeMs: ms })
    case 'hold':
      return kept({ ...attention, isHeld: true })
    case 'release':
      // Whoever spoke was there until now.
      return kept({ ...attention, isHeld: false, lifeMs: attention.isHeld ? ms : attention.lifeMs })
    case 'tick':
      return kept(attention)
    default:
      return event satisfies never
  }
}

const kept = (attention: Attention): AttentionStep =>
  attention.activeMs + attention.idleMs >= LONGEST_MS ? cut(attention, {}) : { attention, ended: null }

/** Ends the stretch under way. */
function cut(attention: Attention, change: Partial<Attention>): AttentionStep {
  const { subject, startedMs } = attention
  const [activeMs, idleMs] = [Math.floor(attention.activeMs), Math.floor(attention.idleMs)]
  return {
    attention: { ...attention, ...change, activeMs: 0, idleMs: 0 },
    ended: subject && activeMs + idleMs > 0 ? { ...subject, startedAt: new Date(startedMs), activeMs, idleMs } : null,
  }
}

/** The time from the last instant until `at`, where it counts. */
function passed(attention: Attention, at: Moment): Attention {
  const { at: last, subject, isHere, isHeld, lifeMs, activeMs, idleMs } = attention
  const now = { ms: Math.max(at.ms, last.ms), wallMs: at.wallMs }
  const elapsedMs = now.ms - last.ms
  if (subject === null || !isHere || elapsedMs === 0 || elapsedMs > SLEPT_MS) return { ...attention, at: now }
  const within = (untilMs: number): number => Math.max(0, Math.min(now.ms, untilMs) - last.ms)
  const active = isHeld ? elapsedMs : within(lifeMs + IDLE_MS)
  const idle = isHeld ? 0 : within(lifeMs + AWAY_MS) - active
  const isFirst = activeMs + idleMs === 0
  return {
    ...attention,
    at: now,
    startedMs: isFirst ? last.wallMs : attention.startedMs,
    activeMs: activeMs + active,
    idleMs: idleMs + idle,
  }
}
