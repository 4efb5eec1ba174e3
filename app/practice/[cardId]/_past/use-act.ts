'use client'

import { type FormEvent, startTransition, useActionState } from 'react'
import { isOffline } from '../../../_ui/offline.ts'
import type { Act, Said } from './said.ts'

/** Sends a form and knows what became of it. What was entered stays unless `onDone` takes it away. */
export function useAct(act: Act, unsent: string, onDone: (form: HTMLFormElement) => void) {
  type Sent = { readonly fields: FormData; readonly form: HTMLFormElement }
  const [said, send, isPending] = useActionState(async (_: Said | null, { fields, form }: Sent): Promise<Said> => {
    try {
      const result = await act(fields)
      if (result.isDone) onDone(form)
      return result
    } catch (error) {
      if (!isOffline(error)) reportError(error)
      return { isDone: false, text: unsent, link: null }
    }
  }, null)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    // Not as the form's action: React would empty the fields after it, failed or not.
    event.preventDefault()
    const form = event.currentTarget
    const { nativeEvent } = event
    const submitter = nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null
    if (isPending) return
    const fields = new FormData(form, submitter)
    startTransition(() => send({ fields, form }))
  }
  return { said, isPending, submit }
}
