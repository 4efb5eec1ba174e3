'use client'

import type { ReactNode } from 'react'
import { SaidLine } from '../_ui/said-line.tsx'
import { useSaid } from '../_ui/use-said.ts'
import { mend } from './actions.ts'

/** A dead link: what is said of it, what else can be done, and what points it to where it was most likely meant to lead. */
export type DeadRow = {
  readonly key: string
  readonly about: ReactNode
  readonly others: ReactNode
  /** Null: nothing is like it, or it cannot be done from here. */
  readonly fields: Readonly<Record<'cardId' | 'expectedHash' | 'line' | 'column' | 'to', string>> | null
}

type Props = {
  rows: readonly DeadRow[]
  words: Readonly<Record<'point' | 'saving' | 'unreachable' | 'undo', string>>
}

/** The dead links, and what became of the last one that was mended, which can be taken back. Works without the script as well. */
export function DeadRows({ rows, words }: Props) {
  const { said, isPending, form } = useSaid(mend, words.unreachable)
  return (
    <>
      <SaidLine said={said} isPending={isPending} form={form} words={words} />
      <ul className="dead-links">
        {rows.map(({ key, about, others, fields }) => (
          <li key={key}>
            {about}
            <div className="dead-link-deeds">
              {fields && (
                <form {...form}>
                  {Object.entries(fields).map(([name, value]) => (
                    <input key={name} type="hidden" name={name} value={value} />
                  ))}
                  <button type="submit" className="button button-quiet" disabled={isPending}>
                    {words.point}
                  </button>
                </form>
              )}
              {others}
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}
