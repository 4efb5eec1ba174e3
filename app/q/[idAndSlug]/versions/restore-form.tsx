'use client'

import { useSaid } from '../../../_ui/use-said.ts'
import { restore } from './actions.ts'

type Props = {
  fields: Readonly<Record<'cardId' | 'n' | 'stage' | 'expectedHash', string>>
  /** What is asked, what it does, and the word that does it. Null: there is nothing to restore. */
  offer: Readonly<Record<'open' | 'note' | 'yes', string>> | null
  words: Readonly<Record<'saving' | 'unreachable', string>>
}

/** Asks before it restores, and says what came of it. Works before the script is there, and without it. */
export function RestoreForm({ fields, offer, words }: Props) {
  const { said, isPending, form } = useSaid(restore, words.unreachable)
  if (offer === null && said === null) return null
  return (
    <div className="version-restore">
      {offer !== null && (
        <details>
          <summary className="action">{offer.open}</summary>
          <form {...form}>
            {Object.entries(fields).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <p>{offer.note}</p>
            <button type="submit" className="button button-quiet" disabled={isPending}>
              {offer.yes}
            </button>
          </form>
        </details>
      )}
      <p role="status" className={said?.ok === false && !isPending ? 'text-bad' : 'text-soft'}>
        {isPending ? words.saving : said?.text}
      </p>
    </div>
  )
}
