'use client'

import { type ReactNode, useRef } from 'react'
import { Hint, keyed } from '../../../_ui/kbd.tsx'
import { Outcome } from './outcome.tsx'
import type { Act, ActWords } from './said.ts'
import { useAct } from './use-act.ts'

type Props = {
  /** Of the dialog. */
  id: string
  act: Act
  /** `open` shows the dialog; `yes` does what it says. */
  words: ActWords & Readonly<Record<'open' | 'title' | 'yes' | 'no', string>>
  /** Shows the dialog too. */
  k?: string
  /** What cannot be taken back: Enter alone does not do it. */
  isGrave?: boolean
  /** What is about to happen, and the fields that are sent. */
  children: ReactNode
}

/** Something that is done only once it was shown what it does. */
export function Confirm({ id, act, words, k, isGrave = false, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const no = useRef<HTMLButtonElement>(null)
  const { said, isPending, submit } = useAct(act, words.unsent, () => dialog.current?.close())
  const outcome = <Outcome said={said} isPending={isPending} words={words} />
  const open = () => {
    dialog.current?.showModal()
    if (isGrave) no.current?.focus()
  }
  return (
    <>
      <button
        type="button"
        className="action"
        aria-haspopup="dialog"
        onClick={open}
        {...(k === undefined ? {} : keyed(k))}
      >
        {words.open} {k !== undefined && <Hint k={k} />}
      </button>
      <dialog ref={dialog} id={id} className="sheet past-sheet" aria-labelledby={`${id}-title`}>
        <form onSubmit={submit} aria-busy={isPending}>
          <h2 id={`${id}-title`} className="font-semibold text-ink">
            {words.title}
          </h2>
          {children}
          <p className="mt-5 flex flex-wrap gap-2">
            <button type="submit" className="button" disabled={isPending}>
              {words.yes}
            </button>
            <button ref={no} type="button" className="button button-quiet" onClick={() => dialog.current?.close()}>
              {words.no} <Hint k="Esc" />
            </button>
          </p>
          {said?.isDone === false && outcome}
        </form>
      </dialog>
      {said?.isDone !== false && outcome}
    </>
  )
}
