'use client'

import { useSaid } from '../../_ui/use-said.ts'
import { takeImportBack } from '../actions.ts'

type Props = {
  id: string
  words: Readonly<Record<'open' | 'note' | 'yes' | 'undoing' | 'unreachable', string>>
}

/** Asks before it takes an import back. Works before the script is there, and without it. */
export function UndoForm({ id, words }: Props) {
  const { said, isPending, form } = useSaid(takeImportBack, words.unreachable)
  return (
    <div className="import-undo">
      <details>
        <summary className="action">{words.open}</summary>
        <form {...form}>
          <input type="hidden" name="id" value={id} />
          <p>{words.note}</p>
          <button type="submit" className="button button-quiet" disabled={isPending}>
            {words.yes}
          </button>
        </form>
      </details>
      <p role="status" className={said?.ok === false && !isPending ? 'text-bad' : 'text-soft'}>
        {isPending ? words.undoing : said?.text}
      </p>
    </div>
  )
}
