'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { Hint, keyed } from '../../_ui/kbd.tsx'
import { useSaid } from '../../_ui/use-said.ts'
import { takeBundleBack } from '../actions.ts'

export type UndoWords = Readonly<Record<'undo' | 'undoing' | 'unreachable', string>>

type Props = {
  /** Null: there is nothing to be taken back, or no more. */
  batch: string | null
  /** What is taken back, where that is not plain from what stands around it. */
  label: string | null
  words: UndoWords
  /** What there is to see until it is taken back. */
  children?: ReactNode
}

/** Takes back what a bundle brought, and says what came of it. Works before the script is there, and without it. */
export function UndoForm({ batch, label, words, children }: Props) {
  const { said, isSent, isPending, form } = useSaid(takeBundleBack, words.unreachable)
  const status = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    // The button that was pressed is gone; whoever pressed it is not to be sent to the top of the page.
    if (isSent && document.activeElement === document.body) status.current?.focus({ preventScroll: true })
  }, [isSent, said])
  const isDone = said !== null && 'batch' in said && said.batch === batch
  return (
    <div className="bundle-undo">
      {!isDone && children}
      {batch !== null && !isDone && (
        <form {...form}>
          <input type="hidden" name="batch" value={batch} />
          <button type="submit" className="button button-quiet" disabled={isPending} {...keyed('u')}>
            {words.undo}
            {label !== null && <span className="sr-only"> {label}</span>} <Hint k="u" />
          </button>
        </form>
      )}
      <p
        role="status"
        ref={status}
        tabIndex={-1}
        className={said?.ok === false && !isPending ? 'text-bad' : 'text-soft'}
      >
        {isPending ? words.undoing : said?.text}
      </p>
    </div>
  )
}
