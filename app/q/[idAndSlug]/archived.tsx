'use client'

import { useSaid } from '../../_ui/use-said.ts'
import { organiseCard } from './organise/actions.ts'

type Props = {
  fields: Readonly<Record<'cardId' | 'expectedHash', string>>
  /** That it is archived. Null: it is not; what was done just now is still said. */
  now: string | null
  words: Readonly<Record<'takeOut' | 'saving' | 'unreachable' | 'undo', string>>
}

/** Says that a card is archived, and takes it out again. */
export function Archived({ fields, now, words }: Props) {
  const { said, isPending, form } = useSaid(organiseCard, words.unreachable)
  const undo = said?.undo ?? null
  if (now === null && said === null) return null
  return (
    <div className="notice archived">
      <p role="status" className={said?.ok === false && !isPending ? 'text-bad' : ''}>
        {isPending ? words.saving : said?.ok === false || now === null ? said?.text : now}
      </p>
      {(now !== null || undo !== null) && (
        <form {...form}>
          {now === null ? (
            <input type="hidden" name="undo" value={undo ?? ''} />
          ) : (
            <>
              <input type="hidden" name="deed" value="take-out" />
              {Object.entries(fields).map(([name, value]) => (
                <input key={name} type="hidden" name={name} value={value} />
              ))}
            </>
          )}
          <button type="submit" className="button button-quiet" disabled={isPending}>
            {now === null ? words.undo : words.takeOut}
          </button>
        </form>
      )}
    </div>
  )
}
