'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { type FormEvent, startTransition, useActionState } from 'react'
import { isOffline } from './offline.ts'
import { SCRIPTED } from './scripted.ts'

/** Where a form leads once it is done, or why it was not; then `kept` is what had been typed. */
export type Gone =
  | { readonly ok: true; readonly href: Route }
  | { readonly ok: false; readonly text: string; readonly kept: string | null }

/**
 * A form that is sent to `act` and leads somewhere else. It works before the script is there, and without it; with it,
 * what was entered stays where the server is away or refuses.
 */
export function useGoing(act: (before: Gone | null, form: FormData) => Promise<Gone>, unreachable: string) {
  const router = useRouter()
  const [plainly, sendPlainly] = useActionState(act, null)
  const [sent, send, isPending] = useActionState(async (_: Gone | null, form: FormData): Promise<Gone> => {
    try {
      const gone = await act(null, form)
      if (gone.ok) router.push(gone.href)
      return gone
    } catch (error) {
      if (!isOffline(error)) reportError(error)
      return { ok: false, text: unreachable, kept: null }
    }
  }, null)
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    if (isPending) return
    const fields = new FormData(event.currentTarget)
    fields.set(SCRIPTED, '1')
    startTransition(() => send(fields))
  }
  const gone = sent ?? plainly
  return { failed: gone?.ok === false ? gone : null, isPending, form: { action: sendPlainly, onSubmit } }
}
