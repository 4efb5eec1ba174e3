import { again, book, clockOf, isUp, leftMs, pause, ranMs, read, type Step, type Timer, timerOf } from './timer.ts'

/** Something to be kept by the server. `isDone` null: the mark stays as it is. */
export type Fact = { readonly url: string; readonly spentMs: number; readonly isDone: boolean | null }

/** What a reader needs of the browser. */
export type World = {
  /** On a clock that never goes back. */
  readonly nowMs: () => number
  /** Answers false if the fact has to be sent again. */
  readonly send: (fact: Fact) => Promise<boolean>
  /** Remembers for this tab how far the clock has run. */
  readonly keep: (kept: Kept) => void
}
export type Kept = { readonly ranMs: number; readonly url: string | null }

export type Snapshot = {
  readonly phase: 'fresh' | 'running' | 'standing' | 'up'
  /** What is left: `24:05`. */
  readonly clock: string
  /** What is being read. */
  readonly url: string | null
  /** Booked during this visit, by address. */
  readonly spentMs: ReadonlyMap<string, number>
  /** Marks made during this visit, by address. */
  readonly marks: ReadonlyMap<string, boolean>
  /** Something could not be sent, and will be with the next. */
  readonly isUnsent: boolean
}

/** No more than this is lost in a crash. */
const BOOK_MS = 60_000
/** What is less waits for the next booking. */
const WORTH_MS = 1000

export type Reader = ReturnType<typeof createReader>

/** One sitting over a card's references: the clock, what it is booked on, and what is on its way to the server. */
export function createReader(limitMs: number, { nowMs, send, keep }: World) {
  let timer = timerOf(limitMs)
  let unsent: readonly Fact[] = []
  const spent = new Map<string, number>()
  const marks = new Map<string, boolean>()
  const listeners = new Set<() => void>()
  let snapshot = look()

  function look(): Snapshot {
    const now = nowMs()
    return {
      phase: phaseOf(timer, now),
      clock: clockOf(leftMs(timer, now)),
      url: timer.url,
      spentMs: new Map(spent),
      marks: new Map(marks),
      isUnsent: unsent.length > 0,
    }
  }
  function changed(): void {
    snapshot = look()
    for (const listener of listeners) listener()
  }

  function post(fact: Fact): void {
    void send(fact).then((isSent) => {
      if (isSent) return
      unsent = [...unsent, fact]
      changed()
    })
  }
  function keepFact(fact: Fact): void {
    const waiting = unsent
    unsent = []
    for (const each of [...waiting, fact]) post(each)
  }
  function take(step: Step): void {
    timer = step.timer
    if (step.slice) {
      const { url, ms } = step.slice
      spent.set(url, (spent.get(url) ?? 0) + ms)
      keepFact({ url, spentMs: ms, isDone: null })
    }
    keep({ ranMs: ranMs(timer, nowMs()), url: timer.url })
    changed()
  }

  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    snapshot: () => snapshot,
    /** Goes on with what this tab had read before, when the page is opened again. */
    restore: ({ ranMs: ran, url }: Kept) => {
      if (ran >= limitMs || timer.url !== null) return
      timer = timerOf(limitMs, ran, url)
      changed()
    },
    read: (url: string) => {
      const now = nowMs()
      const { timer: before, slice } = book(timer, now)
      take({ timer: read(isUp(before, now) ? again(before) : before, url, now).timer, slice })
    },
    pause: () => take(pause(timer, nowMs())),
    /** Books what has run; for a page that is being hidden, as it is when a reference is opened. */
    book: () => {
      if (ranMs(timer, nowMs()) - timer.bookedMs >= WORTH_MS) take(book(timer, nowMs()))
    },
    /** To be called often while the clock runs: shows it, and books every minute and when the time is up. */
    tick: () => {
      const now = nowMs()
      if (timer.sinceMs === null) return
      if (isUp(timer, now) || ranMs(timer, now) - timer.bookedMs >= BOOK_MS) take(book(timer, now))
      else if (clockOf(leftMs(timer, now)) !== snapshot.clock) changed()
    },
    mark: (url: string, isDone: boolean) => {
      marks.set(url, isDone)
      keepFact({ url, spentMs: 0, isDone })
      changed()
    },
  }
}

function phaseOf(timer: Timer, nowMs: number): Snapshot['phase'] {
  if (isUp(timer, nowMs)) return 'up'
  if (timer.sinceMs !== null) return 'running'
  return timer.ranMs === 0 ? 'fresh' : 'standing'
}
