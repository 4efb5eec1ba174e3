import { setImmediate } from 'node:timers/promises'
import type { Steps } from '#core/search/steps.ts'

/** As long as nobody notices that they wait. */
const AT_A_STRETCH_MS = 8

/** Lets others have their turn when enough time has passed since it did so last. */
export type Breath = () => Promise<void>

export function newBreath(): Breath {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < AT_A_STRETCH_MS) return
    await setImmediate()
    since = performance.now()
  }
}

/** Does work that can be left off, and lets others have their turn in between. */
export async function inSteps<T>(steps: Steps<T>): Promise<T> {
  const breathe = newBreath()
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    await breathe()
  }
}
