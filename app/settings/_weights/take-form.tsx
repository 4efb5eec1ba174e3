'use client'

import { type FormEvent, type ReactNode, startTransition, useActionState, useEffect, useRef } from 'react'
import { isOffline } from '../../_ui/offline.ts'
import type { Saved } from '../settings-form.tsx'
import { takeWeights } from './actions.ts'

type Props = {
  words: Readonly<Record<'taking' | 'unreachable', string>>
  /** With a button that says what is to be taken; what came of it stands below. */
  last: ReactNode
  /** More of them. */
  children: ReactNode
}

/** Puts weights in force, and says what came of it. Works before the script is there, and without it. */
export function TakeForm({ words, last, children }: Props) {
  const [plainly, sendPlainly] = useActionState(takeWeights, null)
  const [sent, send, isPending] = useActionState(async (_: Saved | null, form: FormData): Promise<Saved> => {
    try {
      return await takeWeights(null, form)
    } catch (error) {
      if (!isOffline(error)) reportError(error)
      return { ok: false, text: words.unreachable }
    }
  }, null)
  const said = sent ?? plainly
  const status = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    // The button that was pressed may be gone; whoever pressed it is not to be sent to the top of the page.
    if (sent && document.activeElement === document.body) status.current?.focus({ preventScroll: true })
  }, [sent])
  return (
    <form
      action={sendPlainly}
      aria-busy={isPending}
      onSubmit={(event: FormEvent<HTMLFormElement> & { nativeEvent: SubmitEvent }) => {
        event.preventDefault()
        if (isPending) return
        const fields = new FormData(event.currentTarget, event.nativeEvent.submitter)
        startTransition(() => send(fields))
      }}
    >
      {last}
      <p
        role="status"
        ref={status}
        tabIndex={-1}
        className={said?.ok === false && !isPending ? 'text-bad' : 'text-soft'}
      >
        {isPending ? words.taking : said?.text}
      </p>
      {children}
    </form>
  )
}
