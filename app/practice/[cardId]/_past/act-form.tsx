'use client'

import type { ReactNode } from 'react'
import { Outcome } from './outcome.tsx'
import type { Act, ActWords } from './said.ts'
import { useAct } from './use-act.ts'

type Props = { act: Act; words: ActWords; className?: string; children: ReactNode }

/** A form that stays where it is and says what came of it. Its fields are emptied once they are taken. */
export function ActForm({ act, words, className, children }: Props) {
  const { said, isPending, submit } = useAct(act, words.unsent, (form) => form.reset())
  return (
    <form onSubmit={submit} className={className} aria-busy={isPending}>
      {children}
      <Outcome said={said} isPending={isPending} words={words} />
    </form>
  )
}
