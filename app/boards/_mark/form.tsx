'use client'

import type { BoardState } from '#core/schedule/board.ts'
import { useSaid } from '../../_ui/use-said.ts'
import { mark } from './actions.ts'

export type MarkWords = Readonly<
  Record<'state' | 'note' | 'startedOn' | 'finishedOn' | 'empty' | 'save' | 'undo' | 'saving' | 'unreachable', string>
>
type Props = {
  cardId: string
  /** What was said last; empty: as facts have it. */
  said: Readonly<Record<'state' | 'note' | 'startedOn' | 'finishedOn', string>>
  states: readonly { readonly value: BoardState | ''; readonly name: string }[]
  words: MarkWords
  /** What opens it. Left out: it is open. */
  summary?: string | undefined
}

/** Where the learner says a question stands. Works before the script is there, and without it. */
export function MarkForm({ cardId, said: last, states, words, summary }: Props) {
  const { said, isPending, form } = useSaid(mark, words.unreachable)
  const id = (name: string): string => `mark-${cardId}-${name}`
  // What is said now is what the fields begin with.
  const fields = (
    <form key={JSON.stringify(last)} {...form} className="mark-fields">
      <input type="hidden" name="cardId" value={cardId} />
      <label htmlFor={id('state')}>
        {words.state}
        <select id={id('state')} name="state" className="field" defaultValue={last.state}>
          {states.map(({ value, name }) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {(['startedOn', 'finishedOn'] as const).map((name) => (
        <label key={name} htmlFor={id(name)}>
          {words[name]}
          <input id={id(name)} name={name} type="date" className="field" defaultValue={last[name]} />
        </label>
      ))}
      <label htmlFor={id('note')} className="mark-note">
        {words.note}
        <input id={id('note')} name="note" className="field" maxLength={500} defaultValue={last.note} />
      </label>
      <p>{words.empty}</p>
      <button type="submit" className="button button-quiet" disabled={isPending}>
        {words.save}
      </button>
    </form>
  )
  return (
    <div className="mark">
      {summary === undefined ? (
        fields
      ) : (
        <details>
          <summary className="action">{summary}</summary>
          {fields}
        </details>
      )}
      <div className="mark-outcome">
        <p role="status" className={said?.ok === false && !isPending ? 'text-bad' : 'text-soft'}>
          {isPending ? words.saving : said?.text}
        </p>
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
