'use client'

import { Hint, keyed } from '../../_ui/kbd.tsx'
import { useSaid } from '../../_ui/use-said.ts'
import { takeBundleBack } from '../actions.ts'

export type UndoWords = Readonly<Record<'undo' | 'undoing' | 'unreachable', string>>

type Props = {
  batch: string
  /** What is taken back, where that is not plain from what stands around it. */
  label: string | null
  words: UndoWords
}

/** Takes back what a bundle brought. Works before the script is there, and without it. */
export function UndoForm({ batch, label, words }: Props) {
  const { said, isPending, form } = useSaid(takeBundleBack, words.unreachable)
  return (
    <div className="bundle-undo">
      {said?.ok !== true && (
        <form {...form}>
          <input type="hidden" name="batch" value={batch} />
          <button type="submit" className="button button-quiet" disabled={isPending} {...keyed('u')}>
            {words.undo}
            {label !== null && <span className="sr-only"> {label}</span>} <Hint k="u" />
          </button>
        </form>
      )}
      <p role="status" className={said?.ok === false && !isPending ? 'text-bad' : 'text-soft'}>
        {isPending ? words.undoing : said?.text}
      </p>
    </div>
  )
}
