'use client'

import { useParams, useSearchParams } from 'next/navigation'
import { idOfParam } from '../_ui/links.ts'
import { useGoing } from '../_ui/use-going.ts'
import { undoMade } from './actions.ts'

type Words = Readonly<Record<'made' | 'undo' | 'saving' | 'unreachable', string>>

/** Of a card that was just made: that it was, and how to take it back. On whatever page it is written in. */
export function Made({ words }: { words: Words }) {
  const batch = useSearchParams().get('made')
  const param = useParams()['idAndSlug']
  const { failed, isPending, form } = useGoing(undoMade, words.unreachable)
  if (batch === null || typeof param !== 'string') return null
  return (
    <div className="made">
      <p role="status" className={failed !== null && !isPending ? 'text-bad' : ''}>
        {isPending ? words.saving : (failed?.text ?? words.made)}
      </p>
      <form {...form}>
        <input type="hidden" name="undo" value={batch} />
        <input type="hidden" name="cardId" value={idOfParam(param)} />
        <button type="submit" className="action" disabled={isPending}>
          {words.undo}
        </button>
      </form>
    </div>
  )
}
