import type { Plan } from './plan.ts'

/**
 * What happened, and when on the attempt's own clock: ms since it began, which never goes back. What the clock does by
 * itself (a thought that is over, a sentence that is cut) is no event: it follows from the plan.
 *
 * `mark` ends the thought or the sentence; `finish` ends the answer here, with sentences unsaid. `interrupt` is a pause
 * that nobody asked for: a crash, a reload, a machine that slept. `hide` and `show`: the page was not to be seen.
 * `hold` and `release`: an input method is composing, and nothing is cut meanwhile. `judge` goes on to the gate.
 */
export const EVENTS = [
  'start',
  'mark',
  'finish',
  'pause',
  'interrupt',
  'resume',
  'hide',
  'show',
  'hold',
  'release',
  'judge',
] as const
export type AttemptEvent = { readonly kind: (typeof EVENTS)[number]; readonly atMs: number }

/** Longer than anybody leaves an attempt lying; the clock of an attempt goes on while it lies. */
export const MAX_AT_MS = 400 * 24 * 3_600_000

export const PHASES = ['ready', 'think', 'answer', 'nitpick', 'gate'] as const
export type Phase = (typeof PHASES)[number]

/** The thought, or one sentence. All in ms. */
export type Part = {
  readonly fromMs: number
  /** Time that ran: without pauses, with what was spent hidden. */
  readonly ms: number
  readonly pausedMs: number
  /** Of `ms`: while the page was not to be seen. */
  readonly hiddenMs: number
}

export type Pause = {
  readonly fromMs: number
  /** Null: it still lasts. */
  readonly toMs: number | null
  readonly cause: 'asked' | 'interrupted'
}

/** What the events amount to, at `atMs`. */
export type Attempt = {
  readonly phase: Phase
  /** The latest instant known. */
  readonly atMs: number
  readonly startedMs: number | null
  /** When the last sentence was over. */
  readonly endedMs: number | null
  readonly thought: Part | null
  /** Those begun, in the order of the plan; in phase `answer` the last one runs. */
  readonly sentences: readonly Part[]
  readonly pauses: readonly Pause[]
  readonly isPaused: boolean
  readonly isHidden: boolean
  readonly isHeld: boolean
}

export const READY: Attempt = {
  phase: 'ready',
  atMs: 0,
  startedMs: null,
  endedMs: null,
  thought: null,
  sentences: [],
  pauses: [],
  isPaused: false,
  isHidden: false,
  isHeld: false,
}

/** What these events amount to. */
export const fold = (plan: Plan, events: readonly AttemptEvent[]): Attempt =>
  events.reduce((attempt, event) => step(plan, attempt, event), READY)

/**
 * The attempt after an event. Time comes first: what the clock has ended by then is over when the event takes effect.
 * An instant before the latest one counts as that one, and an event that has no meaning in this phase only passes time.
 */
export function step(plan: Plan, before: Attempt, { kind, atMs }: AttemptEvent): Attempt {
  const now = at(plan, before, atMs)
  const runs = isTimed(now) && !now.isPaused
  switch (kind) {
    case 'start':
      return now.phase === 'ready' ? begin(plan, now) : now
    case 'mark':
      return runs ? endPart(plan, now) : now
    case 'finish':
      return isTimed(now) ? endAnswer(endPause(now)) : now
    case 'pause':
    case 'interrupt':
      return runs ? beginPause(now, kind === 'pause' ? 'asked' : 'interrupted') : now
    case 'resume':
      return endPause(now)
    case 'hide':
    case 'show':
      return { ...now, isHidden: kind === 'hide' }
    case 'hold':
      return { ...now, isHeld: true }
    case 'release':
      return at(plan, { ...now, isHeld: false }, now.atMs)
    case 'judge':
      return now.phase === 'nitpick' ? { ...now, phase: 'gate' } : now
    default:
      return kind satisfies never
  }
}

/** The attempt as it stands at `atMs` if nothing happens until then: sentences are cut at their time, not when noticed. */
export function at(plan: Plan, attempt: Attempt, atMs: number): Attempt {
  const to = Math.max(atMs, attempt.atMs)
  for (let now = attempt; ;) {
    const cutMs = cutAt(plan, now)
    if (cutMs === null || cutMs > to) return elapse(now, to)
    now = endPart(plan, elapse(now, Math.max(cutMs, now.atMs)))
  }
}

/** In ms: how long the running part has taken of the time it has. Null: nothing runs. `limitMs` null: no limit. */
export function runningPart(
  plan: Plan,
  attempt: Attempt,
): { readonly ms: number; readonly limitMs: number | null } | null {
  const part = partOf(attempt)
  if (part === null) return null
  const limitMs = attempt.phase === 'think' ? plan.thinkMs : plan.sentenceMs
  return { ms: part.ms, limitMs: plan.pace === 'untimed' ? null : limitMs }
}

export type Cue = { readonly atMs: number; readonly kind: 'part' | 'minute' }

/**
 * The signals still to come while nothing happens, in order. `part`: the thought or the sentence that runs by then has
 * used up its time. `minute`: the answer as a whole has. None while paused, nor without a clock.
 */
