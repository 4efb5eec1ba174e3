'use client'

import type { useSaid } from './use-said.ts'
import { Hint, keyed } from './kbd.tsx'

type Props = Pick<ReturnType<typeof useSaid>, 'said' | 'isPending' | 'form'> & {
  words: Readonly<Record<'saving' | 'undo', string>>
}

/** What became of the form that was sent last, and a button that takes it back where it can be. */
export function SaidLine({ said, isPending, form, words }: Props) {
  return (
    <div className="organise-said">
      <p role="status" className={said?.ok === false && !isPending ? 'text-bad' : ''}>
        {isPending ? words.saving : said?.text}
      </p>
      {said?.undo && !isPending && (
        <form {...form}>
          <input type="hidden" name="undo" value={said.undo} />
          <button type="submit" className="action" {...keyed('u')}>
            {words.undo} <Hint k="u" />
          </button>
        </form>
      )}
    </div>
  )
}
