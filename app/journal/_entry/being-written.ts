import { createSignal } from '../../practice/[cardId]/_attempt/signal.ts'

/** The entry that the writer of this page has: it stands there, and not among those that are done. */
export const beingWritten = createSignal<string | null>(null)

/** Says so, until what is returned is called. */
export function beWritten(id: string): () => void {
  beingWritten.set(id)
  return () => beingWritten.set(null)
}
