'use client'

import { type FormEvent, startTransition, useActionState } from 'react'
import { isOffline } from './offline.ts'

/** What became of a form that can be taken back. `undo`: names what can be. */
export type Said = { readonly ok: boolean; readonly text: string; readonly undo: string | null }

/**
 * Forms that are sent to `act`, and what became of the last one. They work before the script is there, and without it;
 * with it, what was entered stays where the server is away, and is said to.
 */
export function useSaid<S extends Said>(
  act: (before: S | Said | null, form: FormData) => Promise<S>,
  unreachable: string,
) {
  const [plainly, sendPlainly] = useActionState<S | Said | null, FormData>(act, null)
  const [sent, send, isPending] = useActionState(async (_: S | Said | null, form: FormData): Promise<S | Said> => {
    try {
      return await act(null, form)
    } catch (error) {
      if (!isOffline(error)) reportError(error)
      return { ok: false, text: unreachable, undo: null }
    }
  }, null)
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    event.currentTarget.closest('details')?.removeAttribute('open')
    startTransition(() => send(fields))
  }
  return { said: sent ?? plainly, isSent: sent !== null, isPending, form: { action: sendPlainly, onSubmit } }
}
