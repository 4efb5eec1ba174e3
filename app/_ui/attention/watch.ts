import {
  type AttentionEvent,
  isCounting,
  type Moment,
  step,
  type Subject,
  unattended,
} from '#core/journal/attention.ts'
import { keepStretch, sendWaiting } from './outbox.ts'

/** Often enough that a sleep of the machine is told from time that passed. */
const TICK_MS = 5_000
/** Signs of life that follow sooner say nothing new. */
const LIFE_MS = 1_000
const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchmove', 'scroll', 'input'] as const

const now = (): Moment => ({ ms: performance.now(), wallMs: Date.now() })
const isInView = (): boolean => document.visibilityState === 'visible'

export type Watch = ReturnType<typeof newWatch>
let watch: Watch | null = null

/** What watches over the time that is spent in this tab. There is none before a page asks for it. */
export const watchOfTab = (): Watch => (watch ??= newWatch())

function newWatch() {
  let attention = unattended(now())
  let timer: ReturnType<typeof setInterval> | null = null
  /** Of several tabs in view only the one used last is attended to. */
  const others = new BroadcastChannel('zhuiwen-attention')

  function happen(event: AttentionEvent): void {
    const { attention: after, ended } = step(attention, event, now())
    attention = after
    if (ended) keepStretch(ended)
    const wantsTicks = isCounting(attention)
    if (wantsTicks && timer === null) timer = setInterval(happen, TICK_MS, { kind: 'tick' })
    if (!wantsTicks && timer !== null) {
      clearInterval(timer)
      timer = null
    }
  }
  function come(): void {
    happen({ kind: 'come' })
    if (attention.subject !== null) others.postMessage('came')
  }
  const go = (): void => happen({ kind: 'go' })
  function live(): void {
    if (attention.subject === null || !isInView()) return
    if (!attention.isHere) come()
    else if (performance.now() - attention.lifeMs >= LIFE_MS) happen({ kind: 'life' })
  }
  const look = (): void => (isInView() ? come() : go())

  others.addEventListener('message', go)
  document.addEventListener('visibilitychange', look)
  addEventListener('pageshow', look)
  addEventListener('pagehide', go)
  for (const sign of SIGNS) addEventListener(sign, live, { passive: true, capture: true })
  sendWaiting()

  return {
    /** The page is for this from now on, in place of what it was for. */
    begin: (subject: Subject): void => {
      happen({ kind: 'begin', subject })
      if (isInView()) come()
    },
    /** The page is no longer for this, if it still was. */
    end: (subject: Subject): void => {
      if (attention.subject === subject) happen({ kind: 'end' })
    },
    /** Somebody is at work without touching anything, or no longer. */
    hold: (isHeld: boolean): void => happen({ kind: isHeld ? 'hold' : 'release' }),
  }
}
