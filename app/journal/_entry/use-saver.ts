import { type RefObject, useEffect, useState, useSyncExternalStore } from 'react'
import type { Written } from './given.ts'
import { knownOf } from './given.ts'
import type { Draft } from './kept.ts'
import { createSaver, type Field, type Saver, type Shown } from './saver.ts'
import { begin } from './writing.ts'

/**
 * Saves what is written in a field, from when `isActive`. Null: not yet, or never where there is no script.
 * @param leftover what a page that is gone had not saved; read once
 */
export function useSaver(
  entry: Written,
  field: RefObject<HTMLTextAreaElement | null>,
  isActive: boolean,
  leftover: Draft | null,
): { readonly saver: Saver | null; readonly shown: Shown | null } {
  const [saver, setSaver] = useState<Saver | null>(null)
  useEffect(() => {
    if (!isActive) return
    const made = createSaver(entry, startOf(entry, leftover), fieldIn(field), leftover?.key ?? null)
    const typed = field.current?.value
    setSaver(made)
    // What was typed before the script was there counts; and so does what was not saved.
    if (leftover) made.type(leftover.text)
    else if (typed !== undefined && typed !== entry.text) made.type(typed)
    const onHide = (): void => {
      if (document.visibilityState === 'hidden') made.partingWord()
    }
    window.addEventListener('pagehide', made.partingWord)
    document.addEventListener('visibilitychange', onHide)
    return () => {
      window.removeEventListener('pagehide', made.partingWord)
      document.removeEventListener('visibilitychange', onHide)
      made.partingWord()
      made.stop()
      setSaver(null)
    }
    // The entry as it was when the writing began: what it became since, the saver knows.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [isActive, entry.id, leftover])
  const shown = useSyncExternalStore(
    saver?.shown.subscribe ?? NEVER,
    () => saver?.shown.get() ?? null,
    () => null,
  )
  return { saver, shown }
}

const NEVER = () => () => {}

/** A leftover goes on from the version that it began from, whatever the page shows by now. */
function startOf(entry: Written, leftover: Draft | null) {
  const writing = begin(knownOf(entry))
  if (leftover === null) return writing
  const known = leftover.base === entry.version ? writing.known : { ...writing.known, version: leftover.base, text: '' }
  return { ...writing, known, sent: leftover.sent, cardId: leftover.cardId }
}

const fieldIn = (field: RefObject<HTMLTextAreaElement | null>): Field => ({
  isComposing: () => field.current?.dataset['composing'] !== undefined,
  put: (text) => {
    const { current } = field
    if (current) putKeepingCaret(current, text)
  },
})

/** The caret stays between the letters it stood between, or as far from the end. */
function putKeepingCaret(field: HTMLTextAreaElement, text: string): void {
  const { value, selectionStart, selectionEnd } = field
  const isBefore = text.startsWith(value.slice(0, selectionEnd))
  const moved = (at: number): number => (isBefore ? at : Math.max(0, text.length - (value.length - at)))
  field.value = text
  field.setSelectionRange(moved(selectionStart), moved(selectionEnd))
}
