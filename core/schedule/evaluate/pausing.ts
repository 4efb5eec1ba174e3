/**
 * A long computation that pauses now and then, so that whoever runs it can let others in between, or give up: a million
 * reviews take seconds, and a server has pages to answer meanwhile. What it computes does not depend on who runs it.
 */
export type Pausing<T> = Generator<undefined, T, undefined>

/** Runs a computation to its end without a pause. */
export function atOnce<T>(work: Pausing<T>): T {
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
  }
}
