import { at, type Attempt, type AttemptEvent, isTimed } from '#core/practice/attempt.ts'
import { afterReload, type Beat, beat, type Known, type Reading, timeAt } from '#core/practice/clock.ts'
import { countOf, nextCountMs } from '#core/practice/figures.ts'
import { isMeant } from '#core/practice/meant.ts'
import type { Plan } from '#core/practice/plan.ts'
import type { Draft } from '#core/practice/record.ts'
import { type Change, change, type Session } from './session.ts'
import { createSignal, type Signal } from './signal.ts'

/** What a screen shows: the session, and the attempt as it stood when something to be seen last changed. */
export type Shown = { readonly session: Session; readonly now: Attempt }

export type Engine = {
  readonly shown: Signal<Shown>
  /** Something happens now, if it means anything now. False: it does not. */
  readonly happen: (event: AttemptEvent['kind']) => boolean
  readonly edit: (what: Exclude<Change, { kind: 'event' }>) => void
  /** On the attempt's own clock, in ms. */
  readonly nowMs: () => number
  /** Begins to watch the clock and the page; the result ends that. */
  readonly run: () => () => void
}

type Hooks = {
  /** After every change. `isUrgent`: a part has ended, or the attempt stands still. */
  readonly keep: (draft: Draft, isUrgent: boolean) => void
  /** Every second of an attempt that is timed. */
  readonly alive: (known: Known) => void
  readonly leave: () => void
}

/** A timer may fire a little early; what it was set for has surely happened so much later. In ms. */
const SLACK_MS = 4

/** Drives one attempt: puts instants to what happens, notices what the clock does, and says when to look again. */
export function createEngine(first: Session, known: Known | null, hooks: Hooks, read = readClocks): Engine {
  const { plan } = first.draft
  let session = first
  let last: Beat = known === null ? { ...read(), atMs: 0 } : afterReload(known, read())
  let timer: ReturnType<typeof setTimeout> | undefined
  const standing = (atMs: number): Attempt => at(plan, session.attempt, Math.round(atMs))
  const shown = createSignal<Shown>({ session, now: standing(last.atMs) })

  const record = (event: AttemptEvent['kind'], atMs: number): void => {
    session = change(session, { kind: 'event', event, atMs: Math.round(atMs) })
  }
  /** Brings the clock up to now, and says of the time in between if nobody was there. */
  const catchUp = (): Attempt => {
    const { beat: next, lostFromMs } = beat(last, read())
    last = next
    if (lostFromMs !== null && isMeant(plan, standing(lostFromMs), 'interrupt')) record('interrupt', lostFromMs)
    const now = standing(last.atMs)
    if (!isTimed(session.attempt) || now.endedMs === null) return now
    // The clock has ended the answer: an event says until when it went, to whoever folds it next.
    record('release', now.endedMs)
    return standing(last.atMs)
  }
  const publish = (): void => {
    const now = catchUp()
    const before = shown.get()
    const hasTurned = now.phase !== before.now.phase || now.sentences.length !== before.now.sentences.length
    const hasChanged = session !== before.session
    if (hasChanged) hooks.keep(session.draft, hasTurned || now.isPaused)
    if (hasChanged || looks(plan, now) !== looks(plan, before.now)) shown.set({ session, now })
    clearTimeout(timer)
    const ms = nextCountMs(plan, now)
    if (ms !== null) timer = setTimeout(publish, ms + SLACK_MS)
  }
  const happen = (event: AttemptEvent['kind']): boolean => {
    const isNow = isMeant(plan, catchUp(), event)
    if (isNow) record(event, last.atMs)
    publish()
    return isNow
  }
  const see = () => happen(document.visibilityState === 'visible' ? 'show' : 'hide')
  const pulse = (): void => {
    publish()
    if (isTimed(shown.get().now)) hooks.alive(last)
  }
  const leave = (): void => {
    pulse()
    hooks.leave()
  }

  return {
    shown,
    happen,
    edit: (what) => {
      session = change(session, what)
      publish()
    },
    nowMs: () => timeAt(last, read().monoMs),
    run: () => {
      const heart = setInterval(pulse, 1000)
      document.addEventListener('visibilitychange', see)
      addEventListener('pagehide', leave)
      hooks.keep(session.draft, true)
      pulse()
      return () => {
        clearInterval(heart)
        clearTimeout(timer)
        document.removeEventListener('visibilitychange', see)
        removeEventListener('pagehide', leave)
      }
    },
  }
}

const readClocks = (): Reading => ({
  monoMs: performance.now(),
  wallMs: Date.now(),
  isVisible: document.visibilityState === 'visible',
})

/** What can be told apart on the screen, as text. */
function looks(plan: Plan, now: Attempt): string {
  const count = countOf(plan, now)
  return `${now.phase} ${now.sentences.length} ${now.isPaused} ${count?.kind} ${count?.seconds}`
}
