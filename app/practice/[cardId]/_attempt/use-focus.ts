import { type RefObject, useEffect } from 'react'
import { runningSentence } from '#core/practice/meant.ts'
import type { Shown } from './engine.ts'

/** Keeps the focus where the answer is given. The result brings it back there after some other button was pressed. */
export function useFocus(
  root: RefObject<HTMLElement | null>,
  main: RefObject<HTMLButtonElement | null>,
  { session, now }: Shown,
): () => void {
  const { plan, way } = session.draft
  const { phase } = now
  useEffect(() => {
    if (phase === 'think') scrollTo({ top: 0 })
    else if (phase === 'answer') {
      // Typing, the field takes the focus by itself.
      if (way !== 'typed') main.current?.focus({ preventScroll: true })
    } else if (phase === 'nitpick' || phase === 'gate') {
      scrollTo({ top: 0 })
      root.current?.querySelector<HTMLElement>('h2[tabindex]')?.focus({ preventScroll: true })
    }
  }, [phase, way, root, main])

  useEffect(() => {
    // A key held down says the same thing once: it does not run on through the phases, and at last save.
    const swallow = (event: KeyboardEvent) => {
      const isField = event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement
      if (event.repeat && !isField && (event.key === ' ' || event.key === 'Enter' || event.key === 'Escape')) {
        event.preventDefault()
        event.stopImmediatePropagation()
      }
    }
    addEventListener('keydown', swallow, { capture: true })
    return () => removeEventListener('keydown', swallow, { capture: true })
  }, [])

  return () => {
    const field =
      phase === 'think'
        ? root.current?.querySelector<HTMLElement>('.minute-thought textarea')
        : root.current?.querySelector<HTMLElement>(`textarea[data-sentence="${runningSentence(plan, now)}"]`)
    ;(field ?? main.current)?.focus({ preventScroll: true })
  }
}
