/**
 * One at a time, in the order in which they came. Each is told how many are before it, and when that changes. Null: its
 * signal was aborted before its turn came.
 */
export function createTurns() {
  const waiting: { told: (position: number) => void; begin: () => void }[] = []
  let isBusy = false
  const next = (): void => {
    isBusy = false
    const first = waiting.shift()
    if (first === undefined) return
    isBusy = true
    first.begin()
    waiting.forEach(({ told }, i) => told(i + 1))
  }
  return async <T>(
    signal: AbortSignal,
    told: (position: number) => void,
    work: () => Promise<T>,
  ): Promise<T | null> => {
    if (isBusy) {
      const isTurn = await new Promise<boolean>((resolve) => {
        const entry = { told, begin: () => resolve(true) }
        waiting.push(entry)
        told(waiting.length)
        signal.addEventListener(
          'abort',
          () => {
            const at = waiting.indexOf(entry)
            if (at >= 0) waiting.splice(at, 1)
            resolve(false)
          },
          { once: true },
        )
      })
      if (!isTurn) return null
    }
    isBusy = true
    try {
      return signal.aborted ? null : await work()
    } finally {
      next()
    }
  }
}
