/** A pointer that rests on a link is asked for what it leads to after the first, and shown it after the second. In ms. */
const ASK_MS = 80
const SHOW_MS = 250
/** The way from the link to what is shown of it may lead over something else. In ms. */
const LEAVE_MS = 220

export type Attention<T> = {
  /** The pointer is on `what`; null: it is on nothing that is looked at. */
  readonly at: (what: T | null) => void
  /** The pointer is on what is shown. */
  readonly stay: () => void
  /** Whatever it was, it is over. */
  readonly stop: () => void
}

type Hear<T> = {
  readonly ask: (what: T) => void
  readonly show: (what: T) => void
  readonly hide: () => void
}

/** When something that is pointed at is asked for, shown, and hidden again. */
export function createAttention<T>({ ask, show, hide }: Hear<T>): Attention<T> {
  let current: T | null = null
  let coming: ReturnType<typeof setTimeout>[] = []
  let leaving: ReturnType<typeof setTimeout> | undefined
  const stay = (): void => clearTimeout(leaving)
  const drop = (): void => {
    stay()
    for (const timer of coming) clearTimeout(timer)
    coming = []
    current = null
  }
  return {
    at: (what) => {
      if (what === current) return stay()
      if (what !== null) {
        drop()
        current = what
        coming = [setTimeout(ask, ASK_MS, what), setTimeout(show, SHOW_MS, what)]
        return
      }
      stay()
      leaving = setTimeout(() => {
        drop()
        hide()
      }, LEAVE_MS)
    },
    stay,
    stop: drop,
  }
}
