'use client'

import { useSaid } from '../../../_ui/use-said.ts'
import { undo } from './actions.ts'

type Props = { batch: string; words: Readonly<Record<'undo' | 'saving' | 'unreachable', string>> }

/** Takes a merger back, or says why not. */
export function UndoForm({ batch, words }: Props) {
  const { said, isPending, form } = useSaid(undo, words.unreachable)
  return (
    <form className="merge-form" {...form}>
      <input type="hidden" name="batch" value={batch} />
      <button type="submit" className="button button-quiet" disabled={isPending}>
        {words.undo}
      </button>
      <p role="status" className={said?.ok === false && !isPending ? 'text-bad' : 'text-soft'}>
        {isPending ? words.saving : said?.text}
      </p>
    </form>
  )
}