export function cues(plan: Plan, attempt: Attempt): readonly Cue[] {
  const found: Cue[] = []
  if (attempt.isPaused) return found
  const wholeMs = plan.sentenceMs * plan.sentences.length
  for (let now = attempt; ;) {
    const part = runningPart(plan, now)
    if (part === null || part.limitMs === null) return found
    const dueMs = now.atMs + part.limitMs - part.ms
    const spokenMs = now.sentences.reduce((sum, { ms }) => sum + ms, 0)
    const minuteMs = now.phase === 'answer' ? now.atMs + wholeMs - spokenMs : null
    const isLast = cutAt(plan, now) === null
    if (dueMs > attempt.atMs && dueMs !== minuteMs) found.push({ atMs: dueMs, kind: 'part' })
    if (minuteMs !== null && minuteMs > attempt.atMs && (isLast || minuteMs === dueMs))
      found.push({ atMs: minuteMs, kind: 'minute' })
    if (isLast) return found.toSorted((a, b) => a.atMs - b.atMs)
    now = at(plan, now, Math.max(dueMs, now.atMs))
  }
}

/** What was said when, in ms. */
export type Timing = {
  readonly thoughtMs: number | null
  /** One for each sentence of the plan. Null: unsaid. */
  readonly sentencesMs: readonly (number | null)[]
  /** Of all sentences. */
  readonly spokenMs: number
  readonly pausedMs: number
  readonly hiddenMs: number
  /** From beginning to end: thought, sentences and pauses. */
  readonly totalMs: number
  readonly pauses: number
}

export function timingOf(plan: Plan, attempt: Attempt): Timing {
  const parts = [...(attempt.thought ? [attempt.thought] : []), ...attempt.sentences]
  const sum = (of: (part: Part) => number): number => parts.reduce((total, part) => total + of(part), 0)
  return {
    thoughtMs: attempt.thought?.ms ?? null,
    sentencesMs: plan.sentences.map((_, i) => attempt.sentences[i]?.ms ?? null),
    spokenMs: attempt.sentences.reduce((total, { ms }) => total + ms, 0),
    pausedMs: sum(({ pausedMs }) => pausedMs),
    hiddenMs: sum(({ hiddenMs }) => hiddenMs),
    totalMs: attempt.startedMs === null ? 0 : (attempt.endedMs ?? attempt.atMs) - attempt.startedMs,
    pauses: attempt.pauses.length,
  }
}

export const isTimed = ({ phase }: Attempt): boolean => phase === 'think' || phase === 'answer'

/** Whether the answer is over: all said, or given up. */
export const isAnswered = ({ endedMs }: Attempt): boolean => endedMs !== null

function begin(plan: Plan, now: Attempt): Attempt {
  const part = partFrom(now.atMs)
  return plan.thinkMs === null
    ? { ...now, phase: 'answer', startedMs: now.atMs, sentences: [part] }
    : { ...now, phase: 'think', startedMs: now.atMs, thought: part }
}

function endPart(plan: Plan, now: Attempt): Attempt {
  if (now.phase === 'answer' && now.sentences.length === plan.sentences.length) return endAnswer(now)
  return { ...now, phase: 'answer', sentences: [...now.sentences, partFrom(now.atMs)] }
}

const endAnswer = (now: Attempt): Attempt => ({ ...now, phase: 'nitpick', endedMs: now.atMs })

const beginPause = (now: Attempt, cause: Pause['cause']): Attempt => ({
  ...now,
  isPaused: true,
  pauses: [...now.pauses, { fromMs: now.atMs, toMs: null, cause }],
})

function endPause(now: Attempt): Attempt {
  const last = now.pauses.at(-1)
  if (!now.isPaused || !last) return now
  return { ...now, isPaused: false, pauses: [...now.pauses.slice(0, -1), { ...last, toMs: now.atMs }] }
}

/** When the clock ends the running part; it may be past. Null: it does not. */
function cutAt(plan: Plan, now: Attempt): number | null {
  const part = runningPart(plan, now)
  if (!part || part.limitMs === null || now.isPaused || now.isHeld) return null
  if (now.phase === 'answer' && plan.pace !== 'strict') return null
  return now.atMs + part.limitMs - part.ms
}

/** Lets time pass in which nothing happens. */
function elapse(now: Attempt, toMs: number): Attempt {
  const part = partOf(now)
  if (part === null) return { ...now, atMs: toMs }
  const passedMs = toMs - now.atMs
  const later: Part = now.isPaused
    ? { ...part, pausedMs: part.pausedMs + passedMs }
    : { ...part, ms: part.ms + passedMs, hiddenMs: part.hiddenMs + (now.isHidden ? passedMs : 0) }
  return now.phase === 'think'
    ? { ...now, atMs: toMs, thought: later }
    : { ...now, atMs: toMs, sentences: [...now.sentences.slice(0, -1), later] }
}

function partOf(now: Attempt): Part | null {
  if (now.phase === 'think') return now.thought
  return now.phase === 'answer' ? (now.sentences.at(-1) ?? null) : null
}

const partFrom = (fromMs: number): Part => ({ fromMs, ms: 0, pausedMs: 0, hiddenMs: 0 })
