'use client'

import type { ReactNode } from 'react'
import { SaidLine } from '../../../_ui/said-line.tsx'
import { useSaid } from '../../../_ui/use-said.ts'
import { organiseCard } from './actions.ts'

/** One thing that can be done to the card: what it is called, what it will change, and what has to be said for it. */
export type Deed = {
  readonly deed: 'rename' | 'move' | 'archive' | 'take-out'
  readonly title: string
  readonly notes: ReactNode
  readonly fields: ReactNode
  readonly yes: string
}

type Props = {
  fields: Readonly<Record<'cardId' | 'expectedHash', string>>
  deeds: readonly Deed[]
  words: Readonly<Record<'saving' | 'unreachable' | 'undo', string>>
}

/** A form for each deed, and what became of the last one, which can be taken back. Works before the script is there, and without it. */
export function OrganiseForms({ fields, deeds, words }: Props) {
  const { said, isPending, form } = useSaid(organiseCard, words.unreachable)
  return (
    <>
      <SaidLine said={said} isPending={isPending} form={form} words={words} />
      {deeds.map(({ deed, title, notes, fields: own, yes }) => (
        <section key={deed} className="block organise-deed" aria-labelledby={`deed-${deed}`}>
          <h2 id={`deed-${deed}`} className="block-head">
            {title}
          </h2>
          <form {...form}>
            <input type="hidden" name="deed" value={deed} />
            {Object.entries(fields).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            {own}
            <div className="organise-notes">{notes}</div>
            <button type="submit" className="button button-quiet" disabled={isPending}>
              {yes}
            </button>
          </form>
        </section>
      ))}
    </>
  )
}
