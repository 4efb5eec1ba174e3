import { type KeyboardEvent, useRef } from 'react'
import type { Engine } from './engine.ts'

/**
 * An input method at work: nothing is cut and nothing moves meanwhile. `settled` runs when it is done, with what it left
 * in the field.
 */
export function useComposing(engine: Engine, settled: (field: HTMLTextAreaElement) => void) {
  const isComposing = useRef(false)
  return {
    isComposing,
    handlers: {
      onCompositionStart: () => {
        isComposing.current = true
        engine.happen('hold')
      },
      onCompositionEnd: ({ currentTarget }: { currentTarget: HTMLTextAreaElement }) => {
        isComposing.current = false
        engine.happen('release')
        settled(currentTarget)
      },
    },
  }
}

/** The input method has this key; 229 is how Safari says so of the Enter that ends a composition. */
export const isTaken = ({ nativeEvent }: KeyboardEvent): boolean =>
  nativeEvent.isComposing || nativeEvent.keyCode === 229
