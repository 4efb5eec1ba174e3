import type { KeyboardEvent } from 'react'
import { press } from '../../../_ui/key-targets.ts'
import { pressName } from '../../../_ui/keyboard.ts'

/** Keys that a radio button or a check box wants for itself, or that its form does. */
const OWN = /^(Enter|Tab|Arrow.*|Home|End)$/

/** For a radio button or a check box, to which letters and digits mean nothing: they do on the page what they always do. */
export function pressThrough({ nativeEvent, currentTarget }: KeyboardEvent<HTMLInputElement>): void {
  const key = pressName(nativeEvent)
  if (key === null || OWN.test(key)) return
  // Space ticks a box, and chooses a radio button that is not chosen yet.
  if (key === 'Space' && !(currentTarget.type === 'radio' && currentTarget.checked)) return
  if (press(key)) nativeEvent.preventDefault()
}
