'use client'

import type { MergeInput } from '#core/study/merge.ts'
import { useSaid } from '../../../_ui/use-said.ts'
import { merge } from './actions.ts'

type Props = {
  fields: MergeInput
  words: Readonly<Record<'yes' | 'note' | 'saving' | 'unreachable', string>>
}

/** The button that merges, and why it did not. Works before the script is there, and without it. */
export function MergeForm({ fields, words }: Props) {
  const { said, isPending, form } = useSaid(merge, words.unreachable)
  return (
    <form className="merge-form" {...form}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" className="button" disabled={isPending}>
        {words.yes}
      </button>
      <p className="text-soft">{words.note}</p>
      <p role="status" className={said?.ok === false && !isPending ? 'text-bad' : 'text-soft'}>
        {isPending ? words.saving : said?.text}
      </p>
    </form>
  )
}
