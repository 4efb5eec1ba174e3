'use client'

import type { ReactNode } from 'react'
import { useSaid } from '../../../../_ui/use-said.ts'
import { saveRights } from './actions.ts'

type Props = {
  words: Readonly<Record<'save' | 'saving' | 'unsent', string>>
  children: ReactNode
}

/** Sends the fields, and says what became of them. Works before the script is there, and without it. */
export function RightsForm({ words, children }: Props) {
  const { said, isPending, form } = useSaid(saveRights, words.unsent)
  return (
    <form {...form}>
      {children}
      <p className="mt-5 flex items-center gap-4">
        <button type="submit" className="button button-quiet" disabled={isPending}>
          {words.save}
        </button>
        <span role="status" className={said?.ok === false && !isPending ? 'text-bad' : 'text-soft'}>
          {isPending ? words.saving : said?.text}
        </span>
      </p>
    </form>
  )
}
