'use client'

import { useSaid } from '../_ui/use-said.ts'
import { spread } from './actions.ts'

type Props = {
  /** Null: too few to be spread. What was done just now is still said. */
  overdue: string | null
  choices: readonly { readonly days: number; readonly text: string }[]
  chosen: number
  words: Readonly<Record<'over' | 'spread' | 'note' | 'undo' | 'saving' | 'unreachable', string>>
}

/** Spreads what is overdue over days, and takes that back. */
export function BacklogForm({ overdue, choices, chosen, words }: Props) {
  const { said, isPending, form } = useSaid(spread, words.unreachable)
  if (overdue === null && said === null) return null
  return (
    <div className="backlog">
      {overdue !== null && (
        <details>
          <summary>{overdue}</summary>
          <p className="text-soft">{words.note}</p>
          <form {...form}>
            <label htmlFor="spread-days">{words.over}</label>
            <select id="spread-days" name="days" className="field" defaultValue={chosen}>
              {choices.map(({ days, text }) => (
                <option key={days} value={days}>
                  {text}
                </option>
              ))}
            </select>
            <button type="submit" className="button button-quiet" disabled={isPending}>
              {words.spread}
            </button>
          </form>
        </details>
      )}
      <div className="schedule-said">
        <div role="status" className={said?.ok === false ? 'text-bad' : ''}>
          {isPending ? words.saving : said?.text}
        </div>
        {said?.undo && !isPending && (
          <form {...form}>
            <input type="hidden" name="undo" value={said.undo} />
            <button type="submit" className="action">
              {words.undo}
            </button>
          </form>
        )}
      </div>
    </div>
  )
}
