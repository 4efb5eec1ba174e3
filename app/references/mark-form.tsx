'use client'

import { useSaid } from '../_ui/use-said.ts'
import { mark } from './actions.ts'

type Props = {
  /** Of the place that is marked. */
  of: string
  isRead: boolean
  /** `action`: what the button does. `label`: the same, with the title it does it to. */
  words: { readonly action: string; readonly label: string; readonly unreachable: string }
}

/** Marks a reference as read, or takes that back. */
export function MarkForm({ of, isRead, words }: Props) {
  const { said, isPending, form } = useSaid(mark, words.unreachable)
  return (
    <form {...form} className="mark-form">
      <input type="hidden" name="key" value={of} />
      <input type="hidden" name="isRead" value={isRead ? '0' : '1'} />
      <button type="submit" aria-label={words.label} aria-disabled={isPending}>
        {words.action}
      </button>
      <span role="status" className="text-bad">
        {said?.ok === false && !isPending ? said.text : ''}
      </span>
    </form>
  )
}
