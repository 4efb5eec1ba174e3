'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import type { CardId } from '#core/card/card.ts'
import type { ActionInput } from '#core/study/actions.ts'
import type { StudyDay } from '#core/schedule/study-day.ts'
import { Hint, keyed } from '../../_ui/kbd.tsx'
import { useSaid } from '../../_ui/use-said.ts'
import { schedule } from './schedule-actions.ts'

/** `unbury` is `resume` by another name: what is back is the same card, the day is not. */
export type Deed = { readonly kind: ActionInput['kind'] | 'unbury'; readonly key: string | null; readonly name: string }

type Words = Readonly<Record<'dueOn' | 'setDue' | 'resetNote' | 'resetYes' | 'undo' | 'saving' | 'unreachable', string>>
type Props = {
  cardId: CardId
  deeds: readonly Deed[]
  today: StudyDay
  /** The day that is offered as the next one. */
  dueOn: StudyDay
  words: Words
}

/** A form for each action, and what became of the last one. Works before the script is there, and without it. */
export function ScheduleForms({ cardId, deeds, today, dueOn, words }: Props) {
  const { said, isSent, isPending, form: sending } = useSaid(schedule, words.unreachable)
  const status = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // The button that was pressed may be gone; whoever pressed it is not to be sent to the top of the page.
    if (isSent && document.activeElement === document.body) status.current?.focus({ preventScroll: true })
  }, [said, isSent])

  const form = (children: ReactNode) => (
    <form {...sending}>
      <input type="hidden" name="cardId" value={cardId} />
      {children}
    </form>
  )
  return (
    <>
      <div className="schedule-said">
        <div role="status" ref={status} tabIndex={-1} className={said?.ok === false ? 'text-bad' : ''}>
          {isPending && !said ? words.saving : said?.text}
        </div>
        {said?.undo &&
          form(
            <>
              <input type="hidden" name="undo" value={said.undo} />
              <button type="submit" className="action" disabled={isPending} {...keyed('u')}>
                {words.undo} <Hint k="u" />
              </button>
            </>,
          )}
      </div>
      <ul className="actions">
        {deeds.map(({ kind, key, name }) => (
          <li key={key ?? kind}>
            {kind === 'set-due' || kind === 'reset' ? (
              <details>
                <summary className="action">{name}</summary>
                {form(
                  kind === 'set-due' ? (
                    <>
                      <input type="hidden" name="kind" value="set-due" />
                      <label htmlFor="due-on">{words.dueOn}</label>
                      <input
                        id="due-on"
                        name="on"
                        type="date"
                        className="field"
                        required
                        min={today}
                        defaultValue={dueOn}
                      />
                      <button type="submit" className="button button-quiet" disabled={isPending}>
                        {words.setDue}
                      </button>
                    </>
                  ) : (
                    <>
                      <input type="hidden" name="kind" value="reset" />
                      <p>{words.resetNote}</p>
                      <button type="submit" className="button button-quiet" disabled={isPending}>
                        {words.resetYes}
                      </button>
                    </>
                  ),
                )}
              </details>
            ) : (
              form(
                <>
                  <input type="hidden" name="kind" value={kind === 'unbury' ? 'resume' : kind} />
                  <button
                    type="submit"
                    className={kind === 'studied' ? 'button button-quiet' : 'action'}
                    disabled={isPending}
                    {...(key === null ? {} : keyed(key))}
                  >
                    {name} {key !== null && <Hint k={key} />}
                  </button>
                </>,
              )
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
