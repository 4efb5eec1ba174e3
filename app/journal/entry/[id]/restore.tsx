'use client'

import { useSaid } from '../../../_ui/use-said.ts'
import { restoreEntry } from './actions.ts'

type Props = {
  fields: Readonly<Record<'id' | 'version' | 'base', string>>
  words: Readonly<Record<'restore' | 'saving' | 'unreachable', string>>
}

/** Makes an entry read as it did. Works before the script is there, and without it. */
export function RestoreEntry({ fields, words }: Props) {
  const { said, isPending, form } = useSaid(restoreEntry, words.unreachable)
  return (
    <form {...form} className="entry-act">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" className="entry-quiet" disabled={isPending}>
        {words.restore}
      </button>
      <span role="status" className={said?.ok === false && !isPending ? 'text-bad' : 'text-soft'}>
        {isPending ? words.saving : said?.text}
      </span>
    </form>
  )
}
